import { civil } from '@guatu/domain/calendar/civil-date'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { Activity } from '@guatu/domain/plans/plan-types'
import { schedulePlan } from '@guatu/domain/plans/schedule-plan'
import type { TemplateNode } from '@guatu/domain/plans/templates/plan-template'
import { withNames } from '@guatu/domain/plans/with-names'
import { say } from '@guatu/words/say'
import { currentCalendars } from '../../calendar/reads.ts'
import type { Command } from '../../platform/run-command.ts'
import { findTemplate } from '../template-reads.ts'
import { writeTemplate } from '../template-writes.ts'

export type SaveTemplate = {
  key: string
  expectedVersion: number
  kind: string
  names: { zh: string; en: string }
  nodes: TemplateNode[]
  retired: boolean
  reason: string
}

/** Any day will do: a template has no dates, and what is wrong with its links shows on every day. */
const ANY_DAY = civil('2026-01-05')

/** A template changed or made. Refused with a loop, a doubled id, or a link into nothing; plans made from it before stay as they are. */
export const saveTemplate: Command<SaveTemplate, { key: string }> = {
  name: 'save-template',
  subject: (input) => input.key,
  async run(ctx, { key, expectedVersion, reason, ...body }) {
    const before = await findTemplate(ctx.trx, key)
    if ((before?.version ?? 0) !== expectedVersion)
      return refuse('platform.staleVersion', { expected: expectedVersion })
    const activities: readonly Activity[] = body.nodes
    const scheduled = schedulePlan({ start: ANY_DAY, activities }, await currentCalendars(ctx.trx))
    const wrong = scheduled.diagnoses[0] && withNames(scheduled.diagnoses[0], body.nodes)
    if (scheduled.finish === null) return wrong ? refuse(wrong.code, wrong.params) : refuse('plans.empty')
    const missing = scheduled.diagnoses.find((d) => d.code === 'missing-predecessor')
    if (missing) return refuse('plans.templateUnsound', { why: say(withNames(missing, body.nodes)) })
    const written = await writeTemplate(
      ctx,
      {
        id: key,
        kind: body.kind,
        names: JSON.stringify(body.names),
        nodes: JSON.stringify(body.nodes),
        retired: body.retired,
      },
      { expectedVersion: before && before.version > 0 ? expectedVersion : null, reason },
    )
    if (isRefusal(written)) return written
    ctx.touch('templates')
    return { key }
  },
}
