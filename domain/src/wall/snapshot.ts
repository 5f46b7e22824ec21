import type { Params } from '../kernel/coded.ts'

/**
 * The wall snapshot: all projects of a viewer's scope in columns, because rows of objects are four times as long.
 * Every column of `projects` has one entry a project, in the same order; every column of `activities` one an activity,
 * project after project, `projects.activityCount` of them each.
 * Dates are days after `base`; a missing date, figure or card is null; an index of −1 means "none".
 */
export type WallSnapshot = {
  /** The day whose picture this is, 'YYYY-MM-DD'. */
  readonly asOf: string
  /** Version of the topic; a live tick with another one asks for a new snapshot. */
  readonly version: number
  /** Day 0 of all day columns, 'YYYY-MM-DD'. */
  readonly base: string
  /** Of the set in force in the district, and of the sets that judged projects in campaigns and regions of their own. */
  readonly palette: WallPalette
  readonly palettes: readonly WallPalette[]
  /** The last periods of the strip, oldest first, at most eight; `end` in days after base. */
  readonly periods: readonly { readonly name: string; readonly end: number }[]
  readonly headquarters: readonly WallName[]
  readonly taskForces: readonly WallName[]
  readonly regions: readonly WallName[]
  readonly administrations: readonly WallName[]
  readonly chains: readonly WallName[]
  readonly stages: readonly WallName[]
  readonly yearClasses: readonly WallName[]
  readonly listings: readonly WallName[]
  readonly units: readonly WallName[]
  /** Codes of the sentences that give a light its reason, with the names of their params in order. */
  readonly reasons: readonly { readonly code: string; readonly params: readonly string[] }[]
  readonly activityNames: readonly string[]
  readonly projects: WallProjectColumns
  readonly activities: WallActivityColumns
}

export type WallName = { readonly id: string; readonly name: string }

/** s severe, w warn, r remind, n normal, c commend, - no value. Worst first. */
export const levelLetters = ['s', 'w', 'r', 'n', 'c', '-'] as const
export type LevelLetter = (typeof levelLetters)[number]

/** Which colour and word a level wears in the rule set that judged; nothing sorts or compares by it. */
export type PaletteColour = 'red' | 'orange' | 'yellow' | 'blue' | 'green' | 'none'
export type WallPalette = {
  readonly [L in LevelLetter]: { readonly colour: PaletteColour; readonly word: string }
}

export type WallProjectColumns = {
  readonly id: readonly string[]
  readonly name: readonly string[]
  /** One letter a project. */
  readonly level: string
  /** Index into `palettes`; −1 wears the district's. */
  readonly palette: readonly number[]
  /** `[index into reasons, value of each param …]`; null when the level needs no reason. */
  readonly reason: readonly (readonly (string | number | null)[] | null)[]
  readonly cardLevel: string
  readonly cardOn: readonly (number | null)[]
  /** One letter a period, aligned to the right: the last letter is the last period. */
  readonly strip: readonly string[]
  readonly headquarters: readonly number[]
  readonly taskForce: readonly number[]
  readonly region: readonly number[]
  readonly administration: readonly number[]
  readonly chain: readonly number[]
  readonly stage: readonly number[]
  readonly yearClass: readonly number[]
  readonly unit: readonly number[]
  readonly listings: readonly (readonly number[])[]
  readonly plannedStart: readonly (number | null)[]
  readonly committedFinish: readonly (number | null)[]
  readonly forecastFinish: readonly (number | null)[]
  /** Tenths of a percent. */
  readonly physical: readonly (number | null)[]
  /** Fen: the year's plan in force; null when the project stands outside the investment sums. */
  readonly yearPlan: readonly (number | null)[]
  /** Fen: completed since 1 January. */
  readonly yearDone: readonly (number | null)[]
  /** Fen: the year's plan × its calendar share at the figure's own as-of. */
  readonly yearDue: readonly (number | null)[]
  readonly figuresOn: readonly (number | null)[]
  /** Tenths of a point, as printed; negative is behind. */
  readonly lagPoints: readonly (number | null)[]
  /** Thousandths, as printed. */
  readonly completionRate: readonly (number | null)[]
  readonly activityCount: readonly number[]
}

/** Bits of an activity's flags. */
export const MILESTONE = 1
export const ASSESSED = 2
export const CRITICAL = 4
export const CLAIMED = 8
export const VERIFIED = 16

export type WallActivityColumns = {
  /** Index into `activityNames`. */
  readonly name: readonly number[]
  /** Days after the start of the activity before it in the same project; the first after `plannedStart`, else base. */
  readonly start: readonly number[]
  /** Calendar days, first and last counted; 0 for a milestone. */
  readonly length: readonly number[]
  /** Whole percent. */
  readonly done: readonly number[]
  readonly flags: readonly number[]
  /** Days that the start lies after the baseline's start; null without a baseline. */
  readonly startSlip: readonly (number | null)[]
  /** Days by which it is longer than the baseline. */
  readonly lengthSlip: readonly number[]
}

/** What the server hands to `encodeWall`, one a project, in the order of the snapshot. */
export type WallRow = {
  readonly id: string
  readonly name: string
  readonly level: LevelLetter
  /** Index into the head's `palettes`; absent wears the district's. */
  readonly palette?: number
  readonly reason: { readonly code: string; readonly params: Params } | null
  readonly card: { readonly level: LevelLetter; readonly on: string } | null
  readonly strip: string
  readonly headquarters: WallName | null
  readonly taskForce: WallName | null
  readonly region: WallName | null
  readonly administration: WallName | null
  readonly chain: WallName | null
  readonly stage: WallName | null
  readonly yearClass: WallName | null
  readonly unit: WallName | null
  readonly listings: readonly WallName[]
  readonly plannedStart: string | null
  readonly committedFinish: string | null
  readonly forecastFinish: string | null
  /** Tenths of a percent. */
  readonly physical: number | null
  readonly yearPlan: number | null
  readonly yearDone: number | null
  readonly yearDue: number | null
  readonly figuresOn: string | null
  readonly lagPoints: number | null
  readonly completionRate: number | null
  readonly activities: WallRowActivities
}

/** Columns too, so that SQL may aggregate them: days are day numbers (days since 1970-01-01). */
export type WallRowActivities = {
  readonly name: readonly string[]
  readonly start: readonly number[]
  readonly length: readonly number[]
  readonly done: readonly number[]
  readonly flags: readonly number[]
  readonly baselineStart: readonly (number | null)[]
  readonly baselineLength: readonly (number | null)[]
}

export type WallHead = Pick<WallSnapshot, 'asOf' | 'version' | 'palette'> & {
  readonly palettes?: readonly WallPalette[]
  readonly periods: readonly { readonly name: string; readonly end: string }[]
}
