import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { addWorkingDays, type WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { Actor, Role } from '@guatu/domain/organization/actor'
import type { Period } from '@guatu/domain/reports/periods'
import { say } from '@guatu/words/say'
import { currentCalendar } from '../calendar/reads.ts'
import { lockedMonths, readCardMonth } from '../cards/card-jobs.ts'
import { type CardFile, findCardFiles } from '../cards/card-reads.ts'
import { storeCardPeriodVerdicts } from '../cards/card-writes.ts'
import { appealCard } from '../cards/commands/appeal-card.ts'
import { carryCardOn } from '../cards/commands/carry-card-on.ts'
import { checkRectification } from '../cards/commands/check-rectification.ts'
import { decideAppeal } from '../cards/commands/decide-appeal.ts'
import { decideCards } from '../cards/commands/decide-cards.ts'
import { issueCardNotice } from '../cards/commands/issue-card-notice.ts'
import { liftCard } from '../cards/commands/lift-card.ts'
import { openHearing } from '../cards/commands/open-hearing.ts'
import { proposeCards } from '../cards/commands/propose-cards.ts'
import { receiveCard } from '../cards/commands/receive-card.ts'
import { recordSilence } from '../cards/commands/record-silence.ts'
import { releaseCards } from '../cards/commands/release-cards.ts'
import { reportRectification } from '../cards/commands/report-rectification.ts'
import { stateOnCard } from '../cards/commands/state-on-card.ts'
import { refuseLift } from '../cards/refuse-lift.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { CommandContext } from '../platform/command-context.ts'
import type { Transaction } from '../platform/db.ts'
import { newId } from '../platform/id.ts'
import type { Command } from '../platform/run-command.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { listCardActors } from './card-actor-reads.ts'

/** As many closed months as the sample tells of. */
const MONTHS = 2

type Cast = Readonly<Record<'office' | 'inspection' | 'unit' | 'leader' | 'other' | 'clockwork', Actor>>

/**
 * Two months of cards by the commands people use: the older one issued, served and published, with one withdrawn on
 * appeal and others lifted or carried on; the newer one as far as its days have come, with one struck, one appealed and one
 * rectification waiting for its check. Steps that lie after `now` are not taken.
 */
export async function cardHistory(trx: Transaction, now: Date): Promise<void> {
  const months = (await lockedMonths(trx, null, now)).slice(-MONTHS)
  const story = new Story(trx, now, await castOf(trx), await currentCalendar(trx))
  let older: readonly string[] = []
  for (const [i, month] of months.entries()) {
    const { rows, drafts } = await readCardMonth(trx, month)
    await storeCardPeriodVerdicts(trx, rows)
    const first = i < months.length - 1
    const told = first ? drafts.filter((d) => d.subjectType === 'project') : drafts
    await story.take('clockwork', month, 1, proposeCards, { closesOn: month.closesOn, drafts: told })
    if (older.length > 0) await endOlder(story, month, older)
    older = await tellBatch(story, month, first)
  }
}

/** Who acts in the story; a leader decides an appeal against another leader's card. */
async function castOf(trx: Transaction): Promise<Cast> {
  const actor = (person: { id: string; name: string } | undefined, role: Role): Actor => ({
    accountId: null,
    personId: person?.id ?? null,
    name: person?.name ?? say({ code: 'sample.actor', params: {} }),
    grants: [{ role, unitId: null, regionCode: null }],
    unitIds: [],
    postIds: [],
  })
  const { office, inspection, liaison, leaders, unitIds } = await listCardActors(trx)
  return {
    office: actor(office, 'projectOffice'),
    inspection: actor(inspection, 'inspection'),
    unit: { ...actor(liaison, 'liaison'), unitIds },
    leader: actor(leaders[0], 'leader'),
    other: actor(leaders[1], 'leader'),
    clockwork: { ...actor(undefined, 'auditor'), name: say({ code: 'cards.clockwork', params: {} }) },
  }
}

class Story {
  private readonly trx: Transaction
  private readonly now: Date
  private readonly cast: Cast
  private readonly calendar: WorkingCalendar
  constructor(trx: Transaction, now: Date, cast: Cast, calendar: WorkingCalendar) {
    this.trx = trx
    this.now = now
    this.cast = cast
    this.calendar = calendar
  }

  get signer(): string {
    return this.cast.leader.name
  }

  /** The n-th working day after a month was locked. */
  day(month: Period, n: number): CivilDate {
    return addWorkingDays(this.calendar, civilDateOf(new Date(month.lockAt)), n)
  }

  /** Takes one step on a working day after the lock, unless that day has not come yet. */
  async take<I, O>(who: keyof Cast, month: Period, n: number, command: Command<I, O>, input: I): Promise<O | null> {
    const at = new Date(`${this.day(month, n)}T10:0${n % 10}:00+08:00`)
    if (at >= this.now) return null
    const done: O | Refusal = await command.run(this.context(who, at), input)
    if (isRefusal(done)) throw new Error(`${command.name}: ${say(done)}`)
    return done
  }

  private context(who: keyof Cast, at: Date): CommandContext {
    return {
      trx: this.trx,
      actor: this.cast[who],
      now: at,
      today: civilDateOf(at),
      refreshNow: () => {},
      newId: () => newId(at.getTime()),
      emit: () => {},
      touch: () => {},
      written: [],
    }
  }

  /** Cards of a month's projects as they stand, worst first. */
  async cards(which: { readonly ids: readonly string[] } | { readonly period: string }): Promise<CardFile[]> {
    const sight = { scope: scopeOfSystem('sample'), proposals: true }
    const ids = 'ids' in which ? which.ids : await cardIdsOf(this.trx, which.period)
    const files = await findCardFiles(this.trx, sight, { ids })
    return ids.flatMap((id) => files.find((f) => f.id === id) ?? [])
  }

  async lifts(card: CardFile): Promise<boolean> {
    return (await refuseLift(this.trx, card)) === null
  }
}

const cardIdsOf = async (trx: Transaction, period: string): Promise<string[]> =>
  (await listCardActors(trx, period)).cardIds

const seen = (card: CardFile) => ({ id: newId(), cardId: card.id, expectedVersion: card.events.length + 1 })

/** Hearing to publication and, of the older month, to rectification; answers the ids of its cards. */
async function tellBatch(story: Story, month: Period, whole: boolean): Promise<string[]> {
  const cards = await story.cards({ period: month.key })
  const [first] = cards
  if (!first) return []
  const { batchId } = first
  const ids = cards.map((c) => c.id)
  const now = () => story.cards({ ids })
  await story.take('office', month, 1, openHearing, {
    batchId,
    cards: cards.map(seen),
    note: '请对照事由核实，按期说明情况。',
  })
  const silent = cards.length > 3 ? 2 : -1
  for (const [i, card] of (await now()).entries()) {
    if (i === silent) await story.take('inspection', month, 5, recordSilence, { ...seen(card), note: '' })
    else {
      const said = {
        agrees: i % 3 !== 0,
        text: SAID[i % SAID.length]!,
        papers: [],
        occurredOn: story.day(month, 3),
        onPaper: true,
      }
      await story.take('inspection', month, 3, stateOnCard, { ...seen(card), ...said })
    }
  }
  // Of a batch of one or two nothing is struck: there would be nothing left to issue.
  const struck = whole || cards.length < 3 ? -1 : cards.length - 1
  const decisions = (await now()).map((card, i) => ({
    ...seen(card),
    decision: i === struck ? ('strike' as const) : ('approve' as const),
    reason: i === struck ? '关账后已补齐进度，本期不予亮牌。' : '事实清楚，符合规则，同意亮牌。',
    rectifyBy: null,
  }))
  if (!(await story.take('leader', month, 6, decideCards, { batchId, decisions }))) return ids
  const notice = { batchId, id: newId(), number: null, issuedOn: story.day(month, 7), signer: story.signer }
  if (!(await story.take('office', month, 7, issueCardNotice, notice))) return ids
  const issued = (await now()).filter((_, i) => i !== struck && (whole || i !== 1))
  for (const card of issued) {
    const receipt = {
      ...seen(card),
      means: 'paper' as const,
      receivedBy: '单位办公室',
      occurredOn: story.day(month, 8),
    }
    await story.take('office', month, 8, receiveCard, receipt)
  }
  await tellAppealAndRelease(
    story,
    month,
    whole,
    issued.map((c) => c.id),
  )
  return ids
}

async function tellAppealAndRelease(
  story: Story,
  month: Period,
  whole: boolean,
  ids: readonly string[],
): Promise<void> {
  const [appealed, ...rest] = await story.cards({ ids })
  if (!appealed) return
  const appeal = {
    text: '征迁移交晚于约定，责任不在我单位，请予复核。',
    papers: [],
    occurredOn: story.day(month, 9),
    onPaper: true,
  }
  await story.take('inspection', month, 9, appealCard, { ...seen(appealed), ...appeal })
  if (whole) {
    const [again] = await story.cards({ ids: [appealed.id] })
    const decision = {
      ...seen(again!),
      outcome: 'withdrawn' as const,
      reason: '经查征迁移交确晚于约定，予以撤销。',
      papers: [],
    }
    await story.take('other', month, 12, decideAppeal, { ...decision, exemption: null })
  }
  if (rest.length === 0) return
  const release = { batchId: appealed.batchId, cards: rest.map(seen), reason: '同意公布' }
  if (!(await story.take('leader', month, 10, releaseCards, release))) return
  const reporting = whole ? rest : rest.slice(0, 1)
  for (const card of await story.cards({ ids: reporting.map((c) => c.id) })) {
    if (card.level === 'commend') continue
    const done = { ...seen(card), text: '已增加班组，倒排到周，缺口分三周补齐。', papers: [] }
    const own = { ...done, occurredOn: '', onPaper: false }
    await story.take('unit', month, 10, reportRectification, own)
  }
}

/** What became of the older month once the newer one was closed: checked and lifted, or carried on. */
async function endOlder(story: Story, month: Period, ids: readonly string[]): Promise<void> {
  for (const card of await story.cards({ ids })) {
    if (card.level === 'commend' || card.events.some((e) => e.kind === 'appealDecided')) continue
    if (!card.events.some((e) => e.kind === 'rectificationReported')) continue
    const lifts = await story.lifts(card)
    const check = {
      ...seen(card),
      accepted: lifts,
      reason: lifts ? '现场核实，整改到位。' : '缺口仍在，退回重改。',
      papers: [],
    }
    await story.take('inspection', month, 2, checkRectification, check)
    const [checked] = await story.cards({ ids: [card.id] })
    if (lifts)
      await story.take('leader', month, 4, liftCard, { ...seen(checked!), reason: '整改到位，进度已追上，同意摘牌。' })
    else await story.take('leader', month, 4, carryCardOn, { ...seen(checked!), reason: '进度缺口仍在，继续执行。' })
  }
}

const SAID = [
  '主要受征迁影响，已报请专班协调，预计下月补齐。',
  '情况属实，已调整班组和作业面。',
  '设备到货延迟，供货方已承诺时限，附到货计划。',
]
