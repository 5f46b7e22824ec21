import { rowKey } from '@guatu/domain/projects/ledger/arrange-packages'
import { PROJECT_KINDS, type ProjectKind } from '@guatu/domain/projects/project-terms'
import { say } from '@guatu/words/say'
import type { Adjustments } from './staging.ts'

/** Field of a repair that says a project's kind 项目类型, which no column holds. */
export const KIND_FIELD = 'projectKind'

/** A kind as somebody types it: its word in either language, or its term; null when it is none. */
export const kindTyped = (text: string): ProjectKind | null =>
  PROJECT_KINDS.find((kind) =>
    [kind, ...(['zh', 'en'] as const).map((lang) => say({ code: `projects.kind.${kind}`, params: {} }, lang))].some(
      (word) => word.toLowerCase() === text.trim().toLowerCase(),
    ),
  ) ?? null

/** Kinds that the office has said, by `rowKey`. */
export const typedKinds = (adjustments: Adjustments): ReadonlyMap<string, ProjectKind> =>
  new Map(
    (adjustments.repairs ?? []).flatMap((r) => {
      const kind = r.field === KIND_FIELD ? kindTyped(r.text) : null
      return kind ? [[rowKey(r), kind] as const] : []
    }),
  )
