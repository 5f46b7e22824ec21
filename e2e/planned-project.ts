import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Visitor } from './visitor.ts'

export type Task = {
  id: string
  name: string
  duration: number
  unit: 'calendar' | 'working'
  predecessors?: { id: string; type: 'FS'; lag: number }[]
  minDuration?: number
  crashCost?: number
  notEarlier?: string
}
export type StoredPlan = { version: number; activities: Task[]; start: string; finish: string; committedFinish: string }
export type Planned = { readonly id: string; readonly plan: () => Promise<StoredPlan> }

const nobody = {
  ...{ regionCode: null, administrationId: null, ownerUnitId: null, leadUnitId: null, headquartersId: null },
  ...{ areaHeadquartersId: null, taskForceId: null, sponsorPostId: null, officerPostId: null, liaisonPostId: null },
  ...{ chain: null, chainRole: null, sector: null, site: null, packageOf: null, plannedStart: null },
}

/** A project of the journey's own, with a plan of these activities committed to a day; withdrawn from nobody's view, named so that none is mistaken. */
export async function planProject(
  who: Visitor,
  want: { name: string; finish: string; tasks?: readonly Task[]; template?: string; headquartersId?: string | null },
): Promise<Planned> {
  const { request } = who.context
  const id = randomUUID()
  const at = (path: string) => `${who.address}api/${path}`
  const send = async (method: 'post' | 'put', path: string, data: object) => {
    const answer = await request[method](at(path), { data })
    expect(answer.status(), `${path}: ${await answer.text()}`).toBeLessThan(300)
  }
  await send('post', 'projects', {
    ...{ ...nobody, id, name: want.name, kind: 'industrial', yearClass: 'new', stage: 'landed', total: '80000000.00' },
    headquartersId: want.headquartersId ?? null,
  })
  const { template = 'industrial-plant', finish, tasks } = want
  await send('post', `projects/${id}/plan`, { id: randomUUID(), template, committedFinish: finish, start: null })
  const plan = async () => (await (await request.get(at(`projects/${id}/plan`))).json()) as StoredPlan
  if (tasks) {
    const { version } = await plan()
    await send('put', `projects/${id}/plan`, { expectedVersion: version, activities: tasks, reason: '按施工组织设计' })
  }
  return { id, plan }
}

/** A day so many days from now, by the server's calendar of days. */
export const daysFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
