import type { GroupKind, GroupRow } from '@guatu/contract/groups'
import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useShownAsOf } from '../../app/shown-as-of.ts'
import { ListPage } from '../../parts/list-page.tsx'
import { useRefreshOn } from '../../platform/live.ts'
import '../cards.css'
import { useGroupColumns } from './group-columns.tsx'
import { GroupDrawer } from './group-drawer.tsx'
import { groupKinds, kindOf, shownLevels, withKind, withOpen } from './groups-model.ts'
import { groupKeys } from './keys.ts'
import { useGroupSum } from './queries.ts'
import './groups.css'

/** 单位与行动: which unit, place or campaign stands how, over which projects, by what sum. */
export function GroupsPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const by = kindOf(params.get('by'))
  const columns = useGroupColumns(by)
  const sum = useGroupSum(by)
  useRefreshOn('groups', groupKeys.all)
  useShownAsOf(sum.data?.asOf)
  const open = (id: string | null) => setParams(withOpen(params, id), { replace: true })
  return (
    <>
      <ListPage<GroupRow>
        key={by}
        title={t('groups:title')}
        queryKey={groupKeys.list}
        path="api/groups"
        exportPath="api/groups.xlsx"
        fixed={{ by }}
        topic="groups"
        columns={columns}
        filters={[
          {
            name: 'level',
            label: t('groups:level'),
            options: shownLevels.map((value) => ({ value, label: t(`parts:level.${value}`) })),
          },
        ]}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.id)}
        searchHint={t('groups:search')}
        lead={
          <>
            <KindSwitch by={by} onChange={(kind) => setParams(withKind(params, kind), { replace: true })} />
            {sum.data && (
              <p className="group-sum">
                {t('groups:sum', { sum: sum.data.sum, projects: sum.data.projects, outside: sum.data.outside })}
              </p>
            )}
          </>
        }
        empty={{ title: t('groups:none'), hint: t(by === 'campaign' ? 'groups:noneCampaign' : 'groups:noneHint') }}
      />
      <GroupDrawer by={by} id={params.get('open')} onClose={() => open(null)} />
    </>
  )
}

/** Side by side on a desk; a phone has no room for seven. */
function KindSwitch({ by, onChange }: { by: GroupKind; onChange: (by: GroupKind) => void }) {
  const { t } = useTranslation()
  const options = groupKinds.map((value) => ({ value, label: t(`groups:by.${value}`) }))
  return (
    <div className="group-kinds no-print">
      <Segmented
        className="group-kinds-desk"
        aria-label={t('groups:groupedBy')}
        value={by}
        onChange={onChange}
        options={options}
      />
      <Select
        className="group-kinds-phone"
        aria-label={t('groups:groupedBy')}
        value={by}
        onChange={onChange}
        options={options}
      />
    </div>
  )
}
