import type { Lack } from '@guatu/contract/organization'
import { ANSWERERS } from '@guatu/domain/projects/class-demands'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { organizationKeys } from './keys.ts'
import { useLacks } from './queries.ts'

type Row = z.infer<typeof Lack>

/** What each project's class demands (a task force, an officer, an area HQ) and has not got. */
export function LacksView() {
  const { t } = useTranslation()
  const counts = useLacks().data
  const columns: ListColumn<Row>[] = [
    { key: 'project', title: t('organization:project'), sort: 'project', render: (row) => row.projectName },
    {
      key: 'listing',
      title: t('organization:listing'),
      sort: 'listing',
      render: (row) => row.listing,
    },
    {
      key: 'lacking',
      title: t('organization:lacking'),
      sort: 'lacks',
      descending: true,
      render: (row) => row.lacks.map((lack) => t(`organization:lack.${lack}`)).join(t('shell:comma')),
    },
  ]
  return (
    <ListPage<Row>
      title={t('organization:view.lacks')}
      queryKey={organizationKeys.lacks}
      path="api/organization/lacks"
      exportPath="api/organization/lacks.xlsx"
      columns={columns}
      filters={[
        {
          name: 'lack',
          label: t('organization:lacking'),
          options: ANSWERERS.map((lack) => ({ value: lack, label: t(`organization:lack.${lack}`) })),
        },
        {
          name: 'listing',
          label: t('organization:listing'),
          options: (counts?.listings ?? []).map((list) => ({ value: list, label: list })),
        },
      ]}
      rowKey={(row) => row.projectId}
      rowTo={(row) => `/projects/${row.projectId}`}
      note={
        counts && (
          <span className="list-total">
            {t('organization:complete', { complete: counts.complete, total: counts.listed })}
          </span>
        )
      }
      empty={{ title: t('organization:allComplete') }}
    />
  )
}
