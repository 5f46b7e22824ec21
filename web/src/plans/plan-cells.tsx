import type { Activity } from '@guatu/contract/plans'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Change, parseActualDate, parseLinks } from './edit-plan-model.ts'

type Props = { activity: Activity; editable: boolean; onEdit: (id: string, change: Change) => void }

/** A cell that is typed into: taken on Enter or when left, given back on Escape. `take` says false to what it can't read. */
export function TypedCell(props: {
  value: string
  label: string
  className: string
  placeholder?: string
  take: (text: string) => boolean
}) {
  const [text, setText] = useState(props.value)
  const [wrong, setWrong] = useState(false)
  useEffect(() => {
    setText(props.value)
    setWrong(false)
  }, [props.value])
  const leave = () => text !== props.value && setWrong(!props.take(text))
  return (
    <input
      className={wrong ? `${props.className} cell-wrong` : props.className}
      placeholder={props.placeholder}
      aria-label={props.label}
      aria-invalid={wrong}
      data-typing={text === props.value ? undefined : true}
      title={text}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave()
        if (event.key === 'Escape') setText(props.value)
      }}
    />
  )
}

export function DurationCell({ activity, editable, onEdit }: Props) {
  const { t } = useTranslation()
  const unit = t(`plans:unit.${activity.unit}`)
  if (activity.duration === 0 && activity.milestone) return <>—</>
  if (!editable)
    return (
      <>
        {activity.duration} {unit}
      </>
    )
  return (
    <>
      <TypedCell
        className="cell-number"
        value={String(activity.duration)}
        label={t('plans:durationOf', { name: activity.name })}
        take={(text) => {
          const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : null
          if (days === null || days > 5000) return false
          onEdit(activity.id, { duration: days })
          return true
        }}
      />{' '}
      <small>{unit}</small>
    </>
  )
}

export function LinksCell(props: Props & { text: string; ids: readonly string[] }) {
  const { t } = useTranslation()
  const { activity, text, ids, onEdit } = props
  if (!props.editable) return <>{text}</>
  return (
    <TypedCell
      className="cell-links"
      value={text}
      label={t('plans:linksOf', { name: activity.name })}
      take={(typed) => {
        const predecessors = parseLinks(typed, ids, activity.id)
        if (!predecessors) return false
        onEdit(activity.id, { predecessors })
        return true
      }}
    />
  )
}

export function DateCell(props: Props & { field: 'actualStart' | 'actualFinish'; statusDate: string }) {
  const { t } = useTranslation()
  const { activity, field, onEdit } = props
  const value = activity[field] ?? ''
  if (field === 'actualStart' && activity.duration === 0) return null
  if (!props.editable) return <span className="cell-date">{value.slice(2) || '—'}</span>
  return (
    <TypedCell
      className="cell-date"
      placeholder="—"
      value={value.slice(2)}
      label={t(`plans:${field}Of`, { name: activity.name })}
      take={(typed) => {
        const date = parseActualDate(typed, props.statusDate)
        if (date === null) return false
        onEdit(activity.id, { [field]: date })
        return true
      }}
    />
  )
}
