import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { newId } from '../../platform/id.ts'
import { type Caller, type CommandHost, runCommand } from '../../platform/run-command.ts'
import { saveMappingProfile } from '../commands/save-mapping-profile.ts'
import { adjustedProfile, profileByKey } from './mapping-profiles.ts'
import type { ImportReader } from './run-reading.ts'
import { type Adjustments, mergeAdjustments } from './staging.ts'
import { findStaging, type StagingRow } from './staging-reads.ts'
import { storeAdjustments } from './staging-writes.ts'
import { KIND_FIELD, kindTyped } from './typed-kinds.ts'

export type AdjustStaging = Adjustments & {
  readonly importId: string
  readonly caller: Caller
  readonly expectedVersion: number
  readonly saveProfileAs?: string | undefined
}

/**
 * The office's hand on a staged ledger: date, columns, repaired cells, answers, profile. What changes the understanding is
 * read again; a confirmed import may be adjusted too, for the rows it has left.
 */
export async function adjustStaging(
  host: CommandHost,
  reader: ImportReader,
  { importId, caller, expectedVersion, saveProfileAs, ...next }: AdjustStaging,
): Promise<Refusal | null> {
  const staging = await findStaging(host.db, importId)
  if (!staging) return refuse('platform.notFound', { what: 'imports.import' })
  if (staging.version !== expectedVersion) return refuse('platform.staleVersion', { expected: expectedVersion })
  // A file in which nothing was found may still be read by a profile.
  const open = ['ready', 'confirmed', ...(next.profile ? ['refused'] : [])]
  if (!open.includes(staging.state)) return refuse('imports.notReady')
  if (next.profile && !(await profileByKey(host.db, next.profile))) return refuse('imports.noSuchProfile')
  // Figures that were stored keep the date they were stored with.
  if (staging.confirmedAt && next.asOf !== undefined && next.asOf !== staging.asOf) return refuse('imports.notReady')
  const kinds = (next.repairs ?? []).filter((r) => r.field === KIND_FIELD)
  const wrong = kinds.find((r) => kindTyped(r.text) === null)
  if (wrong) return refuse('imports.noSuchKind', { text: wrong.text })
  const adjustments = mergeAdjustments(staging.adjustments, next)
  const keepAs = saveProfileAs || (next.matchByName === undefined ? undefined : profileName(staging))
  if (keepAs && staging.understanding) {
    const saved = await keepProfile(host, caller, staging, adjustments, keepAs)
    if (isRefusal(saved)) return saved
  }
  const again =
    next.profile !== undefined || Boolean(next.mapping?.length || (next.repairs?.length ?? 0) > kinds.length)
  const answered =
    next.asOf !== undefined || Boolean(next.matches?.length || kinds.length || next.matchByName !== undefined)
  const stored = await storeAdjustments(host.db, importId, expectedVersion, {
    adjustments,
    asOf: next.asOf === undefined ? staging.asOf : next.asOf,
    state: again ? 'reading' : answered ? 'ready' : staging.state,
  })
  if (!stored) return refuse('platform.staleVersion', { expected: expectedVersion })
  if (again) reader.start(importId)
  return null
}

/** The profile that a decision about the whole ledger is kept in, where the office names none. */
const profileName = ({ understanding, fileName }: StagingRow): string =>
  understanding?.profile?.name ?? fileName.replace(/\.[^.]*$/, '').slice(0, 60)

async function keepProfile(
  host: CommandHost,
  caller: Caller,
  { understanding }: StagingRow,
  adjustments: Adjustments,
  name: string,
): Promise<{ id: string } | Refusal> {
  const { profile: used, fingerprint, understanding: read } = understanding!
  const key = adjustments.profile === undefined ? used?.key : adjustments.profile
  const base = key ? await profileByKey(host.db, key) : null
  const { matchByName } = adjustments
  const columns = adjustedProfile(base, adjustments.mapping, read.sheets) ?? { name, columns: {} }
  const profile = matchByName === undefined ? columns : { ...columns, matchByName }
  return runCommand(host, caller, saveMappingProfile, { id: newId(), name, fingerprint, profile })
}
