import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from './conflict-model.ts'

type Props = {
  sentence: string
  differences: readonly Difference[]
  /** Field name and value as people read them. */
  label: (field: string) => string
  print: (field: string, value: unknown) => string
  onKeepMine: () => void
  onTakeTheirs: () => void
  /** Words of its own for a register that is no form. */
  words?: Partial<Record<'title' | 'lead' | 'field' | 'stands' | 'mine' | 'keepMine' | 'takeTheirs', string>>
}

/** Both states of a register side by side, and a choice; nothing typed is lost. */
export function ConflictNote({ sentence, differences, label, print, onKeepMine, onTakeTheirs, words = {} }: Props) {
  const { t } = useTranslation()
  const note = useRef<HTMLDivElement>(null)
  // It appears below a long form: who has just pressed the button must see it.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    note.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div className="problem-note" role="alert" ref={note}>
      <p>
        <span aria-hidden="true">! </span>
        {words.title ?? t('parts:conflict.title')}
      </p>
      <p>{sentence}</p>
      <p className="problem-next">
        {differences.length > 0 ? (words.lead ?? t('parts:conflict.lead')) : t('parts:conflict.same')}
      </p>
      {differences.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{words.field ?? t('parts:conflict.field')}</th>
              <th scope="col">{words.stands ?? t('parts:conflict.stands')}</th>
              <th scope="col">{words.mine ?? t('parts:conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={difference.field}>
                <td>{label(difference.field)}</td>
                <td>{print(difference.field, difference.stands)}</td>
                <td>{print(difference.field, difference.mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="act-foot">
        <Button onClick={onTakeTheirs}>{words.takeTheirs ?? t('parts:conflict.takeTheirs')}</Button>
        <Button onClick={onKeepMine}>{words.keepMine ?? t('parts:conflict.keepMine')}</Button>
      </div>
    </div>
  )
}
