import type { AuditEntry } from '@guatu/contract/audit'
import { useTranslation } from 'react-i18next'
import { None } from '../parts/figures.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'

/** 2026-11-20 10:00:00, on the clocks of the office wherever the reader is. */
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/** Who did what, newest first; each entry carries the hash that chains it to the one before. */
export function AuditPage() {
  const { t } = useTranslation()
  const columns: ListColumn<AuditEntry>[] = [
    { key: 'seq', title: t('audit:seq'), width: 80, sort: 'seq', render: (row) => row.seq },
    { key: 'at', title: t('audit:at'), width: 160, render: (row) => clock.format(new Date(row.at)) },
    { key: 'actor', title: t('audit:actor'), width: 160, render: (row) => row.actor },
    { key: 'command', title: t('audit:command'), width: 200, render: (row) => row.doing },
    { key: 'subject', title: t('audit:subject'), desk: true, render: (row) => row.subject ?? <None /> },
    { key: 'address', title: t('audit:address'), width: 128, desk: true, render: (row) => row.address ?? <None /> },
    { key: 'rows', title: t('audit:rows'), width: 64, align: 'right', render: (row) => row.rows },
    {
      key: 'hash',
      title: t('audit:hash'),
      width: 120,
      desk: true,
      render: (row) => (
        <code title={row.hash} className="second-line">
          {row.hash.slice(0, 12)}…
        </code>
      ),
    },
  ]
  return (
    <ListPage<AuditEntry>
      title={t('audit:title')}
      queryKey={['audit']}
      path="api/audit"
      exportPath="api/audit.xlsx"
      columns={columns}
      filters={[
        { name: 'from', label: t('audit:from'), options: [], date: true },
        { name: 'to', label: t('audit:to'), options: [], date: true },
      ]}
      rowKey={(row) => String(row.seq)}
      searchHint={t('audit:search')}
      note={<span className="list-total">{t('audit:note')}</span>}
      empty={{ title: t('audit:nothing') }}
    />
  )
}
