import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Level } from '@guatu/domain/cards/level'
import type { Coded } from '@guatu/domain/kernel/coded'
import { sql } from 'kysely'
import type { CARD_NOTICE_HEAD } from '../cards/notice-reads.ts'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { readSetting } from '../platform/settings.ts'
import { listCampaignRows } from '../projects/campaign-reads.ts'
import { within } from '../projects/reads.ts'
import { responsibleJoins, responsibleUnit } from '../projects/responsible-reads.ts'

export type LitProjectRow = { project: string; unit: string; level: Level; sentence: Coded }

/** The projects that a period closed with a light, worst first, with the sentence of the evidence. */
export async function listLitProjects(db: Db, scope: ReadScope, period: string): Promise<LitProjectRow[]> {
  const found = await sql<LitProjectRow>`
    select p.name as project, ${responsibleUnit} as unit, v.level, v.verdict #> '{evidence,sentence}' as sentence
    from period_verdict v join project p on p.id = v.project_id ${responsibleJoins}
    where v.period = ${period} and v.level <> 'normal' and p.withdrawn_on is null and ${within(scope)}
    order by array_position(array['severe','warn','remind','commend'], v.level), p.name collate "zh-x-icu", p.id`.execute(
    db,
  )
  return found.rows
}

/** The campaign that runs on a day; of several the one with the most projects, else the one begun last. */
export async function campaignOn(db: Db, scope: ReadScope, day: CivilDate): Promise<string | null> {
  const running = (await listCampaignRows(db, scope, day)).filter(
    (c) => c.fromOn <= day && (c.toOn === null || c.toOn >= day),
  )
  const most = Math.max(...running.map((c) => c.projects))
  return running.find((c) => c.projects === most)?.name ?? null
}

/** Name of the district: as set, else that of its government without 人民政府, else nothing. */
export async function districtName(db: Db): Promise<string> {
  const set = await readSetting<string>(db, 'districtName', '')
  if (set !== '') return set
  const found = await sql<{ name: string }>`
    select name from unit where kind = 'government' and valid_to is null order by parent_id nulls first, name limit 1`.execute(
    db,
  )
  return found.rows[0]?.name.replace(/人民政府$/, '') ?? ''
}

export const NOTICE_HEAD = 'notice'

/** How the office heads its notices, where it has said so; of card notices only the mark is its own. */
export const findNoticeHead = (db: Db, id: typeof NOTICE_HEAD | typeof CARD_NOTICE_HEAD = NOTICE_HEAD) =>
  db.selectFrom('noticeHead').selectAll().where('id', '=', id).executeTakeFirst()
