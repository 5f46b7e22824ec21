import type { Coded } from '@guatu/domain/kernel/coded'
import { ID_ALIAS, type MspdiPlan } from './mspdi-plan.ts'
import { child, childrenOf, textOf, type XmlNode } from './xml-tree.ts'

/** Gives activities the ids they carried when the file was written here; a file from elsewhere keeps the UIDs of its tasks. */
export function withGivenIds(project: XmlNode, tasks: readonly XmlNode[], read: MspdiPlan): MspdiPlan {
  const field = childrenOf(child(project, 'ExtendedAttributes'), 'ExtendedAttribute').find(
    (a) => textOf(a, 'Alias') === ID_ALIAS,
  )
  const fieldId = field && textOf(field, 'FieldID')
  if (!fieldId) return read
  const given = new Map(
    tasks.flatMap((task): [string, string][] => {
      const attribute = childrenOf(task, 'ExtendedAttribute').find((a) => textOf(a, 'FieldID') === fieldId)
      const id = attribute && textOf(attribute, 'Value')
      return id ? [[textOf(task, 'UID') ?? '', id]] : []
    }),
  )
  if (given.size === 0 || new Set(given.values()).size < given.size) return read
  const idOf = (uid: string): string => given.get(uid) ?? uid
  const activities = read.plan.activities.map((a) => ({
    ...a,
    id: idOf(a.id),
    ...(a.predecessors ? { predecessors: a.predecessors.map((l) => ({ ...l, id: idOf(l.id) })) } : {}),
  }))
  return {
    plan: { ...read.plan, activities },
    baselines: read.baselines.map((b) => ({ ...b, dates: b.dates.map((d) => ({ ...d, id: idOf(d.id) })) })),
    doubts: read.doubts.map(
      (d): Coded => ({ ...d, params: { ...d.params, activity: idOf(String(d.params.activity)) } }),
    ),
  }
}
