import type { ContestDetail } from '@guatu/contract/appraisal'
import { App, Button, Input } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { isConflict } from '../platform/api.ts'
import { newId } from '../platform/new-id.ts'
import { useUnsaved } from '../platform/unsaved.ts'
import { Section } from '../projects/section.tsx'
import { faultOf, nextToMark, type OwnSheet, plainMarks, type TypedMarks, totalOf, typedOf } from './contest-model.ts'
import { useContestActs } from './mutations.ts'

type Mine = NonNullable<ContestDetail['mine']>

/** A judge's own sheet: contestants in the drawn order, one open at a time; nobody else sees a mark before the reveal. */
export function MarkSection({ detail, mine }: { detail: ContestDetail; mine: Mine }) {
  const { t } = useTranslation()
  const mayMark = detail.may.includes('mark')
  const [opened, setOpened] = useState<string | null>(() => (mayMark ? nextToMark(mine, null) : null))
  const due = mine.filter((sheet) => !sheet.recused)
  const given = due.filter((sheet) => sheet.markId !== null).length
  return (
    <Section id="marks" title={t('appraisal:mine')} note={t('appraisal:given', { given, due: due.length })}>
      <p className="section-note">{t(mayMark ? 'appraisal:mineHint' : 'appraisal:mineClosed')}</p>
      <ol className="mark-list">
        {mine.map((sheet, i) => (
          <li key={sheet.contestantId} className={opened === sheet.contestantId ? 'mark-open' : ''}>
            <MarkHead
              sheet={sheet}
              place={i + 1}
              name={detail.contestants.find((one) => one.id === sheet.contestantId)?.name ?? ''}
              open={opened === sheet.contestantId}
              onOpen={
                mayMark && !sheet.recused
                  ? () => setOpened(opened === sheet.contestantId ? null : sheet.contestantId)
                  : null
              }
            />
            {mayMark && opened === sheet.contestantId && (
              <MarkForm
                key={`${sheet.contestantId}${sheet.markId}`}
                detail={detail}
                sheet={sheet}
                onSaved={(after) => setOpened(nextToMark(after, sheet.contestantId))}
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

type HeadProps = { sheet: OwnSheet; place: number; name: string; open: boolean; onOpen: (() => void) | null }

function MarkHead({ sheet, place, name, open, onOpen }: HeadProps) {
  const { t } = useTranslation()
  const state = sheet.recused ? t('appraisal:standsAside') : (sheet.total ?? t('appraisal:notMarked'))
  const inside = (
    <>
      <span className="mark-place">{place}</span>
      <span className="mark-name">{name}</span>
      <span className={sheet.total ? 'mark-total figure' : 'mark-total mark-none'}>{state}</span>
    </>
  )
  return onOpen ? (
    <button type="button" className="mark-head" aria-expanded={open} onClick={onOpen}>
      {inside}
    </button>
  ) : (
    <p className="mark-head">{inside}</p>
  )
}

type FormProps = { detail: ContestDetail; sheet: OwnSheet; onSaved: (after: Mine) => void }

/** Enter in a field leads to the next one and, in the last, saves and opens the next contestant. */
function MarkForm({ detail, sheet, onSaved }: FormProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const acts = useContestActs()
  const [typed, setTyped] = useState<TypedMarks>(() => typedOf(sheet))
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const id = useRef(newId())
  const { contest, items } = detail
  const total = totalOf(items, typed)
  useUnsaved(!busy && items.some((item) => (typed[item.id] ?? '') !== (typedOf(sheet)[item.id] ?? '')))
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = [...event.currentTarget.querySelectorAll('input')]
    const next = fields.find(
      (field, i) => i > fields.indexOf(document.activeElement as HTMLInputElement) && field.value === '',
    )
    if (total === null && next) return next.focus()
    setAsked(true)
    if (total === null || busy) return
    setBusy(true)
    setError(null)
    const marks = Object.fromEntries(items.map((item) => [item.id, typed[item.id]!.trim()]))
    try {
      const body = { id: id.current, contestantId: sheet.contestantId, marks, supersedes: sheet.markId }
      const after = await acts.act(contest.id, 'marks', body)
      message.success(t('appraisal:marked'))
      onSaved(after.mine ?? [])
    } catch (problem) {
      setError(problem)
      if (isConflict(problem)) void acts.refresh(contest.id)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="mark-form" onSubmit={(event) => void save(event)}>
      {items.map((item, i) => (
        <MarkField
          key={item.id}
          item={item}
          first={i === 0}
          value={typed[item.id] ?? ''}
          asked={asked}
          onChange={(text) => setTyped({ ...typed, [item.id]: text })}
        />
      ))}
      <p className="mark-sum" aria-live="polite">
        {t('appraisal:total')}
        <strong className="figure">{total ?? t('parts:none')}</strong>
        <small>{t('appraisal:ofFull', { full: detail.fullMarks })}</small>
      </p>
      {error !== null && <ProblemNote error={error} />}
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t(sheet.markId ? 'appraisal:correct' : 'appraisal:save')}
      </Button>
    </form>
  )
}

type FieldProps = {
  item: ContestDetail['items'][number]
  first: boolean
  value: string
  asked: boolean
  onChange: (text: string) => void
}

function MarkField({ item, first, value, asked, onChange }: FieldProps) {
  const { t } = useTranslation()
  const id = useId()
  const fault = faultOf(value, item.max)
  const wrong = fault === 'range' || (asked && fault !== null)
  const max = plainMarks(item.max)
  return (
    <div className="mark-field">
      <label htmlFor={id}>
        {item.name}
        <small>{t('appraisal:upTo', { max })}</small>
      </label>
      <Input
        id={id}
        inputMode="decimal"
        autoComplete="off"
        autoFocus={first}
        value={value}
        maxLength={8}
        {...(wrong && { status: 'error' as const, 'aria-invalid': true })}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <em role="alert">{t(fault === 'missing' ? 'appraisal:markMissing' : 'appraisal:markRange', { max })}</em>
      )}
    </div>
  )
}
