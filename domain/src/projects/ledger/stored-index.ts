import type { StoredProject } from './field-changes.ts'

/** Stored projects by what a ledger knows them by. */
export class StoredIndex {
  readonly byId: ReadonlyMap<string, StoredProject>
  private readonly byCode = new Map<string, StoredProject[]>()
  private readonly byCredit = new Map<string, StoredProject[]>()
  private readonly byName = new Map<string, StoredProject[]>()

  constructor(stored: readonly StoredProject[]) {
    this.byId = new Map(stored.map((s) => [s.id, s]))
    for (const s of stored) {
      for (const code of s.codes) put(this.byCode, code, s)
      if (s.texts.uscc) put(this.byCredit, s.texts.uscc, s)
      if (s.texts.name) put(this.byName, sameName(s.texts.name), s)
    }
  }
  withCode = (code: string | null | undefined): readonly StoredProject[] => (code ? (this.byCode.get(code) ?? []) : [])
  withCredit = (code: string | null | undefined): readonly StoredProject[] =>
    code ? (this.byCredit.get(code) ?? []) : []
  named = (name: string): readonly StoredProject[] => this.byName.get(sameName(name)) ?? []
}

const put = (map: Map<string, StoredProject[]>, key: string, value: StoredProject): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Names are compared without blanks and with one kind of brackets; anything more would be a guess. */
export const sameName = (name: string): string => name.replace(/\s+/g, '').replace(/（/g, '(').replace(/）/g, ')')
