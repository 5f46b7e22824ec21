import { kinds as appraisal } from '../appraisal/tables.ts'
import { kinds as boards } from '../boards/tables.ts'
import { kinds as bottlenecks } from '../bottlenecks/tables.ts'
import { kinds as bulletins } from '../bulletins/tables.ts'
import { kinds as calendar } from '../calendar/tables.ts'
import { kinds as cards } from '../cards/tables.ts'
import { kinds as identity } from '../identity/tables.ts'
import { kinds as matters } from '../matters/tables.ts'
import { kinds as notifications } from '../notifications/tables.ts'
import { kinds as organization } from '../organization/tables.ts'
import { kinds as plans } from '../plans/tables.ts'
import { kinds as platform, type TableKind } from '../platform/tables.ts'
import { kinds as projects } from '../projects/tables.ts'
import { kinds as regions } from '../regions/tables.ts'
import { kinds as reports } from '../reports/tables.ts'
import { kinds as responsibility } from '../responsibility/tables.ts'

const declared: Readonly<Record<string, TableKind>> = {
  ...platform,
  ...calendar,
  ...regions,
  ...organization,
  ...identity,
  ...projects,
  ...plans,
  ...reports,
  ...bottlenecks,
  ...matters,
  ...responsibility,
  ...cards,
  ...appraisal,
  ...bulletins,
  ...notifications,
  ...boards,
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)
const ofKind = (kind: TableKind): string[] =>
  Object.keys(declared)
    .filter((name) => declared[name] === kind)
    .map(snake)
    .sort()

/** Tables whose every row must stand in the chain with its digest; the chain itself is checked by its hashes. */
export const FACT_TABLES: readonly string[] = ofKind('fact').filter((name) => name !== 'audit_entry')
/** Columns that a migration took away from a register; revisions written before still name them. */
export const COLUMNS_GONE: Readonly<Record<string, readonly string[]>> = { board_address: ['token'] }
/** Tables whose heads must equal their newest revision. */
export const REGISTER_TABLES: readonly string[] = ofKind('register')
