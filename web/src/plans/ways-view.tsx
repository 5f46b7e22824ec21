import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { describeChange, describeWay } from '@guatu/domain/plans/describe-way'
import { describeChain } from '@guatu/domain/plans/late-chains'
import { ODDS_RUNS, oddsSeed } from '@guatu/domain/plans/odds-draw'
import type { Plan } from '@guatu/domain/plans/plan-types'
import type { WayOut } from '@guatu/domain/plans/way-out'
import type { WaysOut } from '@guatu/domain/plans/ways-out'
import { say } from '@guatu/words/say'
import { Button } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Computed, useProvisional } from '../calendar/provisional-date.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { Picture } from './picture.tsx'
import type { PlanGround } from './plan-views.tsx'
import { useWays } from './use-ways.ts'
import { drawWay, heightOfWay, wayBars } from './way-picture.ts'
import { planOf } from './what-if-model.ts'

/** N10: what can't be met is said first; then what wins it back, each way as a schedule beside, to be taken into the draft. */
export function WaysView({ plan, activities, calendars, own, onAdopt }: PlanGround) {
  const { t, i18n } = useTranslation()
  const lang = i18n.language === 'en' ? 'en' : 'zh'
  const tried = useMemo(() => planOf(plan, activities, own), [plan, activities, own])
  const draw = useMemo(
    () => ({ runs: ODDS_RUNS, seed: oddsSeed(plan.projectId, plan.statusDate as CivilDate) }),
    [plan.projectId, plan.statusDate],
  )
  const out = useWays(tried, calendars, plan.spreads, draw)
  if (out === null) return <Seeking />
  if (out === 'failed') return <EmptyState title={t('plans:ways.failed')} hint={t('plans:ways.failedHint')} />
  if (isRefusal(out)) return <EmptyState title={say(out, lang)} />
  return (
    <section className="plan-ways">
      <Said out={out} plan={tried} lang={lang} />
      {out.ways.length === 0 && (
        <EmptyState
          title={t('plans:ways.none')}
          hint={t(out.daysToWinBack > 0 ? 'plans:ways.noneHint' : 'plans:ways.inTime')}
        />
      )}
      <div className="plan-way-list">
        {out.ways.map((way) => (
          <Way key={way.kind} {...{ way, plan: tried, before: out, lang, may: plan.may, onAdopt }} />
        ))}
      </div>
      {out.ways.length > 0 && <p className="plan-legend">{t('plans:ways.assumption', { runs: ODDS_RUNS })}</p>}
    </section>
  )
}

/** Counted beside the page: what is typed meanwhile is not held up. */
function Seeking() {
  const { t } = useTranslation()
  return (
    <>
      <p role="status" className="plan-legend">
        {t('plans:ways.seeking')}
      </p>
      <LoadingShape rows={6} />
    </>
  )
}

type Lang = 'zh' | 'en'

function Said({ out, plan, lang }: { out: WaysOut; plan: Plan; lang: Lang }) {
  const { t } = useTranslation()
  const dated = useDated()
  const both = out.forwardAndBackward
  return (
    <>
      <h2>
        {out.daysToWinBack > 0
          ? t('plans:ways.late', { days: out.daysToWinBack, finish: dated(out.schedule.finish) })
          : t('plans:ways.kept', { finish: dated(out.schedule.finish) })}
      </h2>
      {out.probability !== null && <p>{t('plans:ways.probability', { percent: Math.round(out.probability * 100) })}</p>}
      <p>
        {t('plans:ways.both', {
          from: both.from,
          finish: dated(both.forwardFinish),
          // Counted back from the finish, it rests on all years up to that.
          start: dated(both.backwardStart, plan.finish ?? null),
        })}
        {both.daysShort > 0 && t('plans:ways.short', { days: both.daysShort })}
      </p>
      {out.chains.length > 0 && (
        <ul className="plan-chains">
          {out.chains.slice(0, 5).map((chain) => (
            <li key={`${chain.activities.join(' ')} ${chain.date}`}>{say(describeChain(chain, plan), lang)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A date in a sentence, marked where it rests on a year whose holidays are not announced. */
function useDated() {
  const { t } = useTranslation()
  const provisional = useProvisional()
  return (date: string | null, restsOn: string | null = date): string =>
    date === null ? '—' : provisional(restsOn ?? date) ? t('plans:provisionalDate', { date }) : date
}

type WayProps = {
  way: WayOut
  plan: Plan
  before: WaysOut
  lang: Lang
  may: readonly string[]
  onAdopt: (way: Plan) => void
}

function Way({ way, plan, before, lang, may, onAdopt }: WayProps) {
  const { t, i18n } = useTranslation()
  const finishName = t('plans:ways.finish')
  const bars = useMemo(() => wayBars(plan, before.schedule, way, finishName), [plan, before, way, finishName])
  const moves = way.kind === 'laterCommitment' || way.kind === 'laterCommitmentP80'
  const finish = way.changes.find((c) => c.change === 'commitment' && c.activity === null)
  return (
    <article className="plan-way">
      <h3>{t(`plans:way.${way.kind}`)}</h3>
      <p>{say(describeWay(way), lang)}</p>
      <dl className="plan-facts">
        <div>
          <dt>{t('plans:finish')}</dt>
          <dd>{way.schedule.finish && <Computed date={way.schedule.finish} />}</dd>
        </div>
        {way.probability !== null && (
          <div>
            <dt>{t('plans:ways.kept80')}</dt>
            <dd>{Math.round(way.probability * 100)}%</dd>
          </div>
        )}
      </dl>
      <Picture
        height={heightOfWay(bars)}
        label={t('plans:ways.picture', { way: t(`plans:way.${way.kind}`) })}
        draw={(pen, width) => drawWay(pen, bars, width, i18n.language)}
      />
      {bars.more > 0 && <p className="plan-legend">{t('plans:ways.more', { count: bars.more })}</p>}
      <details>
        <summary>{t('plans:ways.changes', { count: way.changes.length })}</summary>
        <ul>
          {way.changes.map((change) => {
            const line = say(describeChange(change, plan), lang)
            return <li key={line}>{line}</li>
          })}
        </ul>
      </details>
      {!moves && may.includes('plan') && <Button onClick={() => onAdopt(way.plan)}>{t('plans:ways.adopt')}</Button>}
      {moves && may.includes('plan') && (
        <Link to={`?view=dates${finish?.change === 'commitment' ? `&asked=${finish.to}` : ''}`}>
          {t('plans:ways.ask')}
        </Link>
      )}
    </article>
  )
}
