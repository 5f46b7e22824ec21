import { useMutation } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { LoadingShape } from '../../parts/loading-shape.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { newId } from '../../platform/new-id.ts'
import { createDraft } from './mutations.ts'
import { useCatalogue } from './queries.ts'
import { bodyOf, EMPTY_BODY } from './rule-set-model.ts'

/** The gallery: nothing, the published sets, the defaults, and examples of what else can be said. */
export function BeginDraft({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Drawer open={open} onClose={onClose} title={t('rules:gallery.title')} size={560} rootClassName="act-drawer">
      {open && <Gallery />}
    </Drawer>
  )
}

function Gallery() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const catalogue = useCatalogue()
  const [id] = useState(newId)
  const begin = useMutation({
    mutationFn: ({ name, body }: { name: string; body: Record<string, unknown> }) =>
      createDraft(id, { name, place: { kind: 'district', id: null }, body: bodyOf(body) }),
    onSuccess: (draft) => void navigate(`/rule-sets/drafts/${draft.id}`),
  })
  if (catalogue.isPending) return <LoadingShape rows={8} />
  if (catalogue.error) return <ProblemNote error={catalogue.error} onRetry={() => void catalogue.refetch()} />
  const empty = { name: t('rules:gallery.empty'), about: t('rules:gallery.emptyAbout'), body: { ...EMPTY_BODY } }
  return (
    <ul className="rule-gallery">
      {begin.error && <ProblemNote error={begin.error} />}
      {[empty, ...catalogue.data.presets].map((preset) => (
        <li key={preset.name}>
          <button
            type="button"
            className="plain-button"
            disabled={begin.isPending}
            onClick={() => begin.mutate(preset)}
          >
            <b>{preset.name}</b>
            <span>{preset.about}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
