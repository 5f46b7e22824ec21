import type { ImportView } from '@guatu/contract/imports'
import { Tabs } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { ColumnsList } from './columns-list.tsx'
import { DoubtsList } from './doubts-list.tsx'
import { type Pending, type Tab, tabAddress, tabsOf } from './import-model.ts'
import { AskList, BadList, ChangedList, PlainList, SumsList } from './row-lists.tsx'

export type UnderstoodProps = {
  view: ImportView
  pending: Pending
  /** Absent: only to read. */
  onPending?: (pending: Pending) => void
  onCell: (cell: { sheet: string; cell: string }) => void
}

/** What was understood, by what it asks of the office; the tab and what narrows its list stand in the address. */
export function UnderstoodView(props: UnderstoodProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLElement>(null)
  useRowKeys(frame)
  const [params, setParams] = useSearchParams()
  const tabs = tabsOf(props.view)
  const tab = tabs.find((one) => one.tab === params.get('tab'))?.tab ?? tabs[0]?.tab ?? 'columns'
  return (
    <section className="import-understood" ref={frame} aria-label={t('imports:understood')}>
      <Tabs
        tabBarGutter={16}
        activeKey={tab}
        onChange={(key) => setParams(tabAddress(params, key as Tab), { replace: true })}
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
  const { t } = useTranslation()
  const { view, onCell } = props
  if (tab === 'doubts') return <DoubtsList {...props} />
  if (tab === 'ask') return <AskList {...props} />
  if (tab === 'bad') return <BadList {...props} />
  if (tab === 'changed') return <ChangedList view={view} list="changed" onCell={onCell} />
  if (tab === 'gone') return <PlainList view={view} list="gone" onCell={onCell} hint={t('imports:goneHint')} />
  if (tab === 'sums') return <SumsList view={view} />
  if (tab === 'columns') return <ColumnsList {...props} />
  return <PlainList key={tab} view={view} list={tab} onCell={onCell} />
}
