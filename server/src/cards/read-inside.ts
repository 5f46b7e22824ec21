import type { InsideLight } from '@guatu/contract/groups'
import type { GroupKind } from '@guatu/domain/cards/group-members'
import type { Palette } from '@guatu/domain/cards/palette'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { Db } from '../platform/db.ts'
import { listInsideLights } from './group-list-reads.ts'
import { wornByVerdict } from './present.ts'

/**
 * The lights that lead units have inside campaigns by the campaigns' own sets: of a unit those inside each campaign, of a campaign those
 * of each unit. Whoever asks has seen the unit or the campaign itself.
 */
export async function readInside(
  db: Db,
  of: { readonly by: GroupKind; readonly id: string },
  paletteOf: (verdict: Verdict) => Palette,
  lang: Lang,
): Promise<InsideLight[]> {
  if (of.by !== 'unit' && of.by !== 'campaign') return []
  const rows = await listInsideLights(db, of.by, of.id)
  return rows.map(({ verdict, counts, ...row }) => ({
    ...row,
    ...wornByVerdict(paletteOf(verdict), verdict, lang),
    objects: Object.values(counts).reduce((sum, n) => sum + n, 0),
    sentence: say(verdict.evidence.sentence, lang),
  }))
}
