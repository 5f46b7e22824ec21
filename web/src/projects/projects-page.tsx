import type { ProjectRow } from '@guatu/contract/projects'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownAsOf } from '../app/shown-as-of.ts'
import { useLastLedger } from '../imports/queries.ts'
import { ListPage } from '../parts/list-page.tsx'
import { useMoneyUnit } from '../parts/money-unit.ts'
import { UnitSwitch } from '../parts/unit-switch.tsx'
import { addressOf } from '../platform/address.ts'
import { useMay } from '../platform/session.ts'
import { projectKeys } from './keys.ts'
import { NewProject } from './new-project.tsx'
import { useProjectColumns, useProjectFilters } from './projects-view.tsx'
import './projects.css'

/** All projects the reader may see: filters, order, address, Excel of exactly what is shown. */
export function ProjectsPage() {
  const { t } = useTranslation()
  const [unit] = useMoneyUnit()
  const [making, setMaking] = useState(false)
  const columns = useProjectColumns(unit)
  const filters = useProjectFilters()
  useShownAsOf(null)
  const ledger = useLastLedger(useMay('import'))
  const mayCreate = useMay('createProject')
  return (
    <>
      <ListPage<ProjectRow>
        title={t('projects:list.title')}
        queryKey={projectKeys.list}
        path="api/projects"
        exportPath="api/projects.xlsx"
        topic="projects"
        columns={columns}
        filters={filters}
        rowKey={(row) => row.id}
        rowTo={(row) => `/projects/${row.id}`}
        searchHint={t('projects:list.search')}
        note={<UnitSwitch />}
        actions={
          <>
            {mayCreate && <Button onClick={() => setMaking(true)}>{t('projects:new.title')}</Button>}
            {ledger.data && (
              <Button
                href={addressOf(`api/imports/${ledger.data.id}/ledger.xlsx`)}
                download
                title={ledger.data.fileName}
              >
                {t('projects:list.ledger')}
              </Button>
            )}
          </>
        }
        empty={{ title: t('projects:list.empty'), hint: t('projects:list.emptyHint') }}
      />
      {mayCreate && <NewProject open={making} onClose={() => setMaking(false)} />}
    </>
  )
}
