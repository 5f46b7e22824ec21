import type { Dossier } from '@guatu/contract/projects'
import { useMutation } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayInstant } from '../parts/date-model.ts'
import { ProblemNote } from '../parts/problem-note.tsx'
import { addressOf } from '../platform/address.ts'
import { sayBytes } from './dossier-model.ts'
import { useProjectActs } from './mutations.ts'
import { paperItems } from './project-words.ts'
import { useAttachments } from './queries.ts'
import { Section } from './section.tsx'

const subjects = ['photo', 'contract', 'minutes', 'other'] as const

/** Papers and photos: dropped, chosen, or pasted by the keyboard's own file dialog. */
export function PaperSection({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const attachments = useAttachments(dossier.id)
  const rows = attachments.data ?? []
  const photos = rows.filter((row) => row.hasThumbnail)
  const papers = rows.filter((row) => !row.hasThumbnail)
  return (
    <Section id="papers" title={t('projects:papers.title')}>
      {attachments.error && <ProblemNote error={attachments.error} onRetry={() => void attachments.refetch()} />}
      {attachments.data && rows.length === 0 && <p className="section-empty">{t('projects:papers.empty')}</p>}
      <ul className="photos">
        {photos.map((photo) => (
          <li key={photo.id}>
            <a href={addressOf(`api/attachments/${photo.id}`)} title={`${photo.name} · ${photo.by}`}>
              <img src={addressOf(`api/attachments/${photo.id}/thumbnail`)} alt={photo.name} loading="lazy" />
            </a>
          </li>
        ))}
      </ul>
      <ul className="papers">
        {papers.map((paper) => (
          <li key={paper.id}>
            <a href={addressOf(`api/attachments/${paper.id}`)}>{paper.name}</a>
            <span className="second-line">
              {sayBytes(paper.bytes)} · {paper.by} · {sayInstant(paper.recordedAt).slice(0, 10)}
            </span>
          </li>
        ))}
      </ul>
      {dossier.may.includes('attach') && <Drop projectId={dossier.id} missing={dossier.gate.missing} />}
    </Section>
  )
}

/** What the next gate misses comes first, then plain papers, then the other items. */
function useSubjects(missing: readonly string[]) {
  const { t } = useTranslation()
  const wanted = paperItems.filter((item) => missing.includes(item))
  const rest = paperItems.filter((item) => !missing.includes(item))
  return [
    ...wanted.map((value) => ({ value, label: `${t(`projects:gateItem.${value}`)}${t('projects:papers.forGate')}` })),
    ...subjects.map((value) => ({ value, label: t(`projects:papers.subjects.${value}`) })),
    ...rest.map((value) => ({ value, label: t(`projects:gateItem.${value}`) })),
  ]
}

function Drop({ projectId, missing }: { projectId: string; missing: readonly string[] }) {
  const { t } = useTranslation()
  const { attach } = useProjectActs(projectId)
  const options = useSubjects(missing)
  const [subject, setSubject] = useState<string>('photo')
  const [share, setShare] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) await attach(file, subject, setShare)
    },
    onSettled: () => setShare(0),
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    send.mutate([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same by keyboard
    <div className="drop no-print" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Select
        size="small"
        aria-label={t('projects:papers.subject')}
        value={subject}
        onChange={setSubject}
        options={options}
        popupMatchSelectWidth={false}
      />
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
      <Button size="small" loading={send.isPending} onClick={() => input.current?.click()}>
        {send.isPending ? `${Math.round(share * 100)} %` : t('projects:papers.add')}
      </Button>
      <span className="drop-hint">{t('projects:papers.hint')}</span>
      {send.error && <ProblemNote error={send.error} />}
    </div>
  )
}
