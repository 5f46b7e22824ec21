import { seedNotices } from '@guatu/domain/calendar/seed'
import { DEFAULT_PROJECT_RULES } from '@guatu/domain/cards/default-rule-set'
import { say } from '@guatu/words/say'
import type { CommandContext } from '../platform/command-context.ts'
import { writeRegister } from '../platform/write.ts'

/** What every start needs, empty or with the sample: the State Council's notices and the default rule set. */
export async function seedRegisters(ctx: CommandContext): Promise<void> {
  for (const notice of seedNotices) {
    const row = {
      id: String(notice.year),
      year: notice.year,
      offDays: [...notice.off],
      onDays: [...notice.on],
      official: notice.official,
    }
    await writeRegister(ctx, 'calendarNotice', row, {
      expectedVersion: null,
      source: 'seed',
      effectiveOn: `${notice.year}-01-01`,
    })
  }
  const name = say({ code: 'sample.defaultRuleSet', params: {} })
  const rules = { id: 'default', name, body: JSON.stringify(DEFAULT_PROJECT_RULES), inForceFrom: '2007-01-01' }
  await writeRegister(ctx, 'ruleSet', rules, { expectedVersion: null, source: 'seed', effectiveOn: '2007-01-01' })
}
