import { type Coded, coded } from '../../kernel/coded.ts'
import { type Arranged, type Placements, rowKey } from './arrange-packages.ts'
import { changesOf, countsOf, type StoredProject } from './field-changes.ts'
import type { LedgerRow } from './ledger-row.ts'
import { type StoredIndex, sameName } from './stored-index.ts'

/** What a row is: a stored project, a new one, or a question. */
export type Placed =
  | { readonly is: StoredProject }
  | { readonly new: true }
  | {
      readonly ask: Coded
      readonly candidates: readonly StoredProject[]
      readonly packages: readonly string[]
      /** Nothing but its name speaks for the one candidate, and nothing against it. */
      readonly sameName?: boolean
    }

/** Each row's place by its key: packages and single projects first, then sub-items inside their packages. */
export function placeRows(
  arranged: Arranged,
  index: StoredIndex,
  answers: Placements,
  matchByName: boolean,
): ReadonlyMap<string, Placed> {
  const placing = new Placing(arranged.rows, index, answers, matchByName)
  for (const row of arranged.rows) if (row.partOf === undefined) placing.put(row, placing.top(row))
  for (const row of arranged.rows) if (row.partOf !== undefined) placing.put(row, placing.part(row))
  placing.holdBack()
  return placing.placed
}

class Placing {
  readonly placed = new Map<string, Placed>()
  private readonly claimed = new Set<string>()
  private readonly codes: ReadonlyMap<string, number>
  private readonly merged: ReadonlySet<string>
  private readonly rows: readonly LedgerRow[]
  private readonly index: StoredIndex
  private readonly answers: Placements
  private readonly matchByName: boolean
  private readonly names: ReadonlyMap<string, number>

  constructor(rows: readonly LedgerRow[], index: StoredIndex, answers: Placements, matchByName: boolean) {
    this.rows = rows
    this.index = index
    this.answers = answers
    this.matchByName = matchByName
    this.names = countsOf(rows.map((r) => sameName(r.texts.name ?? '')))
    this.codes = countsOf(rows.filter((r) => r.partOf === undefined).map((r) => r.texts.projectCode ?? ''))
    this.merged = new Set(
      rows
        .filter((r) => r.partOf === undefined && r.doubts.some((d) => d.reason.code === 'ledger.mergedName'))
        .map((r) => `${r.sheet}!${r.texts.name}`),
    )
  }

  put(row: LedgerRow, place: Placed): void {
    this.placed.set(rowKey(row), place)
    if ('is' in place) this.claimed.add(place.is.id)
  }

  top(row: LedgerRow): Placed {
    // A package that an answer made stands in no row of the sheet.
    if (row.row < 0) return { new: true }
    return this.answered(row) ?? this.place(row)
  }

  private answered(row: LedgerRow): Placed | null {
    const answer = this.answers.get(rowKey(row))
    if (answer === undefined) return null
    const is = this.index.byId.get(answer)
    if (is) return { is }
    return answer === 'new' || answer === 'package' || /^(?:part|in):/.test(answer) ? { new: true } : null
  }

  private place(row: LedgerRow): Placed {
    const { index } = this
    const named = index.named(row.texts.name ?? '')
    const code = row.texts.projectCode
    const byCode = index.withCode(code)
    const both = byCode.filter((s) => named.includes(s))
    if (both.length === 1) return { is: both[0]! }
    if (both.length > 1) return this.oneOf(row, both, coded('ledger.askSeveral', { count: both.length }))
    if (byCode.length > 0)
      return this.asked(row, coded('ledger.askNameChanged', { stored: byCode[0]!.texts.name ?? '' }), byCode)
    if (!code || named.every((s) => s.codes.length === 0)) {
      const credit = index.withCredit(row.texts.uscc).filter((s) => named.includes(s))
      if (credit.length === 1) return { is: credit[0]! }
      if (credit.length > 1) return this.oneOf(row, credit, coded('ledger.askSeveral', { count: credit.length }))
    }
    if (named.length > 0) return this.byName(row, named)
    if (code && (this.codes.get(code) ?? 0) > 1) return this.asked(row, coded('ledger.askCodeTwice'), [])
    if (this.merged.has(`${row.sheet}!${row.texts.name}`)) return this.asked(row, coded('ledger.askMergedName'), [])
    return { new: true }
  }

  /** A name alone is asked about, unless nothing at all differs: the same sheet twice asks nothing. */
  private byName(row: LedgerRow, named: readonly StoredProject[]): Placed {
    const codeless = !row.texts.projectCode && !row.texts.uscc
    const alike = codeless ? named.filter((s) => s.codes.length === 0 && !s.texts.uscc) : []
    const exact = alike.find((s) => !this.claimed.has(s.id) && changesOf(row, s).length === 0)
    if (exact) return { is: exact }
    const alone = codeless && this.isAlone(row, named)
    if (alone && this.matchByName) return { is: named[0]! }
    const reason =
      named.length > 1
        ? coded('ledger.askSeveral', { count: named.length })
        : coded(codeless ? 'ledger.askNameOnly' : 'ledger.askCodeChanged')
    return { ...this.asked(row, reason, named), sameName: alone }
  }

  /** One row and one stored project of the name, and no other owner: what an office means when it writes no codes. */
  private isAlone(row: LedgerRow, named: readonly StoredProject[]): boolean {
    const [only, ...others] = named
    if (!only || others.length > 0 || this.claimed.has(only.id)) return false
    const [owner, before] = [row.texts.owner, only.texts.owner]
    return this.names.get(sameName(row.texts.name ?? '')) === 1 && (!owner || !before || owner === before)
  }

  /** Of several alike the one that nothing distinguishes, else the one of the same unit; else a question. */
  private oneOf(row: LedgerRow, alike: readonly StoredProject[], reason: Coded): Placed {
    const free = alike.filter((s) => !this.claimed.has(s.id))
    const exact = free.find((s) => changesOf(row, s).length === 0)
    if (exact) return { is: exact }
    const own = free.filter((s) => s.texts.owner && s.texts.owner === row.texts.owner)
    return own.length === 1 ? { is: own[0]! } : this.asked(row, reason, alike)
  }

  /** A sub-item: the one of its name in its package; else one of its name and code that stood on its own; else new, or asked. */
  part(row: LedgerRow): Placed {
    const answered = this.answered(row)
    if (answered) return answered
    const head = this.placed.get(rowKey({ sheet: row.sheet, row: row.partOf! }))
    if (head && 'ask' in head) return this.asked(row, coded('ledger.askHeadFirst'), [])
    const id = head && 'is' in head ? head.is.id : null
    const named = this.index.named(row.texts.name ?? '').filter((s) => s.id !== id)
    const inside = named.filter((s) => id !== null && s.packageOf === id)
    if (inside.length === 1) return { is: inside[0]! }
    if (inside.length > 1) return this.oneOf(row, inside, coded('ledger.askSeveral', { count: inside.length }))
    const alone = named.filter((s) => !s.packageOf)
    const code = row.texts.projectCode
    const sure = alone.filter((s) =>
      code ? s.codes.includes(code) : row.texts.uscc && s.texts.uscc === row.texts.uscc,
    )
    if (sure.length === 1) return { is: sure[0]! }
    if (alone.length > 0) return this.asked(row, coded('ledger.askNameOnly'), alone)
    if (!row.partDoubtful) return { new: true }
    const name = this.rows.find((r) => r.sheet === row.sheet && r.row === row.partOf)?.texts.name ?? ''
    return this.asked(row, coded('ledger.askPart', { head: name }), [])
  }

  /** A new package waits until it is known which rows are its sub-items, and they wait with it. */
  holdBack(): void {
    for (const head of this.rows) {
      const place = this.placed.get(rowKey(head))
      if (!head.parts || !place || !('new' in place) || this.answers.has(rowKey(head))) continue
      const parts = this.rows.filter((r) => r.sheet === head.sheet && r.partOf === head.row)
      if (!parts.some((p) => 'ask' in this.placed.get(rowKey(p))!)) continue
      this.put(head, { ask: coded('ledger.askPackageWaits'), candidates: [], packages: [] })
      for (const part of parts)
        if ('new' in this.placed.get(rowKey(part))! && !this.answers.has(rowKey(part)))
          this.put(part, { ask: coded('ledger.askHeadFirst'), candidates: [], packages: [] })
    }
  }

  private asked(row: LedgerRow, reason: Coded, candidates: readonly StoredProject[]): Extract<Placed, { ask: Coded }> {
    return { ask: reason, candidates, packages: this.packagesFor(row) }
  }

  /** What the row may be a sub-item of: what the sheet hints at, the first row of its code, a stored project of its code. */
  private packagesFor(row: LedgerRow): string[] {
    const code = row.texts.projectCode
    const kin = code ? this.rows.filter((r) => r.texts.projectCode === code && r.partOf === undefined) : []
    const first = kin.find((r) => r.sheet === row.sheet)
    const stored = this.index.withCode(code).filter((s) => !s.packageOf)
    return [
      ...(row.partOf !== undefined ? [`row:${row.partOf}`] : []),
      ...(row.partOf === undefined && first && first.row !== row.row && first.row > 0 ? [`row:${first.row}`] : []),
      ...stored.map((s) => `project:${s.id}`),
      ...(kin.length > 1 || this.merged.has(`${row.sheet}!${row.texts.name}`) ? ['package'] : []),
    ]
  }
}
