import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type {
  LedgerColumn,
  LedgerField,
  MappingProfile,
  SheetUnderstanding,
} from '@guatu/domain/projects/ledger/ledger-row'
import { columnName } from '@guatu/domain/projects/ledger/sheet-cells'
import type { Db } from '../../platform/db.ts'
import { checkProfile } from './mapping-profile-file.ts'
import { findProfile, listProfiles } from './profile-reads.ts'
import type { Adjustments } from './staging.ts'

/** Worked examples for other governments' ledgers, one JSON file each; their keys begin with `shipped:`. */
const SHIPPED = fileURLToPath(new URL('../../../../samples/profiles', import.meta.url))
const PREFIX = 'shipped:'

/** Figures in headers ("1—10月完成投资") change from month to month; the rest of a header tells one ledger from another. */
const withoutFigures = (header: string): string => header.replace(/\s+/g, '').replace(/[\d０-９]+/g, '#')

const headersOf = (sheets: readonly SheetUnderstanding[]): string[] =>
  sheets.filter((s) => s.skipped === null).flatMap((s) => s.columns.map((c) => c.header))

/** What tells a ledger's layout: a hash of its header texts in their order, figures left out. */
export const fingerprintOf = (sheets: readonly SheetUnderstanding[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...new Set(headersOf(sheets).map(withoutFigures))]))
    .digest('hex')

const columnsOf = (sheets: readonly SheetUnderstanding[], sheet: string): readonly LedgerColumn[] =>
  sheets.find((s) => s.sheet === sheet)?.columns ?? []

/** The unit of a header where all sheets and tables agree on it; a profile goes by header, and must not carry one's unit to another. */
function oneUnitOf(header: string, sheets: readonly SheetUnderstanding[]): number | null {
  const columns = sheets.flatMap((s) => [...s.columns, ...(s.furtherTables ?? []).flatMap((t) => t.columns)])
  const units = new Set(columns.flatMap((c) => (c.header === header && c.unit !== null ? [c.unit] : [])))
  return units.size === 1 ? [...units][0]! : null
}

/** A profile with the office's corrections over it, by header as the columns were found; null when there is neither. */
export function adjustedProfile(
  base: MappingProfile | null,
  mapping: Adjustments['mapping'],
  sheets: readonly SheetUnderstanding[],
): MappingProfile | null {
  if (!mapping?.length) return base
  const columns: Record<string, MappingProfile['columns'][string]> = { ...base?.columns }
  for (const { sheet, column, field } of mapping) {
    const found = columnsOf(sheets, sheet).find((c) => columnName(c.column) === column)
    if (!found?.header) continue
    const unit = oneUnitOf(found.header, sheets)
    columns[found.header] = {
      field: (field ?? 'ignore') as LedgerField | 'ignore',
      ...(unit !== null && { unit }),
    }
  }
  return { ...base, name: base?.name ?? 'adjusted', columns }
}

/** A kept profile for a file whose headers differ from those it was kept for only in their figures. */
export function profileForHeaders(profile: MappingProfile, sheets: readonly SheetUnderstanding[]): MappingProfile {
  const now = new Map(headersOf(sheets).map((h) => [withoutFigures(h), h]))
  return {
    ...profile,
    columns: Object.fromEntries(
      Object.entries(profile.columns).map(([header, to]) => [now.get(withoutFigures(header)) ?? header, to]),
    ),
  }
}

/** A profile by its key: one that the office kept, or a shipped one. */
export async function profileByKey(db: Db, key: string): Promise<MappingProfile | null> {
  if (key.startsWith(PREFIX)) return shipped(key.slice(PREFIX.length))
  return (await findProfile(db, key))?.body ?? null
}

/** Every profile that an office can choose, its own first. */
export async function choosableProfiles(db: Db): Promise<{ key: string; name: string }[]> {
  const own = await listProfiles(db)
  const files = (await readdir(SHIPPED).catch(() => [])).filter((f) => f.endsWith('.json')).sort()
  const others = await Promise.all(
    files.map(async (f) => {
      const name = f.replace(/\.json$/, '')
      return { key: `${PREFIX}${name}`, name: (await shipped(name))?.name ?? name }
    }),
  )
  return [...own.map((p) => ({ key: p.id, name: p.name })), ...others]
}

async function shipped(name: string): Promise<MappingProfile | null> {
  if (!/^[\w-]+$/.test(name)) return null
  const file = `${SHIPPED}/${name}.json`
  const profile = checkProfile(await readFile(file, 'utf8').catch(() => null), file)
  return isRefusal(profile) ? null : profile
}
