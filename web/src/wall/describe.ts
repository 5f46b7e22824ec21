import type { DayNumber } from '@guatu/domain/calendar/civil-date'
import type { Wall, WallProject } from '@guatu/domain/wall/decode-wall'
import { ASSESSED, CLAIMED, CRITICAL, MILESTONE, VERIFIED } from '@guatu/domain/wall/snapshot'
import { say } from '@guatu/words/say'
import type { WallTexts } from '../locales/wall.ts'
import { slipOf } from './wall-model.ts'
import { percentOf, tenths } from './wall-words.ts'

/** `computed`: the day it tells was computed, and may be provisional. */
export type Fact = { readonly name: string; readonly value: string; readonly computed?: DayNumber }

/** The reason of a light in one short sentence; empty when there is nothing to explain. */
export const reasonOf = (project: WallProject, language: string): string =>
  project.reason ? say(project.reason, language.startsWith('en') ? 'en' : 'zh') : ''

/** The facts a tooltip and the phone's list show, those that are known. */
export function factsOf(project: WallProject, texts: WallTexts): Fact[] {
  const facts: Fact[] = []
  if (project.unit) facts.push({ name: texts.fact.unit, value: project.unit.name })
  if (project.committedFinish !== null) {
    facts.push({ name: texts.fact.committed, value: texts.date(project.committedFinish) })
  }
  const { forecastFinish } = project
  if (forecastFinish !== null)
    facts.push({ name: texts.fact.forecast, value: forecastOf(project, texts), computed: forecastFinish })
  if (project.physical !== null) facts.push({ name: texts.fact.physical, value: `${tenths(project.physical)}%` })
  if (project.completionRate !== null) {
    facts.push({ name: texts.fact.completion, value: `${percentOf(project.completionRate)}%` })
  }
  if (project.lagPoints !== null) facts.push({ name: texts.fact.lag, value: texts.lag(tenths(project.lagPoints)) })
  return facts
}

export function forecastOf(project: WallProject, texts: WallTexts): string {
  if (project.forecastFinish === null) return '—'
  const date = texts.date(project.forecastFinish)
  return project.committedFinish === null || slipOf(project) === 0
    ? date
    : date + texts.bracketed(texts.days(slipOf(project)))
}

/** One activity: its kind, its days, how much is done. */
export function describeActivity(wall: Wall, i: number, texts: WallTexts): string {
  const flags = wall.flags[i]!
  const name = wall.activityNames[wall.activityName[i]!] ?? ''
  const start = wall.start[i]!
  if (flags & MILESTONE) {
    const kind = flags & ASSESSED ? texts.fact.assessed : texts.fact.milestone
    const state = flags & VERIFIED ? texts.fact.verified : flags & CLAIMED ? texts.fact.claimed : ''
    return [kind, name, texts.date(start), state].filter(Boolean).join(' ')
  }
  const last = start + Math.max(1, wall.length[i]!) - 1
  const critical = flags & CRITICAL ? texts.fact.critical : ''
  return [critical, name, `${texts.date(start)} – ${texts.date(last)}`, `${wall.done[i]}%`].filter(Boolean).join(' ')
}
