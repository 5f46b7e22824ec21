import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Command } from '../../platform/run-command.ts'
import { DISCLOSURE, type Disclosed, findDisclosure } from '../reads.ts'
import { writeDisclosure } from '../writes.ts'

export type SetDisclosure = { readonly fields: Disclosed; readonly expectedVersion: number; readonly reason: string }

/** 公开范围: which fields the public boards may show. What is not disclosed leaves no payload. */
export const setDisclosure: Command<SetDisclosure, { version: number }> = {
  name: 'set-disclosure',
  subject: () => DISCLOSURE,
  async run(ctx, { fields, expectedVersion, reason }) {
    const before = await findDisclosure(ctx.trx)
    if (before.version !== expectedVersion) return refuse('platform.staleVersion', { expected: expectedVersion })
    const row = { id: DISCLOSURE, fields: JSON.stringify(fields) }
    const note = { expectedVersion: expectedVersion === 0 ? null : expectedVersion, reason }
    const version = await writeDisclosure(ctx, row, note)
    if (isRefusal(version)) return version
    ctx.touch('boards')
    return { version }
  },
}
