import { allWords, say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { TimelineRow } from './timeline-reads.ts'

/** Params that are codes of another subject's words. */
const WORDS: Readonly<Record<string, string>> = {
  stage: 'projects.stage',
  factor: 'bottlenecks.factor',
  reasonCode: 'projects.moveReason',
  state: 'projects.statistics',
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

/** Some kinds have a shorter sentence for when a figure or a date was not given. */
const SHORTER: Readonly<Record<string, string>> = {
  report: 'done',
  correction: 'done',
  statistics: 'month',
  bottleneck: 'due',
  moved: 'approver',
  'milestone.waiting': 'unit',
  'bottleneck.moved': 'due',
}

function codeOf(kind: string, known: Record<string, unknown>): string {
  const shorter = `projects.timeline.${kind}.short`
  const needs = SHORTER[kind]
  return needs && known[needs] === undefined && shorter in allWords ? shorter : `projects.timeline.${kind}`
}
