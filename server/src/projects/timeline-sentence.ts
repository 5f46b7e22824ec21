import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { TimelineRow } from './timeline-reads.ts'

/** Params that are codes of another subject's words. */
const WORDS: Readonly<Record<string, string>> = {
  stage: 'projects.stage',
  factor: 'bottlenecks.factor',
  reasonCode: 'projects.moveReason',
  state: 'projects.statistics',
  pauseReason: 'responsibility.pauseReason',
}
/** What a sentence ends with, where somebody wrote it. */
const TAIL = ['progress', 'note', 'reason'] as const

/** One line of the time line: the sentence of its kind, then what somebody wrote with it. */
export function sayTimeline(kind: string, params: TimelineRow['params'], lang: Lang): string {
  const known = Object.fromEntries(
    Object.entries(params).flatMap(([key, value]) => {
      if (value === null || value === '') return []
      return [[key, key in WORDS ? `${WORDS[key]}.${value}` : value]]
    }),
  )
  const tail = TAIL.map((key) => known[key]).find((text) => text !== undefined)
  const sentence = say({ code: codeOf(kind, known), params: known }, lang)
  return tail === undefined
    ? sentence
    : say({ code: 'projects.timeline.withText', params: { sentence, text: tail } }, lang)
}

/** Some kinds have other sentences for when a figure or a date was not given: the first whose params are all there. */
const SHORTER: Readonly<Record<string, readonly (readonly [suffix: string, ...needs: string[]])[]>> = {
  report: [['', 'done', 'physical'], ['.money', 'done'], ['.physical', 'physical'], ['.short']],
  correction: [['', 'done', 'physical'], ['.money', 'done'], ['.physical', 'physical'], ['.short']],
  statistics: [['', 'month'], ['.short']],
  bottleneck: [['', 'due'], ['.short']],
  moved: [['', 'approver'], ['.short']],
  'milestone.waiting': [['', 'unit'], ['.short']],
}

function codeOf(kind: string, known: Record<string, unknown>): string {
  const said = SHORTER[kind]?.find(([, ...needs]) => needs.every((name) => known[name] !== undefined))
  return `projects.timeline.${kind}${said?.[0] ?? ''}`
}
