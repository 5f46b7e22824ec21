import type { Activity, PlanView } from '@guatu/contract/plans'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Change, eventsOf, printLinks, standingOf } from './edit-plan-model.ts'
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
  onMilestone: (act: MilestoneAct) => void
}

/** Every node with its dates: the twin of the picture, and the place where one edits. */
export function PlanTable(props: Props) {
  const { t } = useTranslation()
  const scheduled = useMemo(() => new Map(props.plan.schedule.map((s) => [s.id, s])), [props.plan.schedule])
  const ids = useMemo(() => props.activities.map((a) => a.id), [props.activities])
  const heads = ['name', 'duration', 'links', 'earliest', 'latest', 'float', 'actual', 'milestone'] as const
  return (
    <table className="plan-table">
      <thead>
        <tr>
          <th scope="col">#</th>
          {heads.map((head) => (
            <th key={head} scope="col">
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
            changed={props.changed.has(activity.id)}
            state={props.milestones.find((m) => m.activityId === activity.id)}
            may={props.may}
            onEdit={props.onEdit}
            onMilestone={props.onMilestone}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = {
  number: number
  activity: Activity
  scheduled: Scheduled | undefined
  ids: readonly string[]
  editable: boolean
  statusDate: string
  changed: boolean
  state: PlanView['milestones'][number] | undefined
  may: readonly string[]
  onEdit: Props['onEdit']
  onMilestone: Props['onMilestone']
}

const Row = memo(function Row(props: RowProps) {
  const { t, i18n } = useTranslation()
  const { activity, scheduled, editable, onEdit } = props
  const name = i18n.language === 'en' ? (activity.names?.en ?? activity.name) : activity.name
  const critical = scheduled?.critical ?? false
  return (
    <tr className={`${critical ? 'is-critical' : ''}${props.changed ? ' is-changed' : ''}`}>
      <th scope="row">{props.number}</th>
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
      <td className="plan-dates">{span(activity, scheduled?.earliestStart, scheduled?.earliestFinish)}</td>
      <td className="plan-dates">{scheduled?.latestFinish.slice(2) ?? '—'}</td>
      <td className="cell-right">{scheduled ? String(scheduled.totalFloat).replace('-', '−') : '—'}</td>
      <td className="plan-actual">
        <DateCell
          activity={activity}
          field="actualStart"
          statusDate={props.statusDate}
          editable={editable}
          onEdit={onEdit}
        />
        <DateCell
          activity={activity}
          field="actualFinish"
          statusDate={props.statusDate}
          editable={editable}
          onEdit={onEdit}
        />
      </td>
      <td>
        <Standing {...props} name={name} />
      </td>
    </tr>
  )
})

const span = (activity: Activity, start: string | undefined, finish: string | undefined): string =>
  !start || !finish ? '—' : activity.duration === 0 ? finish.slice(2) : `${start.slice(2)} — ${finish.slice(2)}`

/** Standing and the acts it allows: claimed is not yet verified. */
function Standing(props: RowProps & { name: string }) {
  const { t } = useTranslation()
  if (!props.state) return null
  const standing = standingOf(props.state)
  const id = props.activity.id
  const events = eventsOf(standing, props.may)
  return (
    <span className="plan-standing" title={t(`plans:standing.${standing}`)}>
      {standing !== 'open' && events.length < 2 && t(`plans:standing.${standing}`)}
      {events.map((event) => (
        <button
          key={event}
          type="button"
          data-row-link={event === 'refused' ? undefined : true}
          className="plain-button plan-act"
          onClick={() => props.onMilestone({ activityId: id, name: props.name, event })}
        >
          {t(`plans:event.${event}`)}
        </button>
      ))}
    </span>
  )
}
