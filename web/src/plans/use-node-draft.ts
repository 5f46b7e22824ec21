import type { TemplateNode } from '@guatu/contract/plan-templates'
import { useCallback, useState } from 'react'
import { useUndoKeys } from './use-undo-keys.ts'

type Nodes = readonly TemplateNode[]

/** Nodes being edited, with every step back and forth. */
export function useNodeDraft(stored: Nodes) {
  const [steps, setSteps] = useState<{ all: Nodes[]; at: number }>({ all: [stored], at: 0 })
  const undo = useCallback(() => setSteps((s) => ({ ...s, at: Math.max(0, s.at - 1) })), [])
  const redo = useCallback(() => setSteps((s) => ({ ...s, at: Math.min(s.all.length - 1, s.at + 1) })), [])
  const set = useCallback(
    (nodes: Nodes) => setSteps((s) => ({ all: [...s.all.slice(0, s.at + 1), nodes], at: s.at + 1 })),
    [],
  )
  useUndoKeys(undo, redo)
  const nodes = steps.all[steps.at]!
  return {
    ...{ nodes, set, undo, redo, edited: JSON.stringify(nodes) !== JSON.stringify(stored) },
    ...{ mayUndo: steps.at > 0, mayRedo: steps.at < steps.all.length - 1 },
  }
}
