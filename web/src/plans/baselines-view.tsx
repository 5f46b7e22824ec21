import type { PlanView } from '@guatu/contract/plans'
import { Button, Input, Select } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { newId } from '../platform/new-id.ts'
import { type BaselineRow, compareBaselines, drawBaselines, heightOfBaselines } from './baseline-model.ts'
import { useFreezeBaseline } from './mutations.ts'
import { Picture } from './picture.tsx'
import type { PlanGround } from './plan-views.tsx'

const NOW = 'now'

/** Frozen dates: one more by name, and any two of them, or the plan as it is, side by side. */
export function BaselinesView({ plan, shown }: PlanGround) {
  const { t, i18n } = useTranslation()
  const [params, setParams] = useSearchParams()
  const named = useBaselineNames(plan)
  const a = params.get('a') ?? plan.baselines[0]?.id ?? NOW
  const b = params.get('b') ?? NOW
  const rows = useMemo(() => compareBaselines(shown, datesOf(shown, a), datesOf(shown, b)), [shown, a, b])
  const choose = (key: 'a' | 'b') => (id: string) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      next.set(key, id)
      return next
    })
  const options = [...named, { value: NOW, label: t('plans:baseline.now') }]
  return (
    <section className="plan-baselines">
      {plan.may.includes('approvePlan') && <Freeze plan={plan} />}
      {plan.baselines.length === 0 ? (
        <EmptyState title={t('plans:baseline.none')} hint={t('plans:baseline.noneHint')} />
      ) : (
        <>
          <div className="plan-pick">
            <Select aria-label={t('plans:baseline.first')} value={a} options={options} onChange={choose('a')} />
            <span>{t('plans:baseline.against')}</span>
            <Select aria-label={t('plans:baseline.second')} value={b} options={options} onChange={choose('b')} />
          </div>
          <Picture
            height={heightOfBaselines(rows)}
            label={t('plans:baseline.title')}
            draw={(pen, width) => drawBaselines(pen, rows, width, i18n.language)}
          />
          <p className="plan-legend">{t('plans:baseline.legend')}</p>
          <Compared rows={rows} />
        </>
      )}
    </section>
  )
}

const datesOf = (plan: PlanView, id: string) =>
  id === NOW
    ? plan.schedule.map((s) => ({ id: s.id, start: s.earliestStart, finish: s.earliestFinish }))
    : (plan.baselines.find((b) => b.id === id)?.dates ?? [])

function useBaselineNames(plan: PlanView) {
  const { t } = useTranslation()
  return plan.baselines.map((b, i) => {
    const name = b.name ?? t('plans:baseline.approved', { number: i + 1 })
    return { value: b.id, label: `${name} · ${b.frozenAt.slice(0, 10)} · ${b.by}` }
  })
}

function Freeze({ plan }: { plan: PlanView }) {
  const { t } = useTranslation()
  const freeze = useFreezeBaseline(plan.projectId)
  const [name, setName] = useState('')
  const id = useRef(newId())
  const send = () =>
    freeze.mutate(
      { id: id.current, name: name.trim() },
      {
        onSuccess: () => {
          setName('')
          id.current = newId()
        },
      },
    )
  return (
    <div className="plan-acts no-print">
      <Input
        className="plan-reason"
        aria-label={t('plans:baseline.name')}
        placeholder={t('plans:baseline.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => name.trim() && send()}
      />
      <Button disabled={name.trim() === ''} loading={freeze.isPending} onClick={send}>
        {t('plans:baseline.freeze')}
      </Button>
      {freeze.error && <ProblemNote error={freeze.error} />}
    </div>
  )
}

const signed = (days: number | null): string =>
  days === null ? '—' : days > 0 ? `+${days}` : String(days).replace('-', '−')

function Compared({ rows }: { rows: readonly BaselineRow[] }) {
  const { t } = useTranslation()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {(['name', 'first', 'second', 'startDays', 'finishDays'] as const).map((head) => (
            <th key={head} scope="col" className={head.endsWith('Days') ? 'cell-right' : undefined}>
              {t(`plans:baseline.head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td>{row.a ? `${row.a.start} — ${row.a.finish}` : '—'}</td>
            <td>{row.b ? `${row.b.start} — ${row.b.finish}` : '—'}</td>
            <td className="cell-right">{signed(row.startDays)}</td>
            <td className="cell-right">{signed(row.finishDays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
