import type { Role } from '@guatu/domain/organization/actor'
import { say } from '@guatu/words/say'
import type pg from 'pg'
import { hashPassword } from '../identity/password.ts'
import { type Clock, civilDateOf } from '../platform/clock.ts'
import type { CommandContext } from '../platform/command-context.ts'
import { createDb, type Db, type Transaction } from '../platform/db.ts'
import { newId } from '../platform/id.ts'
import { writeSetting } from '../platform/settings.ts'
import { cardHistory } from './card-history.ts'
import { contestHistory } from './contest-history.ts'
import { deriveRows } from './derive-rows.ts'
import type { DistrictRows } from './district-rows.ts'
import { districtTime } from './district-time.ts'
import { generateDistrict } from './generate-district.ts'
import { matterHistory } from './matter-history.ts'
import { seedRegisters } from './seed-registers.ts'
import { auditDistrict, copyDistrict } from './write-district.ts'

export type SampleWish = {
  readonly db: Db
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly projects: number
  readonly weeks: number
  readonly seed: number
  /** The first password of an account. */
  passwords(userName: string): string
  /** False where tests set the passwords; default true. */
  readonly mustChange?: boolean
  /** Told the accounts before anything is written: what was committed must be known to somebody. */
  beforeWriting?(accounts: readonly SampleAccount[]): void
  log(line: string): void
}
export type SampleAccount = { readonly userName: string; readonly role: Role; readonly password: string }

/** Fills an empty, migrated database with the sample district in one transaction; returns its accounts. */
export async function fillSample(wish: SampleWish): Promise<SampleAccount[]> {
  const now = wish.clock.now()
  const { projects, weeks, seed } = wish
  const rows = generateDistrict({ projects, weeks, seed, now })
  wish.log(say({ code: 'sample.generated', params: { projects, reports: rows.report.length } }))
  const passwords = rows.accounts.map((a) => ({ ...a, password: wish.passwords(a.userName) }))
  const hashes = await Promise.all(passwords.map((a) => hashPassword(a.password)))
  const credentials = passwords.map((a, i) => ({
    accountId: a.id,
    passwordHash: hashes[i]!,
    mustChange: wish.mustChange ?? true,
    changedAt: now,
  }))
  const accounts = passwords.map(({ userName, role, password }) => ({ userName, role, password }))
  wish.beforeWriting?.(accounts)
  await writeDistrict(wish.pool, rows, now, weeks, { credentials, log: wish.log, cards: projects <= MOST_WITH_CARDS })
  return accounts
}

type Extra = {
  readonly credentials?: readonly { accountId: string; passwordHash: string; mustChange: boolean; changedAt: Date }[]
  log?(line: string): void
  /** Tells two months of cards by the commands people use. */
  readonly cards?: boolean
}

/** Beyond it a district is for measuring, and its history is not told. */
const MOST_WITH_CARDS = 200

/** Writes a generated district into an empty database: registers and facts, their audit entries, then what is derived. */
export async function writeDistrict(
  pool: pg.Pool,
  rows: DistrictRows,
  now: Date,
  weeks: number,
  { credentials = [], log = () => {}, cards = false }: Extra = {},
): Promise<void> {
  const projects = rows.project.length
  const time = districtTime(now, weeks)
  await withConnection(pool, async (client, trx) => {
    await seedRegisters(seedingContext(trx, time.at(time.setupOn, 8)))
    await copyDistrict(client, rows)
    if (credentials.length > 0)
      await trx
        .insertInto('credential')
        .values([...credentials])
        .execute()
    await writeSetting(trx, 'districtName', say({ code: 'sample.district', params: {} }))
    log(say({ code: 'sample.copied', params: {} }))
    if (cards) {
      await cardHistory(trx, now)
      await matterHistory(trx, now)
      await contestHistory(trx, now)
    }
    await auditDistrict(client, trx, now, say({ code: 'sample.actor', params: {} }))
    await client.query('analyze')
    await deriveRows(trx, idsOf(rows), now, (done) => {
      if (projects > 100) log(say({ code: 'sample.judged', params: { done, projects } }))
    })
  })
}

/** How many projects and accounts a database already holds; null when it is empty and may be filled. */
export async function whatIsThere(db: Db): Promise<{ projects: number; accounts: number } | null> {
  const count = async (table: 'project' | 'account') =>
    Number((await db.selectFrom(table).select(db.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
  const there = { projects: await count('project'), accounts: await count('account') }
  return there.projects + there.accounts === 0 ? null : there
}

const idsOf = (rows: DistrictRows): string[] => rows.project.map((p) => p.id)

/** One connection for both: COPY needs the driver's client, everything else the transaction on it. */
async function withConnection(
  pool: pg.Pool,
  work: (client: pg.PoolClient, trx: Transaction) => Promise<void>,
): Promise<void> {
  let client: pg.PoolClient | undefined
  const one = { connect: async () => (client = await pool.connect()), end: async () => {} } as unknown as pg.Pool
  await createDb(one)
    .transaction()
    .execute((trx) => work(client!, trx))
}

/** What `writeRegister` needs of a command's context; the audit of the whole fill covers what it wrote. */
function seedingContext(trx: Transaction, now: Date): CommandContext {
  return {
    trx,
    actor: {
      accountId: null,
      personId: null,
      name: say({ code: 'sample.actor', params: {} }),
      grants: [],
      unitIds: [],
      postIds: [],
    },
    now,
    today: civilDateOf(now),
    refreshNow: () => {},
    newId: () => newId(now.getTime()),
    emit: () => {},
    touch: () => {},
    written: [],
  }
}
