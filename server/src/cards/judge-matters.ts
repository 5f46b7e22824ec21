import type { WorkingCalendar } from '@guatu/domain/calendar/working-calendar'
import { chooseRuleSet } from '@guatu/domain/cards/choose-rule-set'
import { DEFAULT_MATTER_RULES } from '@guatu/domain/cards/default-rule-set'
import { exemptionsOn } from '@guatu/domain/cards/exemptions-on'
import { judgeMatter } from '@guatu/domain/cards/judge-matter'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import type { Verdict } from '@guatu/domain/cards/verdict'
import { isAtOrBefore } from '@guatu/domain/kernel/instant'
import { judgedMatter } from '@guatu/domain/matters/matter-clock'
import type { MatterEvent, RegisteredMatter } from '@guatu/domain/matters/matter-events'
import { isOpen, type MatterNow, matterAt } from '@guatu/domain/matters/matter-state'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { currentCalendar } from '../calendar/reads.ts'
import { findMatterFiles } from '../matters/reads.ts'
import type { CommandContext } from '../platform/command-context.ts'
import type { Db, Transaction } from '../platform/db.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import { type Exemptions, loadExemptions } from './exemption-reads.ts'
import { dropMatterVerdicts, storeMatterVerdicts } from './matter-writes.ts'
import { loadRuleSets, type RuleSetRegister } from './rule-set-reads.ts'
import { verdictColumns } from './verdict-row.ts'

/** Matters are not ranked among each other: each is judged by its own facts, its exemptions, the calendar and the set of its unit's region. */
export type MatterBench = {
  readonly calendar: WorkingCalendar
  readonly ruleSets: RuleSetRegister
  readonly exemptions: Exemptions
}
export type JudgedFile = RegisteredMatter & {
  readonly regionCode: string | null
  readonly events: readonly MatterEvent[]
}
export type StoodMatter = { readonly now: MatterNow; readonly verdict: Verdict | null; readonly ruleSet: RuleSet }

export const matterBenchNow = async (db: Db): Promise<MatterBench> => ({
  calendar: await currentCalendar(db),
  ruleSets: await loadRuleSets(db),
  exemptions: await loadExemptions(db),
})

/** The set in force for matters: that of the lead unit's region, else the district's. */
export const matterSet = ({ adopted }: RuleSetRegister, regionCode: string | null, at: EvaluationPoint): RuleSet =>
  chooseRuleSet(adopted, 'matter', { regionCode, campaigns: [] }, at)?.ruleSet ?? DEFAULT_MATTER_RULES

/** How a matter stood at a point, with its light where it was open then; null before it was registered. */
export function matterStoodAt(file: JudgedFile, bench: MatterBench, at: EvaluationPoint): StoodMatter | null {
  const now = matterAt(file, file.events, at)
  if (!now) return null
  const ruleSet = matterSet(bench.ruleSets, file.regionCode, at)
  if (!isOpen(now)) return { now, verdict: null, ruleSet }
  const events = file.events.filter((e) => e.occurredOn <= at.asOf && isAtOrBefore(e.recordedAt, at.knownAt))
  const exempt = exemptionsOn(bench.exemptions.get(file.id) ?? [], at)
  const judged = { ...judgedMatter(file, events), exempt }
  return { now, ruleSet, verdict: judgeMatter(judged, ruleSet, bench.calendar, at.asOf) }
}

/** Judges matters at the context's moment and stores their lights; an ended one loses its own. The caller holds the locks of their rows. */
export const judgeMatters = (ctx: CommandContext, ids: readonly string[]): Promise<void> =>
  judgeMattersAt(ctx.trx, ids, { asOf: ctx.today, knownAt: ctx.now.toISOString() })

export async function judgeMattersAt(trx: Transaction, ids: readonly string[], at: EvaluationPoint): Promise<void> {
  const bench = await matterBenchNow(trx)
  const files = await findMatterFiles(trx, { scope: scopeOfSystem('judging'), drafts: true }, { ids })
  const stood = files.map((file) => ({ id: file.id, verdict: matterStoodAt(file, bench, at)?.verdict ?? null }))
  await storeMatterVerdicts(
    trx,
    stood.flatMap(({ id, verdict }) => (verdict ? [{ matterId: id, ...verdictColumns(verdict, at) }] : [])),
  )
  await dropMatterVerdicts(
    trx,
    stood.flatMap(({ id, verdict }) => (verdict ? [] : [id])),
  )
}
