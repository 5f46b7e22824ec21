import type { Unit } from '@guatu/contract/organization'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { useMay } from '../platform/session.ts'
import { organizationKeys } from './keys.ts'
import { LacksView } from './lacks-view.tsx'
import { unitKinds, vacantPosts } from './organization-model.ts'
import { PostsView } from './posts-view.tsx'
import { SetupView } from './setup-view.tsx'
import { UnitDrawer } from './unit-drawer.tsx'
import { UnitForm } from './unit-form.tsx'
import './organization.css'

const views = ['units', 'posts', 'lacks', 'setup'] as const
type View = (typeof views)[number]

/** Who answers: units and their posts, what is lacking, and an evening's set-up from one sheet. */
export function OrganizationPage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const mayOrganize = useMay('organize')
  const shown = views.filter((view) => view !== 'setup' || mayOrganize)
  const view = shown.find((name) => name === params.get('view')) ?? 'units'
  return (
    <div className="organization">
      <Tabs
        className="organization-tabs no-print"
        activeKey={view}
        onChange={(key) => setParams(key === 'units' ? {} : { view: key as View })}
        items={shown.map((key) => ({ key, label: t(`organization:view.${key}`) }))}
      />
      {view === 'units' && <Units mayOrganize={mayOrganize} />}
      {view === 'posts' && <PostsView />}
      {view === 'lacks' && <LacksView />}
      {view === 'setup' && <SetupView />}
    </div>
  )
}

function useColumns(): ListColumn<Unit>[] {
  const { t } = useTranslation()
  return [
    { key: 'name', title: t('organization:name'), sort: 'name', render: (row) => row.name },
    {
      key: 'kind',
      title: t('organization:kindLabel'),
      width: 112,
      sort: 'kind',
      render: (row) => t(`organization:kind.${row.kind}`),
    },
    {
      key: 'parent',
      title: t('organization:parent'),
      desk: true,
      sort: 'parent',
      render: (row) => row.parentName ?? '—',
    },
    {
      key: 'projects',
      title: t('organization:projects'),
      width: 80,
      align: 'right',
      sort: 'projects',
      descending: true,
      render: (row) => row.projectCount,
    },
    { key: 'posts', title: t('organization:posts'), render: (row) => <PostsOf unit={row} /> },
  ]
}

function Units({ mayOrganize }: { mayOrganize: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Unit | null>(null)
  const [creating, setCreating] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: organizationKeys.units })
  const columns = useColumns()
  return (
    <>
      <ListPage<Unit>
        title={t('organization:title')}
        queryKey={organizationKeys.units}
        path="api/units"
        exportPath="api/units.xlsx"
        columns={columns}
        filters={[
          {
            name: 'kind',
            label: t('organization:kindLabel'),
            options: unitKinds.map((kind) => ({ value: kind, label: t(`organization:kind.${kind}`) })),
          },
          {
            name: 'posts',
            label: t('organization:posts'),
            single: true,
            options: [{ value: 'vacant', label: t('organization:withVacancy') }],
          },
        ]}
        searchHint={t('organization:searchUnits')}
        rowKey={(row) => row.id}
        onOpen={setChosen}
        actions={
          mayOrganize && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {t('organization:create')}
            </Button>
          )
        }
        empty={{ title: t('organization:nothing'), hint: t('organization:nothingHint') }}
      />
      <UnitDrawer
        unit={chosen}
        mayOrganize={mayOrganize}
        onClose={() => setChosen(null)}
        onChanged={() => {
          setChosen(null)
          void refresh()
        }}
      />
      <UnitForm open={creating} unit={null} onClose={() => setCreating(false)} onDone={() => void refresh()} />
    </>
  )
}

function PostsOf({ unit }: { unit: Unit }) {
  const { t } = useTranslation()
  const vacant = vacantPosts(unit)
  const held = unit.posts.flatMap((post) => (post.holder ? [`${post.title} ${post.holder.personName}`] : []))
  return (
    <>
      <span className="two-lines">{held.join(t('parts:semicolon')) || '—'}</span>
      {vacant > 0 && <span className="second-line">! {t('organization:vacant', { count: vacant })}</span>}
    </>
  )
}
