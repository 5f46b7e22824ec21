import type { TemplateNode } from '@guatu/contract/plan-templates'
import { civil } from '@guatu/domain/calendar/civil-date'
import type { PlanCalendars } from '@guatu/domain/plans/build-network'
import type { Plan } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import { withNames } from '@guatu/domain/plans/with-names'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'

/** Any day will do: what is wrong with the links of a template shows on every day. */
const ANY_DAY = civil('2026-01-05')

/** What is wrong with a template as it stands, said with its nodes' names: a loop, an id twice, a link into nothing. */
export function diagnosesOfTemplate(nodes: readonly TemplateNode[], calendars: PlanCalendars, lang: Lang): string[] {
  const activities = nodes as unknown as Plan['activities']
  return schedulePlan({ start: ANY_DAY, activities }, calendars).diagnoses.map((d) => say(withNames(d, nodes), lang))
}

/** A node's papers as one line, and back. */
export const printPapers = (papers: readonly string[] | undefined): string => (papers ?? []).join('、')
export const parsePapers = (text: string): string[] =>
  text
    .split(/[、,，;；]/)
    .map((p) => p.trim())
    .filter((p) => p !== '')

/** A new node behind another; it waits for that one. */
export function nodeAfter(nodes: readonly TemplateNode[], at: number, name: string, id: string): TemplateNode[] {
  const before = nodes[at]
  const node: TemplateNode = {
    ...{ id, name, names: { zh: name, en: name }, duration: 10, unit: 'working', leadUnit: before?.leadUnit ?? '' },
    ...(before ? { predecessors: [{ id: before.id, type: 'FS' as const, lag: 0 }] } : {}),
  }
  return nodes.toSpliced(at + 1, 0, node)
}

/** The duration learnt from finished projects in place of the template's, with its quartiles as the three points. */
export const withLearnt = (
  node: TemplateNode,
  learnt: { readonly median: number; readonly low: number; readonly high: number },
): TemplateNode => {
  const likely = Math.max(1, Math.round(learnt.median))
  const [optimistic, pessimistic] = [Math.min(likely, learnt.low), Math.max(likely, learnt.high)]
  return { ...node, duration: likely, optimistic, likely, pessimistic }
}
