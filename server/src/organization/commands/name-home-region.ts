import type { Command } from '../../platform/run-command.ts'
import { insertRegion } from '../region-writes.ts'

/** The district's own place in the tree of territories, by its GB/T 2260 code; its level follows from the trailing zeros. */
export const nameHomeRegion: Command<{ code: string; name: string }, { code: string }> = {
  name: 'name-home-region',
  async run(ctx, { code, name }) {
    await insertRegion(ctx.trx, { id: code, name, level: levelOf(code), parentCode: null })
    return { code }
  },
}

/** 1 province, 2 city, 3 county-level, 4 township (nine digits). */
const levelOf = (code: string): number =>
  code.length > 6 ? 4 : code.endsWith('0000') ? 1 : code.endsWith('00') ? 2 : 3
