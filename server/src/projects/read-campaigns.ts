import type { Campaign, CampaignDetail, CampaignRhythm } from '@guatu/contract/campaigns'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { type CampaignRow, listCampaignRows, listMemberRows, type MemberRow } from './campaign-reads.ts'

export const presentCampaign = (row: CampaignRow, today: CivilDate): Campaign => ({
  id: row.id,
  name: row.name,
  from: row.fromOn,
  to: row.toOn,
  rhythm: row.rhythm as CampaignRhythm,
  documentNumber: row.documentNumber,
  state: today < row.fromOn ? 'coming' : row.toOn !== null && row.toOn < today ? 'ended' : 'running',
  projects: row.projects,
  version: row.version,
})

type Wish = { readonly q?: string | undefined; readonly state?: string | undefined; readonly sort?: string | undefined }

const byText = (a: string, b: string): number => a.localeCompare(b, 'zh', { numeric: true })
const ORDERS: Readonly<Record<string, (a: Campaign, b: Campaign) => number>> = {
  name: (a, b) => byText(a.name, b.name),
  from: (a, b) => byText(a.from, b.from),
  to: (a, b) => byText(a.to ?? '9999', b.to ?? '9999'),
  projects: (a, b) => b.projects - a.projects,
}

/** Search, filter and order of the list; there are few campaigns, so it is folded whole. */
export function chooseCampaigns(all: readonly Campaign[], { q, state, sort = '' }: Wish): Campaign[] {
  const states = state?.split(',') ?? []
  const found = all
    .filter((c) => !q || c.name.includes(q) || c.documentNumber?.includes(q))
    .filter((c) => states.length === 0 || states.includes(c.state))
  const order = ORDERS[sort.replace(/^-/, '')]
  if (!order) return found
  const turned = sort.startsWith('-') ? -1 : 1
  return found.toSorted((a, b) => turned * (order(a, b) || (a.id < b.id ? -1 : 1)))
}

/** A campaign with its projects in sight; null where there is none. */
export async function readCampaign(
  db: Db,
  scope: ReadScope,
  id: string,
  today: CivilDate,
  mayKeep: boolean,
): Promise<CampaignDetail | null> {
  const [row] = await listCampaignRows(db, scope, today, id)
  if (!row) return null
  const members = await listMemberRows(db, scope, id)
  return {
    campaign: presentCampaign(row, today),
    members: members.map(({ list: _, ...m }) => ({ ...m, state: stateOf(m, row, today) })),
    mayKeep,
  }
}

/** Where a member stands today; of a campaign that is over, on its last day. */
function stateOf(m: Pick<MemberRow, 'from' | 'to'>, { toOn }: CampaignRow, today: CivilDate): 'coming' | 'in' | 'left' {
  const day = toOn !== null && toOn < today ? toOn : today
  return day < m.from ? 'coming' : m.to !== null && m.to < day ? 'left' : 'in'
}
