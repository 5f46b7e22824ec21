import { coded } from '../../kernel/coded.ts'
import type { SheetLine } from './check-sums.ts'
import { addDoubt, type DraftRow } from './draft-row.ts'
import { MONEY_FIELDS, type TextField } from './ledger-row.ts'

/** The sign of a sub-item: what it says, its running number where it has one, the number of its package where it names it. */
type Mark = {
  readonly text: string
  readonly in: 'number' | 'name'
  readonly n: number | null
  readonly of: string | null
}

const DOTTED = /^(\d{1,4})[.．\-—–－_](\d{1,3})$/
const BRACKET = /^(?:[（(](\d{1,2})[)）]|(\d{1,2})[)）]|([①-⑳]))$/
const BEFORE_NAME = /^(?:[（(](\d{1,2})[)）]|(\d{1,2})[)）]|([①-⑳]))[、.．\s]*(?=\S)/
const WORDS_BEFORE_NAME = /^(?:其中[:：]|(?:子项目?|子工程|单体(?:工程)?)(\d{1,2})?[:：、\s])\s*(?=\S)/
/** Names by which offices say that a row stands for several. */
const PACKAGE = /打包|项目包|子项|单体|[（(]共?\d+个(?:子项目?|单体|标段|项目|工程)?[)）]$/

const circled = (text: string): number => text.charCodeAt(0) - 0x2460 + 1
const numberOf = (m: RegExpExecArray): number => (m[3] ? circled(m[3]) : Number(m[1] ?? m[2]))

function markOf(row: DraftRow): Mark | null {
  const dotted = DOTTED.exec(row.number)
  if (dotted) return { text: row.number, in: 'number', n: Number(dotted[2]), of: dotted[1]! }
  const bracket = BRACKET.exec(row.number)
  if (bracket) return { text: row.number, in: 'number', n: numberOf(bracket), of: null }
  const name = row.texts.name ?? ''
  const before = BEFORE_NAME.exec(name)
  if (before) return { text: before[0].trim(), in: 'name', n: numberOf(before), of: null }
  const words = WORDS_BEFORE_NAME.exec(name)
  return words ? { text: words[0].trim(), in: 'name', n: words[1] ? Number(words[1]) : null, of: null } : null
}

/** What a sub-item takes from its package where its own cell is empty: who answers for it. */
const TAKEN: readonly TextField[] = [
  'owner',
  'uscc',
  'headquarters',
  'taskForce',
  'sponsor',
  'leadUnit',
  'serviceOfficer',
]

/**
 * Packages 打包项目 and their sub-items 子项, 单体: rows marked "5.1", "（1）", "①", "子项1：" or "其中：" right below a row without
 * such a mark. Plain where the number names the package, the package calls itself one, or its amounts are the sums of theirs;
 * else each sub-item is doubtful.
 */
export function findPackages(lines: readonly SheetLine[], sheet: string, numbered: boolean): void {
  let head: DraftRow | null = null
  let parts: { row: DraftRow; mark: Mark }[] = []
  const settle = (next: DraftRow | null): void => {
    if (head && parts.length > 0) settlePackage(head, parts, sheet)
    head = next
    parts = []
  }
  for (const line of lines) {
    if (line.type === 'sum') {
      settle(null)
      continue
    }
    const row = line.row as DraftRow
    const open: DraftRow | null = head
    const mark = markOf(row) ?? (open && continues(row, parts, numbered))
    if (open && mark && follows(mark, open, parts.at(-1)?.mark ?? null)) parts.push({ row, mark })
    else settle(row)
  }
  settle(null)
}

/** After "其中：" a row without a number is a further sub-item. */
const continues = (row: DraftRow, parts: readonly { mark: Mark }[], numbered: boolean): Mark | null =>
  numbered && row.number === '' && parts[0]?.mark.text.startsWith('其中')
    ? { text: '', in: 'name', n: null, of: null }
    : null

/** A number must name the package above, a running number must run on from the one before. */
function follows(mark: Mark, head: DraftRow, last: Mark | null): boolean {
  if (last && last.in !== mark.in) return false
  if (mark.of !== null) return mark.of === head.number
  return mark.n === null || mark.n === (last?.n ?? 0) + 1
}

function settlePackage(head: DraftRow, parts: readonly { row: DraftRow; mark: Mark }[], sheet: string): void {
  const plain =
    parts[0]!.mark.of !== null ||
    (parts[0]!.mark.in === 'name' && /^(?:子|单体)/.test(parts[0]!.mark.text)) ||
    PACKAGE.test(head.texts.name ?? '') ||
    addUp(
      head,
      parts.map((p) => p.row),
    )
  head.parts = parts.map((p) => p.row.row)
  for (const { row, mark } of parts) {
    row.partOf = head.row
    row.mark = { text: mark.text, in: mark.in }
    if (mark.in === 'name' && row.texts.name) row.texts.name = row.texts.name.slice(mark.text.length).trim()
    takeFrom(head, row)
    if (plain) continue
    row.partDoubtful = true
    const reason = coded('ledger.packageGuessed', { head: head.texts.name ?? '', mark: mark.text })
    addDoubt(row, { sheet }, 'package', null, mark.text, 'doubtful', reason, head.texts.name ?? null)
  }
}

/** At least one amount of the package is the sum of its sub-items', and none is another. */
function addUp(head: DraftRow, parts: readonly DraftRow[]): boolean {
  const fields = MONEY_FIELDS.filter((f) => head.money[f] != null && parts.every((p) => p.money[f] != null))
  return (
    fields.length > 0 && fields.every((f) => parts.reduce((sum, p) => sum + (p.money[f] ?? 0), 0) === head.money[f])
  )
}

function takeFrom(head: DraftRow, row: DraftRow): void {
  if (row.kind === null && !row.doubts.some((d) => d.field === 'kind')) row.kind = head.kind
  const own = row.texts.owner
  for (const field of TAKEN) {
    if (row.texts[field] != null || head.texts[field] == null) continue
    if (row.doubts.some((d) => d.field === field)) continue
    // A credit code belongs to the unit it stands beside.
    if (field === 'uscc' && own && own !== head.texts.owner) continue
    row.texts[field] = head.texts[field]
  }
}
