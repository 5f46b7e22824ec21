import type { Activity, PlanView } from '@guatu/contract/plans'
import { type KeyboardEvent, memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ProvisionalMark } from '../calendar/provisional-date.tsx'
import type { RowChoice } from './activity-drawer.tsx'
import { type Change, eventsOf, isProvisional, otherEventsOf, printLinks, standingOf } from './edit-plan-model.ts'
import type { MilestoneAct } from './milestone-drawer.tsx'
import { DateCell, DurationCell, LinksCell } from './plan-cells.tsx'

type Scheduled = PlanView['schedule'][number]
type Props = {
  plan: PlanView
  activities: readonly Activity[]
  milestones: PlanView['milestones']
  may: readonly string[]
  changed: ReadonlySet<string>
  onEdit: (id: string, change: Change) => void
  onMove: (id: string, by: -1 | 1) => void
  onRow: (choice: RowChoice) => void
  onMilestone: (act: MilestoneAct) => void
}

/** Heads over right-aligned figures. */
const figures: ReadonlySet<string> = new Set(['duration', 'float'])

/** Every node with its dates: the twin of the picture, and the place where one edits. */
export function PlanTable(props: Props) {
  const { t } = useTranslation()
  const scheduled = useMemo(() => new Map(props.plan.schedule.map((s) => [s.id, s])), [props.plan.schedule])
  const order = props.activities.map((a) => a.id).join('\n')
  const ids = useMemo(() => (order ? order.split('\n') : []), [order])
  const years = props.plan.provisionalYears
  const heads = ['name', 'duration', 'links', 'earliest', 'float', 'latest', 'actual', 'milestone'] as const
  return (
    <table className="plan-table" onKeyDown={props.may.includes('plan') ? moving(props.onMove) : undefined}>
      <thead>
        <tr>
          <th scope="col">#</th>
          {heads.map((head) => (
            <th key={head} scope="col" className={figures.has(head) ? 'cell-right' : undefined}>
              {t(`plans:head.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.activities.map((activity, i) => (
          <Row
            key={activity.id}
            number={i + 1}
            activity={activity}
            scheduled={scheduled.get(activity.id)}
            ids={ids}
            editable={props.may.includes('plan')}
            statusDate={props.plan.statusDate}
            provisionalYears={years}
            changed={props.changed.has(activity.id)}
            state={props.milestones.find((m) => m.activityId === activity.id)}
            may={props.may}
            onEdit={props.onEdit}
            onRow={props.onRow}
            onMilestone={props.onMilestone}
          />
        ))}
      </tbody>
    </table>
  )
}

/** Alt+↑ and Alt+↓ move the row that is worked in; the focus stays in it. */
const moving = (onMove: Props['onMove']) => (event: KeyboardEvent<HTMLElement>) => {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
  const id = (event.target as HTMLElement).closest<HTMLElement>('[data-activity]')?.dataset.activity
  if (!event.altKey || by === 0 || !id) return
  event.preventDefault()
  const table = event.currentTarget
  onMove(id, by)
  requestAnimationFrame(() => {
    const button = table.querySelector<HTMLElement>(`[data-activity="${CSS.escape(id)}"] .plan-row-button`)
    button?.focus()
    button?.scrollIntoView({ block: 'nearest' })
  })
}

type RowProps = {
  number: number
  activity: Activity
  scheduled: Scheduled | undefined
  ids: readonly string[]
  editable: boolean
  statusDate: string
  provisionalYears: number[] | undefined
  changed: boolean
  state: PlanView['milestones'][number] | undefined
  may: readonly string[]
  onEdit: Props['onEdit']
  onRow: Props['onRow']
  onMilestone: Props['onMilestone']
}

const Row = memo(function Row(props: RowProps) {
  const { t, i18n } = useTranslation()
  const { activity, scheduled, editable, onEdit } = props
  const name = i18n.language === 'en' ? (activity.names?.en ?? activity.name) : activity.name
  const critical = scheduled?.critical ?? false
  return (
    <tr data-activity={activity.id} className={`${critical ? 'is-critical' : ''}${props.changed ? ' is-changed' : ''}`}>
      <th scope="row">
        <RowNumber {...props} name={name} />
      </th>
      <td
        className="plan-name"
        title={[name, activity.leadUnit, ...(activity.papers ?? [])].filter(Boolean).join('\n')}
      >
        {activity.milestone && <span aria-hidden="true">{activity.assessed ? '◆' : '◇'} </span>}
        {name}
        {critical && !activity.actualFinish && <span className="plan-critical">{t('plans:criticalMark')}</span>}
      </td>
      <td className="cell-right">
        <DurationCell activity={activity} editable={editable} onEdit={onEdit} />
      </td>
      <td>
        <LinksCell
          activity={activity}
          text={printLinks(activity.predecessors, props.ids)}
          ids={props.ids}
          editable={editable}
          onEdit={onEdit}
        />
      </td>
      <td className="plan-dates">
        {span(activity, scheduled?.earliestStart, scheduled?.earliestFinish)}
        <Provisional years={props.provisionalYears} date={scheduled?.earliestFinish} />
      </td>
      <td className="cell-right">{scheduled ? String(scheduled.totalFloat).replace('-', '−') : '—'}</td>
      <td className="plan-dates">
        {scheduled?.latestFinish.slice(2) ?? '—'}
        <Provisional years={props.provisionalYears} date={scheduled?.latestFinish} restsOn={scheduled?.provisional} />
      </td>
      <td className="plan-actual">
        {(['actualStart', 'actualFinish'] as const).map((field) => (
          <DateCell key={field} {...{ activity, field, editable, onEdit }} statusDate={props.statusDate} />
        ))}
      </td>
      <td>
        <Standing {...props} name={name} />
      </td>
    </tr>
  )
})

/** The number of a row opens its activity, for those who may plan. */
function RowNumber({ number, activity, editable, name, onRow }: RowProps & { name: string }) {
  const { t } = useTranslation()
  if (!editable) return <>{number}</>
  return (
    <button
      type="button"
      className="plain-button plan-row-button"
      title={t('plans:row.hint')}
      aria-label={t('plans:row.of', { number, name })}
      onClick={() => onRow({ activity, after: activity.id })}
    >
      {number}
    </button>
  )
}

type Rests = { years: number[] | undefined; date: string | undefined; restsOn?: boolean | undefined }

/** A date in a year without notice; or one counted back over such a year, though it lies before. */
function Provisional({ years, date, restsOn }: Rests) {
  if (!date || !(restsOn || isProvisional({ provisionalYears: years }, date))) return null
  return <ProvisionalMark />
}

const span = (activity: Activity, start: string | undefined, finish: string | undefined): string =>
  !start || !finish ? '—' : activity.duration === 0 ? finish.slice(2) : `${start.slice(2)} — ${finish.slice(2)}`

/** Standing and the acts it allows: claimed is not yet verified. What is told less often stands behind ⋯. */
function Standing(props: RowProps & { name: string }) {
  const { t } = useTranslation()
  const { state, activity, name, onMilestone } = props
  if (!state) return null
  const standing = standingOf(state)
  const events = eventsOf(standing, props.may)
  const others = otherEventsOf(state, activity, props.may)
  const said = t(`plans:standing.${standing}`)
  return (
    <span className="plan-standing" title={state.waitsFor ? t('plans:waitsFor', { unit: state.waitsFor }) : said}>
      {standing !== 'open' && events.length < 2 && said}
      {events.map((event) => (
        <button
          key={event}
          type="button"
          data-row-link={event === 'refused' ? undefined : true}
          className="plain-button plan-act"
          onClick={() => onMilestone({ activityId: activity.id, name, events: [event] })}
        >
          {t(`plans:event.${event}`)}
        </button>
      ))}
      {others.length > 0 && (
        <button
          type="button"
          className="plain-button plan-act"
          aria-label={t('plans:otherEvents', { name })}
          title={others.map((event) => t(`plans:event.${event}`)).join(t('shell:comma'))}
          onClick={() => onMilestone({ activityId: activity.id, name, events: others })}
        >
          ⋯
        </button>
      )}
    </span>
  )
}
