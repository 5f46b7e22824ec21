import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { within } from './reads.ts'

export type AttachmentRow = {
  id: string
  projectId: string
  name: string
  mediaType: string
  bytes: number
  sha256: string
  subject: string
  hasThumbnail: boolean
  by: string | null
  recordedAt: Date
}

const columns = sql`a.id, a.project_id as "projectId", a.name, a.media_type as "mediaType", a.bytes, a.sha256, a.subject, a.has_thumbnail as "hasThumbnail",
  a.recorded_at as "recordedAt", (select pe.name from account ac join person pe on pe.id = ac.person_id where ac.id = a.actor_id) as by`

/** Papers and photos of one project within the scope, newest first. */
export async function listAttachmentRows(db: Db, scope: ReadScope, projectId: string): Promise<AttachmentRow[]> {
  const found = await sql<AttachmentRow>`
    select ${columns} from attachment a join project p on p.id = a.project_id
    where a.project_id = ${projectId} and p.withdrawn_on is null and ${within(scope)} order by a.recorded_at desc, a.id desc`.execute(
    db,
  )
  return found.rows
}

export async function findAttachment(db: Db, scope: ReadScope, id: string): Promise<AttachmentRow | undefined> {
  const found = await sql<AttachmentRow>`
    select ${columns} from attachment a join project p on p.id = a.project_id
    where a.id = ${id} and p.withdrawn_on is null and ${within(scope)}`.execute(db)
  return found.rows[0]
}
