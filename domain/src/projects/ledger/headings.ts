import { coded } from '../../kernel/coded.ts'
import { addDoubt, type DraftRow, type RowSurroundings } from './draft-row.ts'
import type { LedgerColumn, YearWord } from './ledger-row.ts'
import { headingText, isLooseKind, kindsIn, kindsInTitle, sectionLevel } from './row-kinds.ts'

/** Year classes and the text that names them. */
type NamedKinds = { readonly kinds: readonly YearWord[]; readonly text: string }

/** The headings above the present row: year class and headquarters hold until a heading of the same level. */
export class Headings {
  private stack: { level: number; kinds: readonly YearWord[]; text: string }[] = []
  private readonly sheetKinds: NamedKinds
  private readonly sheetHeadquarters: string | null

  constructor(sheetKinds: NamedKinds, sheetHeadquarters: string | null) {
    this.sheetKinds = sheetKinds
    this.sheetHeadquarters = sheetHeadquarters
  }

  enter(text: string): void {
    const level = sectionLevel(text)
    this.stack = [...this.stack.filter((h) => h.level < level), { level, kinds: kindsIn(text), text }]
  }

  /** Year classes named nearest above; none, one, or several that leave a question. */
  kinds(): NamedKinds {
    return this.stack.findLast((h) => h.kinds.length > 0) ?? this.sheetKinds
  }

  headquarters(): string | null {
    const named = this.stack.findLast((h) => headquartersOf(h.text) !== null)
    return named ? headquartersOf(named.text) : this.sheetHeadquarters
  }
}

export const headquartersOf = (text: string): string | null => {
  const heading = headingText(text)
  return /指挥部$/.test(heading) ? heading : null
}

export const kindOfSheet = (name: string, title: string): NamedKinds =>
  [name, title].map((text) => ({ kinds: kindsInTitle(text), text })).find((n) => n.kinds.length > 0) ?? {
    kinds: [],
    text: '',
  }

export function placeRow(
  row: DraftRow,
  headings: Headings,
  columns: readonly LedgerColumn[],
  around: RowSurroundings,
): void {
  const { kinds, text } = headings.kinds()
  const column = columns.find((c) => c.field === 'kind') ?? null
  if (row.kind === null && kinds.length === 1 && !row.doubts.some((d) => d.field === 'kind')) {
    row.kind = kinds[0]!
    if (isLooseKind(text))
      addDoubt(
        row,
        around,
        'kind',
        column,
        text,
        'doubtful',
        coded('ledger.kindLoose', { raw: text, kind: kinds[0]! }),
        kinds[0]!,
      )
  } else if (row.kind === null && kinds.length > 1)
    addDoubt(
      row,
      around,
      'kind',
      column,
      '',
      'notUnderstood',
      coded('ledger.kindAmbiguous', { kinds: [...kinds] }),
      null,
    )
  else if (row.kind !== null && kinds.length === 1 && kinds[0] !== row.kind) {
    addDoubt(
      row,
      around,
      'kind',
      column,
      row.kind,
      'doubtful',
      coded('ledger.kindConflict', { cell: row.kind, heading: kinds[0]! }),
      kinds[0]!,
    )
  }
  if (!columns.some((c) => c.field === 'headquarters')) {
    const headquarters = headings.headquarters()
    if (headquarters) row.texts.headquarters = headquarters
  }
}
