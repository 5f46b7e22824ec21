import type { ImportView } from '@guatu/contract/imports'
import { Tabs } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { ColumnsList } from './columns-list.tsx'
import { DoubtsList } from './doubts-list.tsx'
import { type Pending, rowsOf, type Tab, tabsOf } from './import-model.ts'
import { AskList, BadList, ChangedList, PlainList, SumsList } from './row-lists.tsx'

export type UnderstoodProps = {
  view: ImportView
  pending: Pending
  /** Absent: only to read. */
  onPending?: (pending: Pending) => void
  onCell: (cell: { sheet: string; cell: string }) => void
}

/** What was understood, by what it asks of the office. */
export function UnderstoodView(props: UnderstoodProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLElement>(null)
  useRowKeys(frame)
  const tabs = tabsOf(props.view)
  const [tab, setTab] = useState<Tab>(tabs[0]?.tab ?? 'columns')
  return (
    <section className="import-understood" ref={frame} aria-label={t('imports:understood')}>
      <Tabs
        tabBarGutter={16}
        activeKey={tab}
        onChange={(key) => setTab(key as Tab)}
        items={tabs.map(({ tab: key, count }) => ({
          key,
          label: `${t(`imports:tab.${key}`)}${count > 0 ? ` ${count}` : ''}`,
        }))}
      />
      <Shown tab={tab} {...props} />
    </section>
  )
}

function Shown({ tab, ...props }: UnderstoodProps & { tab: Tab }) {
  const { view, onCell } = props
  if (tab === 'doubts') return <DoubtsList {...props} />
  if (tab === 'ask') return <AskList {...props} rows={rowsOf(view, 'ask')} />
  if (tab === 'bad') return <BadList {...props} rows={rowsOf(view, 'bad')} />
  if (tab === 'changed') return <ChangedList rows={rowsOf(view, 'changed')} onCell={onCell} />
  if (tab === 'new' || tab === 'same') return <PlainList rows={rowsOf(view, tab)} onCell={onCell} />
  if (tab === 'gone') return <GoneList view={view} />
  if (tab === 'sums') return <SumsList view={view} />
  return <ColumnsList {...props} />
}

function GoneList({ view }: { view: ImportView }) {
  const { t } = useTranslation()
  return (
    <>
      <p className="half-hint">{t('imports:goneHint')}</p>
      <ul className="lines">
        {view.gone.map((project) => (
          <li key={project.projectId}>{project.name}</li>
        ))}
      </ul>
    </>
  )
}
