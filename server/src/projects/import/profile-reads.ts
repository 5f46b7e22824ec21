import type { MappingProfile } from '@guatu/domain/projects/ledger/ledger-row'
import type { Db } from '../../platform/db.ts'

export type KeptProfile = { id: string; name: string; fingerprint: string; body: MappingProfile; version: number }

const profiles = (db: Db) => db.selectFrom('mappingProfile').select(['id', 'name', 'fingerprint', 'body', 'version'])

export const listProfiles = async (db: Db): Promise<{ id: string; name: string }[]> =>
  db.selectFrom('mappingProfile').select(['id', 'name']).orderBy('name').orderBy('id').limit(200).execute()

export const findProfile = async (db: Db, id: string): Promise<KeptProfile | undefined> =>
  (await profiles(db).where('id', '=', id).executeTakeFirst()) as unknown as KeptProfile | undefined

export const findProfileByFingerprint = async (db: Db, fingerprint: string): Promise<KeptProfile | undefined> =>
  (await profiles(db).where('fingerprint', '=', fingerprint).executeTakeFirst()) as unknown as KeptProfile | undefined
