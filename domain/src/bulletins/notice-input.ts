import type { CivilDate } from '../calendar/civil-date.ts'
import type { Coded } from '../kernel/coded.ts'
import type { Fen } from '../kernel/exact.ts'
import type { DocumentNumber } from './document-number.ts'

/**
 * A figure as the screens print it: a decimal string, rates and shares in percent, lags in points. The notice prints
 * it and never computes with it. null is *no value* and is shown as such.
 */
export type Printed = string | null

export type FigureBasis = 'dispatch' | 'statistics' | 'payment' | 'entered'

/** The whole campaign's figures at `asOf`; reserve and preliminary projects are outside. */
export type OverallFigures = {
  readonly projects: number
  readonly planFen: Fen
  readonly doneFen: Fen
  /** Investment completion rate 投资完成率, percent. */
  readonly completionRate: Printed
  /** Calendar share 序时进度 of the group, percent. */
  readonly calendarShare: Printed
  /** completion rate − calendar share, points, negative is behind. */
  readonly lagPoints: Printed
  /** Share of members on schedule 达序时项目占比, percent. */
  readonly onScheduleShare: Printed
  /** Funds-in-place rate 资金到位率, percent. */
  readonly fundsInPlaceRate: Printed
  /** New projects of the year's plan, those started, and the start rate 开工率, percent. */
  readonly newProjects: number
  readonly startedProjects: number
  readonly startRate: Printed
  /** Due start rate 应开工率 and start-or-resume rate 开复工率, percent; without a value not printed. */
  readonly dueStartRate: Printed
  readonly startOrResumeRate: Printed
  /** Plan of the year's beginning 年初计划 and the rate against it, where it differs from the plan in force. */
  readonly openingPlan?: { readonly planFen: Fen; readonly completionRate: Printed }
}

export type RankingRow = {
  /** Competition rank (1, 2, 2, 4); null for a member without value, and for the sum. */
  readonly rank: number | null
  readonly name: string
  readonly members: number
  readonly planFen: Fen
  readonly doneFen: Fen
  readonly completionRate: Printed
  readonly calendarShare: Printed
  readonly lagPoints: Printed
  readonly onScheduleShare: Printed
  /** Places gained since the period before: 2 is two up, −1 one down; null when there was no rank before. */
  readonly rankChange: number | null
}

/** Rows come in their final order: a ranking's order is total and belongs to the scheme. */
export type Ranking = {
  readonly group: 'headquarters' | 'units' | 'townships' | 'taskForces'
  readonly criterion: 'lagPoints' | 'completionRate' | 'onScheduleShare'
  readonly rows: readonly RankingRow[]
  readonly total?: RankingRow
}

/** Worst first in the notice. Normal is not in it. */
export type NoticeLevel = 'severe' | 'warn' | 'remind' | 'commend'

export type Signal = {
  readonly level: NoticeLevel
  readonly project: string
  /** The responsible unit 责任单位. */
  readonly unit: string
  /** Evidence sentences of the verdict or card, as judged. */
  readonly reasons: readonly Coded[]
  /** The card as it was issued: its notice, day, period and word; absent for lights. */
  readonly quoted?: {
    readonly number: string
    readonly issuedOn: CivilDate
    readonly period: string
    readonly word: string
  }
  /** What is asked, of whom, until when; absent for a commendation. */
  readonly ask?: { readonly of: string; readonly what: Coded; readonly until: CivilDate }
}

/**
 * Lights are live and not a formal act; cards are issued, on a day, in the words of the rule set's palette (红牌, 黄牌 …).
 * One notice has one of the two, never both, and lights don't borrow the cards' words.
 */
export type Signals =
  | { readonly standing: 'lights'; readonly items: readonly Signal[] }
  | {
      readonly standing: 'cards'
      readonly issuedOn: CivilDate
      /** Cards of several notices that are in force on this day, each quoted with its own. */
      readonly inForceOn?: CivilDate
      readonly palette: { readonly [L in NoticeLevel]?: string }
      readonly items: readonly Signal[]
    }

export type Requirement = { readonly of: readonly string[]; readonly what: Coded; readonly until: CivilDate | null }

export type NoticeInput = {
  readonly issuer: string
  /** Head of the paper 发文机关标志; default: the issuer's name and 文件. */
  readonly head?: string
  /** null while the office's own system has not numbered it: a gap is left to fill in. */
  readonly documentNumber: DocumentNumber | null
  readonly campaign: string
  /** "第47周（11月16日—11月22日）" */
  readonly periodLabel: string
  readonly recipients: readonly string[]
  /** Who signs it off 签发人. Kept for the record: GB/T 9704 prints the signer on papers sent upward only. */
  readonly signer: string | null
  readonly date: CivilDate
  readonly asOf: CivilDate
  readonly basis: FigureBasis
  readonly overall: OverallFigures
  readonly rankings: readonly Ranking[]
  readonly signals: Signals
  readonly requirements: readonly Requirement[]
  readonly copies: readonly string[]
  /** Day of printing 印发日期; default: the notice's date. */
  readonly printedOn?: CivilDate
  /** Missing reports are a list for the desk, not a verdict: printed only when the office hands them over here. */
  readonly missingReports?: readonly { readonly project: string; readonly unit: string }[]
  /** Head of the audit chain when the notice was made, so that a cut tail shows on paper too. */
  readonly auditHead?: string
}
