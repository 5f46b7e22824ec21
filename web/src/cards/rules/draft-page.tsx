import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useParams } from 'react-router'
import { LoadingShape } from '../../parts/loading-shape.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { DraftDesk } from './draft-desk.tsx'
import { ruleSetKeys } from './keys.ts'
import { type RuleSetDraft, useCatalogue, useDraft } from './queries.ts'
import './rules.css'

/** A set on its way: edited by those who write it, adopted by somebody else. */
export function RuleSetDraftPage() {
  const { id = '' } = useParams()
  const draft = useDraft(id)
  const catalogue = useCatalogue()
  const queries = useQueryClient()
  const round = useRef(0)
  if (draft.isPending || catalogue.isPending) return <LoadingShape rows={12} />
  const error = draft.error ?? catalogue.error
  if (error || !draft.data || !catalogue.data)
    return <ProblemNote error={error} onRetry={() => void Promise.all([draft.refetch(), catalogue.refetch()])} />
  const take = (next: RuleSetDraft) => {
    queries.setQueryData(ruleSetKeys.draft(id), next)
    void queries.invalidateQueries({ queryKey: ruleSetKeys.list })
  }
  const reload = async () => {
    round.current += 1
    await draft.refetch()
  }
  return (
    <DraftDesk
      key={`${id} ${round.current}`}
      draft={draft.data}
      catalogue={catalogue.data}
      onTaken={take}
      onReload={reload}
    />
  )
}
