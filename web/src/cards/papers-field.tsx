import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { api } from '../platform/api.ts'

type Paper = { readonly id: string; readonly name: string }

/** Papers of a step: stored as they are chosen, named by the step when it is sent. Given value and onChange by its form field. */
export function PapersField({
  path,
  value = [],
  onChange,
  id,
}: {
  /** Where its papers are stored: 'api/cards/…/papers'. */
  path: string
  value?: readonly Paper[]
  onChange?: (papers: readonly Paper[]) => void
  id?: string
}) {
  const { t } = useTranslation()
  const [share, setShare] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const added: Paper[] = []
      for (const file of files) added.push(await api.upload<Paper>(path, file, setShare))
      onChange?.([...value, ...added])
    },
    onSettled: () => setShare(0),
  })
  return (
    <div className="papers-field">
      <input
        ref={input}
        type="file"
        hidden
        multiple
        onChange={(event) => {
          send.mutate([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {value.length > 0 && (
        <ul>
          {value.map((paper) => (
            <li key={paper.id}>
              {paper.name}{' '}
              <button
                type="button"
                className="plain-button link-button"
                onClick={() => onChange?.(value.filter((other) => other.id !== paper.id))}
              >
                {t('cards:paper.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button {...(id && { id })} size="small" loading={send.isPending} onClick={() => input.current?.click()}>
        {send.isPending ? `${Math.round(share * 100)} %` : t('cards:paper.add')}
      </Button>
      {send.error && <ProblemNote error={send.error} />}
    </div>
  )
}
