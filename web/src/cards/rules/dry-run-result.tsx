import type { Level } from '@guatu/contract/common'
import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '../../parts/empty-state.tsx'
import { LevelShape } from '../../parts/level-mark.tsx'
import { addressOf } from '../../platform/address.ts'
import type { DryRun } from './queries.ts'

const LEVELS = ['severe', 'warn', 'remind', 'normal', 'commend'] as const
const PAGE = 100
type Side = 'inForce' | 'draft'
type Props = {
  run: DryRun
  period: string | null
  offset: number
  onPart: (part: string) => void
  onPeriod: (period: string | null) => void
  onOffset: (offset: number) => void
  onCancel: () => void
}

/** How far it has come, or what came of it: counts by period and level, then each difference with both reasons. */
export function DryRunResult(props: Props) {
  const { run, onCancel } = props
  const { t } = useTranslation()
  if (run.state === 'running') {
    const percent = Math.round(run.progress * 100)
    return (
      <div className="dry-running" role="status">
        <Progress percent={percent} showInfo={false} />
        <span>{t('rules:dry.running', { percent })}</span>
        <Button onClick={onCancel}>{t('rules:dry.cancel')}</Button>
      </div>
    )
  }
  if (run.state === 'cancelled') return <EmptyState title={t('rules:dry.cancelled')} />
  if (run.state === 'failed')
    return (
      <p role="alert" className="rule-finding">
        {run.problem?.text}
      </p>
    )
  return (
    <div className="dry-result" data-state="done">
      <p className="dry-sum">
        <b>{run.name}</b>
        {t(`rules:dry.sum.${run.scope}`, {
          subjects: run.subjects,
          closes: run.closes.length,
          differing: run.differing,
        })}
        <span className="page-space" />
        <Button
          href={addressOf(`api/dry-runs/${run.id}/export`, {
            part: run.part,
            ...(props.period && { period: props.period }),
          })}
          download
          disabled={run.matching === 0}
        >
          {t('rules:dry.export')}
        </Button>
      </p>
      {run.warnings.map((text) => (
        <p key={text} className="rule-finding">
          {text}
        </p>
      ))}
      <PartChoice {...props} />
      <Counts {...props} />
      <Differences {...props} />
    </div>
  )
}

/** Projects and matters, units and places are counted apart: which of them is looked at. */
function PartChoice({ run, onPart }: Props) {
  const { t } = useTranslation()
  if (run.parts.length < 2) return null
  return (
    <label className="dry-part">
      {t('rules:dry.part')}
      <select value={run.part} onChange={(event) => onPart(event.target.value)}>
        {run.parts.map((p) => (
          <option key={p.part} value={p.part}>
            {t('rules:dry.partOption', { label: p.label, differing: p.differing })}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Where a subject of the run is looked at in full. */
function pathOf(run: DryRun, subjectId: string): string {
  const kind = run.parts.find((p) => p.part === run.part)?.kind ?? 'project'
  if (kind === 'project') return `/projects/${subjectId}`
  return kind === 'matter' ? `/matters/${subjectId}` : `/groups?by=${kind}&open=${subjectId}`
}

const wordOf = (run: DryRun, side: Side, level: Level): string =>
  run.palettes[side].find((p) => p.level === level)?.word ?? level

function Word({ run, side, level }: { run: DryRun; side: Side; level: Level }) {
  const attire = run.palettes[side].find((p) => p.level === level)
  return (
    <span className={`level-mark level-text-${attire?.colour ?? 'none'}`} data-level={level}>
      <LevelShape level={level} colour={attire?.colour ?? 'none'} />
      {wordOf(run, side, level)}
    </span>
  )
}

function Counts({ run, period, onPeriod }: Props) {
  const { t } = useTranslation()
  const shown = LEVELS.filter((level) => run.closes.some((c) => (c.inForce[level] ?? 0) + (c.draft[level] ?? 0) > 0))
  return (
    <section>
      <h2>{t('rules:dry.counts')}</h2>
      <div className="list-frame dry-counts">
        <table className="list-table">
          <CountsHead run={run} shown={shown} />
          <tbody>
            {run.closes.map((close) => (
              <tr key={close.period} className={close.period === period ? 'dry-chosen' : ''}>
                <td>
                  <button
                    type="button"
                    className="plain-button row-link"
                    aria-pressed={close.period === period}
                    onClick={() => onPeriod(close.period === period ? null : close.period)}
                  >
                    {close.label}
                  </button>
                </td>
                {(['inForce', 'draft'] as const).flatMap((side) =>
                  shown.map((level, i) => (
                    <td
                      key={`${side} ${level}`}
                      className={i === 0 ? 'cell-right dry-first' : 'cell-right'}
                      data-label={`${t(`rules:dry.${side}`)} · ${wordOf(run, side, level)}`}
                    >
                      {close[side][level] ?? 0}
                    </td>
                  )),
                )}
                <td className="cell-right" data-label={t('rules:dry.differing')}>
                  {close.differing}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function CountsHead({ run, shown }: { run: DryRun; shown: readonly Level[] }) {
  const { t } = useTranslation()
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('rules:dry.period')}
        </th>
        <th scope="colgroup" className="dry-first" colSpan={shown.length}>
          {t('rules:dry.inForce')}
        </th>
        <th scope="colgroup" className="dry-first" colSpan={shown.length}>
          {t('rules:dry.draft')}
        </th>
        <th scope="col" rowSpan={2} className="cell-right">
          {t('rules:dry.differing')}
        </th>
      </tr>
      <tr>
        {(['inForce', 'draft'] as const).flatMap((side) =>
          shown.map((level, i) => (
            <th key={`${side} ${level}`} scope="col" className={i === 0 ? 'cell-right dry-first' : 'cell-right'}>
              <Word run={run} side={side} level={level} />
            </th>
          )),
        )}
      </tr>
    </thead>
  )
}

function Differences({ run, period, offset, onPeriod, onOffset }: Props) {
  const { t } = useTranslation()
  const last = Math.min(offset + PAGE, run.matching)
  return (
    <section>
      <h2>
        {t('rules:dry.differences')}
        {period !== null && (
          <button type="button" className="plain-button dry-all" onClick={() => onPeriod(null)}>
            {t('rules:dry.allPeriods')}
          </button>
        )}
      </h2>
      {run.matching === 0 && <EmptyState title={t('rules:dry.same')} />}
      {run.differences.map((d) => (
        <article key={`${d.period} ${d.subjectId}`} className="dry-difference">
          <header>
            <Link to={pathOf(run, d.subjectId)}>{d.subject}</Link>
            <span>{d.label}</span>
          </header>
          {(['inForce', 'draft'] as const).map((side) => (
            <div key={side} className="dry-side">
              <span className="dry-which">{t(`rules:dry.${side}`)}</span>
              <Word run={run} side={side} level={d[side]} />
              <p>{d.because?.[side].sentence}</p>
              {(d.because?.[side].wouldTurn.length ?? 0) > 0 && (
                <p className="dry-turn">
                  {t('rules:dry.turn')}
                  {t('parts:colon')}
                  {d.because?.[side].wouldTurn.join(t('parts:semicolon'))}
                </p>
              )}
            </div>
          ))}
        </article>
      ))}
      {run.matching > PAGE && (
        <p className="dry-pages">
          <Button disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - PAGE))}>
            {t('rules:dry.previous')}
          </Button>
          <span>{t('rules:dry.shown', { from: offset + 1, to: last, all: run.matching })}</span>
          <Button disabled={last >= run.matching} onClick={() => onOffset(offset + PAGE)}>
            {t('rules:dry.next')}
          </Button>
        </p>
      )}
    </section>
  )
}
