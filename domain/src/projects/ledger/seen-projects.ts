import type { StoredProject } from './field-changes.ts'
import type { LedgerRow } from './ledger-row.ts'
import { StoredIndex } from './stored-index.ts'

/**
 * Ids of stored projects that rows speak of by project code or by name, of a row without either by credit code; and their
 * packages. For rows that are not stored, being unreadable or left out: what they speak of is not gone from the ledger,
 * and where two projects share the name neither is.
 */
export function projectsSeenIn(rows: readonly LedgerRow[], stored: readonly StoredProject[]): ReadonlySet<string> {
  const index = new StoredIndex(stored)
  const seen = new Set<string>()
  for (const { texts } of rows) {
    const named = texts.name ? index.named(texts.name) : []
    const found = [...index.withCode(texts.projectCode), ...named]
    for (const project of found.length > 0 || texts.name ? found : index.withCredit(texts.uscc)) {
      seen.add(project.id)
      if (project.packageOf) seen.add(project.packageOf)
    }
  }
  return seen
}
