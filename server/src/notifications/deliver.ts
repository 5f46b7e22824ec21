import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Db } from '../platform/db.ts'
import { newId } from '../platform/id.ts'
import type { Job } from '../platform/outbox.ts'
import { tellGroup } from './group-robot.ts'
import { insertDelivery } from './writes.ts'

type Host = { readonly db: Db; readonly clock: Clock; readonly config: Pick<Config, 'webhook'> }

/** One attempt to tell the group, written down however it goes. @throws where it failed, so that it is tried again. */
export async function deliver({ db, clock, config }: Host, job: Job): Promise<void> {
  const { items } = job.data as { items: number }
  const attempt = { id: newId(), jobId: job.id, channel: config.webhook?.kind ?? 'none', attemptedAt: clock.now() }
  if (!config.webhook) {
    await insertDelivery(db, { ...attempt, outcome: 'notConfigured', detail: '' })
    return
  }
  try {
    await tellGroup(config.webhook.url, config.webhook.kind, items)
  } catch (error) {
    await insertDelivery(db, { ...attempt, outcome: 'failed', detail: (error as Error).message.slice(0, 200) })
    throw error
  }
  await insertDelivery(db, { ...attempt, outcome: 'sent', detail: '' })
}
