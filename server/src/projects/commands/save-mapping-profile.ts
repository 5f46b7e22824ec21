import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { MappingProfile } from '@guatu/domain/projects/ledger/ledger-row'
import type { Command } from '../../platform/run-command.ts'
import { findProfileByFingerprint } from '../import/profile-reads.ts'
import { mayImport } from '../policy.ts'
import { writeMappingProfile } from '../writes.ts'

export type SaveMappingProfile = { id: string; name: string; fingerprint: string; profile: MappingProfile }

/** Keeps an office's mapping for ledgers with these headers; one a layout, a later one is its next version. */
export const saveMappingProfile: Command<SaveMappingProfile, { id: string }> = {
  name: 'save-mapping-profile',
  subject: (input) => input.id,
  async run(ctx, { id, name, fingerprint, profile }) {
    if (!mayImport(ctx.actor)) return refuse('platform.notPermitted')
    const before = await findProfileByFingerprint(ctx.trx, fingerprint)
    // The date belongs to one file, not to the layout.
    const { asOf: _, ...kept } = profile
    const row = { id: before?.id ?? id, name, fingerprint, body: JSON.stringify({ ...kept, name }) }
    const written = await writeMappingProfile(ctx, row, { expectedVersion: before?.version ?? null })
    return isRefusal(written) ? written : { id: row.id }
  },
}
