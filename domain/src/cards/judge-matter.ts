import { type CivilDate, daysBetween } from '../calendar/civil-date.ts'
import { type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import { coded } from '../kernel/coded.ts'
import type { Metric, Metrics } from '../kernel/metric.ts'
import { judge } from './judge.ts'
import { prepareRuleSet } from './prepare-rule-set.ts'
import type { RuleSet } from './rule-set.ts'
import type { Verdict } from './verdict.ts'

/** A matter as the judge needs it at a day; `matters` folds its transitions to this. */
export type MatterState = {
  readonly id: string
  /** The date in force, extensions granted included; null without one. */
  readonly dueOn: CivilDate | null
  /** The unit's clock stopped here: handed in 申请办结, suspended, withdrawn or closed; null while it runs. */
  readonly stoppedOn: CivilDate | null
  readonly reworks: number
  readonly facts: readonly string[]
  readonly exempt?: readonly string[]
}

/** daysOverdue.calendar and .working, daysToDue.working and reworks; with the clock stopped, nothing is overdue or due. */
export function matterMetrics(matter: MatterState, calendar: WorkingCalendar, asOf: CivilDate): Metrics {
  const { dueOn } = matter
  const running = matter.stoppedOn === null || matter.stoppedOn > asOf
  const open = dueOn !== null && running
  const late = open && asOf > dueOn
  const params = { dueOn, asOf }
  const metric = (name: string, unit: Metric['unit'], value: string | null): Metric => ({
    name,
    unit,
    value,
    asOf,
    facts: matter.facts,
    ...(value === null
      ? { reason: coded(running ? 'cards.noValue.noDate' : 'cards.noValue.clockStopped') }
      : { arithmetic: coded('cards.arithmetic.due', params) }),
  })
  const list = [
    metric('daysOverdue.calendar', 'days', open ? String(late ? daysBetween(dueOn, asOf) : 0) : null),
    metric(
      'daysOverdue.working',
      'workingDays',
      open ? String(late ? workingDaysBetween(calendar, dueOn, asOf) : 0) : null,
    ),
    metric(
      'daysToDue.working',
      'workingDays',
      open && !late ? String(workingDaysBetween(calendar, asOf, dueOn)) : null,
    ),
    {
      ...metric('reworks', 'count', String(matter.reworks)),
      arithmetic: coded('cards.arithmetic.reworks', { reworks: matter.reworks }),
    },
  ]
  return Object.fromEntries(list.map((m) => [m.name, m]))
}

/** The light of a matter: remind from 3 working days before its date to the date itself, warn from the next day on. */
export function judgeMatter(
  matter: MatterState,
  ruleSet: RuleSet,
  calendar: WorkingCalendar,
  asOf: CivilDate,
): Verdict {
  return judge(prepareRuleSet(ruleSet), {
    id: matter.id,
    type: 'matter',
    metrics: matterMetrics(matter, calendar, asOf),
    ...(matter.exempt && { exempt: matter.exempt }),
    asOf,
  })
}
