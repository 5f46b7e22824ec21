import type { PostInUnit } from '@guatu/contract/organization'
import { useTranslation } from 'react-i18next'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { organizationKeys } from './keys.ts'
import { duties } from './organization-model.ts'

function usePostColumns(): ListColumn<PostInUnit>[] {
  const { t } = useTranslation()
  return [
    { key: 'unit', title: t('organization:unit'), sort: 'unit', render: (row) => row.unitName },
    { key: 'title', title: t('organization:postTitle'), sort: 'title', render: (row) => row.title },
    {
      key: 'duty',
      title: t('organization:dutyLabel'),
      width: 112,
      sort: 'duty',
      render: (row) => t(`organization:duty.${row.duty}`),
    },
    {
      key: 'person',
      title: t('organization:person'),
      width: 112,
      sort: 'person',
      render: (row) => row.holder?.personName ?? `! ${t('organization:vacantPost')}`,
    },
    {
      key: 'phone',
      title: t('organization:phone'),
      width: 144,
      render: (row) => (row.holder?.phone ? <a href={`tel:${row.holder.phone}`}>{row.holder.phone}</a> : <None />),
    },
    {
      key: 'from',
      title: t('organization:heldSince'),
      width: 112,
      desk: true,
      sort: 'from',
      render: (row) => row.holder?.from ?? <None />,
    },
    {
      key: 'projects',
      title: t('organization:projects'),
      width: 80,
      align: 'right',
      render: (row) => row.projectCount,
    },
  ]
}

/** Whom to ring: every post with its unit, who holds it today, since when. */
export function PostsView() {
  const { t } = useTranslation()
  const columns = usePostColumns()
  return (
    <ListPage<PostInUnit>
      title={t('organization:view.posts')}
      queryKey={organizationKeys.posts}
      path="api/posts"
      exportPath="api/posts.xlsx"
      columns={columns}
      filters={[
        {
          name: 'duty',
          label: t('organization:dutyLabel'),
          options: duties.map((duty) => ({ value: duty, label: t(`organization:duty.${duty}`) })),
        },
        {
          name: 'held',
          label: t('organization:heldLabel'),
          single: true,
          options: (['held', 'vacant'] as const).map((held) => ({
            value: held,
            label: t(`organization:held.${held}`),
          })),
        },
      ]}
      rowKey={(row) => row.id}
      searchHint={t('organization:searchPosts')}
      empty={{ title: t('organization:noPosts'), hint: t('organization:nothingHint') }}
    />
  )
}
