import {
  appealPaper,
  cardNotice,
  cardSlip,
  type PaperFrame,
  type QuotedCard,
} from '@guatu/domain/bulletins/card-papers'
import { printDocumentNumber } from '@guatu/domain/bulletins/document-number'
import type { NoticeModel } from '@guatu/domain/bulletins/notice-model'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { cardPeriodLabel } from '@guatu/domain/cards/card-period-label'
import { cardStateOf } from '@guatu/domain/cards/card-state'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { listCardRows } from '../cards/card-list-reads.ts'
import { type CardFile, type CardSight, findCardFiles, listCardPapers } from '../cards/card-reads.ts'
import { listDutyRows } from '../cards/duty-reads.ts'
import { findNotice, findVoid } from '../cards/notice-reads.ts'
import { wordOf } from '../cards/present.ts'
import { dutyName } from '../cards/present-duty.ts'
import { type IssuedCardRow, listIssuedCards } from '../cards/public-card-reads.ts'
import { headHash } from '../platform/audit-reads.ts'
import type { Db } from '../platform/db.ts'
import { type ReadScope, scopeOfSystem } from '../platform/scope.ts'
import { headOfNotice } from './head-of-notice.ts'

const AUDIT_DIGITS = 16

export const quotedOf = (row: IssuedCardRow, turns: QuotedCard['turns'] = []): QuotedCard => ({
  subject: row.subject,
  unit: row.unit,
  level: row.level as QuotedCard['level'],
  word: row.word,
  reason: row.sentence,
  turns,
  rectifyBy: row.rectifyBy as CivilDate | null,
  period: say(cardPeriodLabel(row.period)),
  number: row.notice,
  issuedOn: row.issuedOn as CivilDate,
})

/** The ways out of a card, from its frozen evidence. */
const turnsOf = ({ verdict }: CardFile): QuotedCard['turns'] => verdict.evidence.wouldTurn.map((turn) => turn.sentence)

async function frameFor(
  db: Db,
  number: string,
  date: string,
  recipients: readonly string[] | null,
): Promise<PaperFrame> {
  const [head, audit] = [await headOfNotice(db), await headHash(db)]
  return {
    issuer: head.issuer,
    number,
    recipients: recipients ?? head.recipients,
    copies: recipients ? [] : head.copies,
    date: date as CivilDate,
    auditHead: audit.slice(0, AUDIT_DIGITS),
  }
}

/** The notice of a batch as it was issued; one that was voided says so at its head. */
export async function readCardNotice(db: Db, scope: ReadScope, noticeId: string): Promise<NoticeModel | Refusal> {
  const notice = await findNotice(db, noticeId)
  if (!notice) return refuse('platform.notFound', { what: 'cards.noticeOfCards' })
  const [rows, voided, files] = await Promise.all([
    listIssuedCards(db, scope, { noticeId }),
    findVoid(db, noticeId),
    findCardFiles(db, { scope: scopeOfSystem('terms of a notice'), proposals: true }, { batchId: notice.batchId }),
  ])
  const [file] = files
  if (!file) return refuse('platform.notFound', { what: 'cards.noticeOfCards' })
  const turns = new Map(files.map((f) => [f.id, turnsOf(f)]))
  const number = printDocumentNumber(notice.mark, notice.year, notice.number)
  const cards = rows.map((r) => ({ ...quotedOf(r, turns.get(r.id)), number, issuedOn: notice.occurredOn as CivilDate }))
  const batch = {
    period: say(cardPeriodLabel(file.period)),
    appealDays: file.terms.appealDays,
    voided: voided !== undefined,
  }
  return cardNotice(await frameFor(db, number, notice.occurredOn, null), batch, cards)
}

/** One issued card as papers quote it; none that was never issued has a paper. */
async function quotedCard(
  db: Db,
  sight: CardSight,
  id: string,
): Promise<{ file: CardFile; card: QuotedCard } | Refusal> {
  const [[row], [file]] = await Promise.all([
    listCardRows(db, sight, { id, today: '' }, { after: null, limit: 1 }),
    findCardFiles(db, sight, { ids: [id] }),
  ])
  if (!row || !file) return refuse('platform.notFound', { what: 'cards.card' })
  if (!row.notice || !row.issuedOn) return refuse('cards.act.notIssued', { stage: `cards.stage.${row.stage}` })
  const card: QuotedCard = {
    subject: row.subject,
    unit: row.unit,
    level: row.level as QuotedCard['level'],
    word: wordOf(row.palette, row.level, 'zh'),
    reason: row.sentence,
    turns: turnsOf(file),
    rectifyBy: cardStateOf(file.events).rectification.dueOn,
    period: say(cardPeriodLabel(row.period)),
    number: row.notice,
    issuedOn: row.issuedOn as CivilDate,
  }
  return { file, card }
}

export async function readCardSlip(db: Db, sight: CardSight, id: string): Promise<NoticeModel | Refusal> {
  const found = await quotedCard(db, sight, id)
  if ('refused' in found) return found
  const { file, card } = found
  const duties = await listDutyRows(
    db,
    sight,
    { cardId: id, today: card.issuedOn },
    { after: null, limit: 50, limits: [] },
  )
  const { demand } = cardStateOf(file.events).rectification
  const asked = { demand, duties: duties.map((d) => dutyName(d, 'zh')), appealDays: file.terms.appealDays }
  return cardSlip(await frameFor(db, card.number, card.issuedOn, [card.unit]), card, asked)
}

/** The unit's appeal beside the sentence it is against, as it was frozen. */
export async function readAppealPaper(db: Db, sight: CardSight, id: string): Promise<NoticeModel | Refusal> {
  const found = await quotedCard(db, sight, id)
  if ('refused' in found) return found
  const { file, card } = found
  const appeal = file.events.find((e) => e.kind === 'appealed')
  if (!appeal) return refuse('cards.act.noAppeal')
  const names = new Map((await listCardPapers(db, id)).map((p) => [p.id, p.name]))
  const frame = await frameFor(db, '', appeal.occurredOn, null)
  const said = {
    text: appeal.text,
    papers: appeal.papers.flatMap((p) => names.get(p) ?? []),
    madeOn: appeal.occurredOn,
  }
  return appealPaper({ ...frame, recipients: [frame.issuer], issuer: card.unit, copies: [] }, card, said)
}
