import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDb, createPool, type Db, type Transaction } from './db.ts'
import { type Command, runCommand } from './run-command.ts'
import { type TestDatabase, testDatabase } from './testing/test-database.ts'
import { hearWaiting, readTogether, withTheNext } from './travel.ts'
import { appendFact } from './write.ts'

let database: TestDatabase
let pool: pg.Pool
let db: Db
/** Looks from outside, over a connection without any of this. */
let outside: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  pool = createPool(database.connection, 4)
  db = createDb(pool)
  outside = new pg.Client(database.connection)
  await outside.connect()
  await outside.query(`
    create table note (id int primary key, text text not null);
    create table later (id int primary key, note int references note deferrable initially deferred);
    create sequence tries;
    create function serialized_after(n int) returns int language plpgsql as $$ begin
      if nextval('tries') <= n then raise exception 'again' using errcode = '40001'; end if; return 1; end $$`)
})
beforeEach(() =>
  outside.query("truncate note, later; alter sequence tries restart; insert into note values (0, 'old')"),
)
afterAll(async () => {
  await outside.end()
  await db.destroy()
  await database.drop()
})

const transaction = <T>(work: (trx: Transaction) => Promise<T>, on = db) => on.transaction().execute(work)
const put = (id: number, text = 'new') => ({
  sql: 'insert into note (id, text) values ($1, $2)',
  parameters: [id, text],
})
const ids = async () => (await outside.query('select id from note order by id')).rows.map((r) => r.id as number)
const count = sql<{ n: number }>`select count(*)::int as n from note`
const broken = { sql: 'select 1 / $1::int', parameters: [0] }
const statementsWaitingForLocks = `
  select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let i = 0; i < 1000; i++) {
    const found = await look()
    if (found !== undefined) return found
    await pause(10)
  }
  throw new Error('waited in vain')
}
const somebodyWaits = () => until(async () => (await outside.query(statementsWaitingForLocks)).rows[0] as object)

describe('a statement that waits for the next', () => {
  it('has run before it, and tells its rows first', async () => {
    const heard: string[] = []
    await transaction(async (trx) => {
      const statement = { ...put(1), sql: `${put(1).sql} returning id` }
      await withTheNext<{ id: number }>(trx, statement, (rows) => heard.push(`put ${rows[0]!.id}`))
      heard.push('not yet')
      const found = await count.execute(trx)
      heard.push(`counted ${found.rows[0]!.n}`)
    })
    expect(heard).toEqual(['not yet', 'put 1', 'counted 2'])
    expect(await ids()).toEqual([0, 1])
  })

  it('is stored by the commit, even when nothing comes between', async () => {
    await transaction((trx) => withTheNext(trx, put(1)))
    expect(await ids()).toEqual([0, 1])
  })

  it('fails at the statement it travels with, and nothing of the transaction is kept', async () => {
    const seen: string[] = []
    const work = transaction(async (trx) => {
      await sql`insert into note values (1, 'before')`.execute(trx)
      await withTheNext(trx, broken, () => seen.push('heard'))
      seen.push('handed over')
      await count.execute(trx)
      seen.push('went on')
    })
    await expect(work).rejects.toMatchObject({ code: '22012' })
    expect(seen).toEqual(['handed over'])
    expect(await ids()).toEqual([0])
  })

  it('fails at the commit, where it travels with that, and nothing is kept', async () => {
    const work = transaction(async (trx) => {
      await withTheNext(trx, put(1))
      await withTheNext(trx, put(0))
    })
    await expect(work).rejects.toMatchObject({ code: '23505' })
    expect(await ids()).toEqual([0])
  })

  it('that breaks a key between two others stops those behind it, and the connection goes on', async () => {
    const heard: number[] = []
    const work = transaction(async (trx) => {
      for (const id of [1, 0, 2]) await withTheNext(trx, put(id), () => heard.push(id))
      await hearWaiting(trx)
    })
    await expect(work).rejects.toMatchObject({ code: '23505', table: 'note' })
    expect(heard).toEqual([])
    expect(await ids()).toEqual([0])
    await transaction((trx) => withTheNext(trx, put(2)))
    expect(await ids()).toEqual([0, 2])
  })

  it('is never sent by a rollback', async () => {
    class Enough extends Error {}
    const early = transaction(async (trx) => {
      await withTheNext(trx, put(1))
      throw new Enough()
    })
    await expect(early).rejects.toThrow(Enough)
    const late = transaction(async (trx) => {
      await count.execute(trx)
      await withTheNext(trx, put(2))
      throw new Enough()
    })
    await expect(late).rejects.toThrow(Enough)
    const silent = transaction(async () => {
      throw new Enough()
    })
    await expect(silent).rejects.toThrow(Enough)
    expect(await ids()).toEqual([0])
  })

  it('does not wait when much has gathered, so that no message is long in the making', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => i + 1)
    const many = (from: number) => ({
      sql: `insert into note (id, text) values ${rows.map((i) => `($${2 * i - 1}, $${2 * i})`).join(', ')} returning id`,
      parameters: rows.flatMap((i) => [from + i, 'new']),
    })
    const heard: number[] = []
    await transaction(async (trx) => {
      for (const from of [0, 1000, 2000]) await withTheNext(trx, many(from), (found) => heard.push(found.length))
      expect(heard).toEqual([300, 300])
    })
    expect(heard).toEqual([300, 300, 300])
    expect(await ids()).toHaveLength(901)
  })

  it('needs a transaction: on a connection of the pool no next one would carry it', () => {
    expect(() => withTheNext(db as Transaction, put(1))).toThrow(/transaction/)
  })

  it('whose values cannot be sent fails there, and the connection goes on', async () => {
    const one = createPool(database.connection, 1)
    const alone = createDb(one)
    const ring: { self?: object } = {}
    ring.self = ring
    const text = 'insert into note (id, text) values ($1, $2)'
    for (const id of [1, 2, 3, 4]) await transaction((trx) => withTheNext(trx, put(id)), alone)
    const work = transaction(async (trx) => {
      await withTheNext(trx, put(5))
      await withTheNext(trx, { sql: text, parameters: [6, ring] })
      await withTheNext(trx, put(7))
      await count.execute(trx)
    }, alone)
    await expect(work).rejects.toThrow(/circular/)
    await transaction((trx) => withTheNext(trx, put(8)), alone)
    expect(await ids()).toEqual([0, 1, 2, 3, 4, 8])
    await alone.destroy()
  })
})

describe('a commit', () => {
  it('that a deferred constraint forbids is an error, with and without statements in its message', async () => {
    const waiting = transaction((trx) => withTheNext(trx, { sql: 'insert into later values (1, 99)', parameters: [] }))
    await expect(waiting).rejects.toMatchObject({ code: '23503' })
    const sent = transaction((trx) => sql`insert into later values (1, 99)`.execute(trx))
    await expect(sent).rejects.toMatchObject({ code: '23503' })
    expect((await outside.query('select * from later')).rows).toEqual([])
    await transaction((trx) => withTheNext(trx, put(1)))
    expect(await ids()).toEqual([0, 1])
  })

  it('after an error that somebody swallowed is an error itself: nothing was kept', async () => {
    for (const last of [[], [put(2)]]) {
      const work = transaction(async (trx) => {
        await withTheNext(trx, put(1))
        await sql`select 1 / 0`.execute(trx).catch(() => {})
        for (const statement of last) await withTheNext(trx, statement)
      })
      await expect(work).rejects.toThrow()
      expect(await ids()).toEqual([0])
    }
  })

  it('of nothing leaves the connection outside of a transaction', async () => {
    await transaction(async () => {})
    await transaction((trx) => hearWaiting(trx))
    const states = await outside.query(
      "select from pg_stat_activity where datname = current_database() and state like 'idle in%'",
    )
    expect(states.rows).toEqual([])
  })
})

describe('reads together', () => {
  it('answer in order, inside and outside of a transaction', async () => {
    const reads = [count, sql<{ text: string }>`select text from note`] as const
    const expected = [[{ n: 1 }], [{ text: 'old' }]]
    expect(await readTogether(db, [...reads])).toEqual(expected)
    expect(await transaction((trx) => readTogether(trx, [...reads]))).toEqual(expected)
    expect(await readTogether(db, [])).toEqual([])
  })

  it('see what the statements that waited before them wrote', async () => {
    const [[found]] = await transaction(async (trx) => {
      await withTheNext(trx, put(1))
      return readTogether(trx, [count])
    })
    expect(found).toEqual({ n: 2 })
  })

  it('that cannot be compiled leave nothing behind on the connection', async () => {
    const one = createDb(createPool(database.connection, 1))
    const writes = sql<object>`insert into note values (1, 'new')`
    const wrong = {
      compile: () => {
        throw new Error('not a statement')
      },
    } as unknown as RawBuilder<object>
    await expect(readTogether(one, [writes, wrong])).rejects.toThrow('not a statement')
    await count.execute(one)
    expect(await ids()).toEqual([0])
    await one.destroy()
  })

  it('behind a row lock see what was committed while it was waited for', async () => {
    await outside.query('begin')
    await outside.query("update note set text = 'held' where id = 0")
    const behind = transaction((trx) =>
      readTogether(trx, [
        sql<{ text: string }>`select text from note where id = 0 for update`,
        sql<{ text: string }>`select text from note where id = 0`,
        count,
      ]),
    )
    const watcher = new pg.Client(database.connection)
    await watcher.connect()
    await until(async () => (await watcher.query(statementsWaitingForLocks)).rows[0] as object)
    await watcher.end()
    await outside.query("insert into note values (1, 'while it waited')")
    await outside.query('commit')
    expect(await behind).toEqual([[{ text: 'held' }], [{ text: 'held' }], [{ n: 2 }]])
  })

  it('of two connections that lock the same row happen one after the other, and none loses the other’s write', async () => {
    const add = () =>
      transaction(async (trx) => {
        const [[row]] = await readTogether(trx, [sql<{ text: string }>`select text from note where id = 0 for update`])
        const next = `${row!.text}+`
        await withTheNext(trx, { sql: 'update note set text = $1 where id = 0', parameters: [next] })
      })
    await Promise.all(Array.from({ length: 12 }, add))
    const text = (await outside.query('select text from note where id = 0')).rows[0].text
    expect(text).toBe(`old${'+'.repeat(12)}`)
  })
})

describe('a connection', () => {
  it('that is cut in the middle leaves nothing half-written, fails its own work alone, and is replaced', async () => {
    const held = transaction(async (trx) => {
      await sql`insert into note values (1, 'half')`.execute(trx)
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)
      await withTheNext(trx, put(2))
      await outside.query('select pg_terminate_backend($1)', [rows[0]!.pid])
      await until(async () => {
        const there = await outside.query('select from pg_stat_activity where pid = $1', [rows[0]!.pid])
        return there.rows.length === 0 ? true : undefined
      })
      await count.execute(trx)
    })
    await expect(held).rejects.toThrow(/terminat|connection|queryable/i)
    expect(await ids()).toEqual([0])
    await transaction((trx) => withTheNext(trx, put(3)))
    expect(await ids()).toEqual([0, 3])
  })

  it('that is cut while a message waits for a lock keeps nothing of that message', async () => {
    await outside.query('begin')
    await outside.query("update note set text = 'held' where id = 0")
    const waits = transaction(async (trx) => {
      await withTheNext(trx, put(1))
      await withTheNext(trx, { sql: "update note set text = 'late' where id = 0", parameters: [] })
    })
    const failed = expect(waits).rejects.toThrow(/terminat|connection/i)
    const { pid } = (await somebodyWaits()) as { pid: number }
    await outside.query('select pg_terminate_backend($1)', [pid])
    await outside.query('commit')
    await failed
    expect(await ids()).toEqual([0])
    expect((await outside.query('select text from note')).rows).toEqual([{ text: 'held' }])
  })

  it('knows after errors which statements it has prepared', async () => {
    const alone = createDb(createPool(database.connection, 1))
    const a = sql<{ a: number }>`select count(*)::int as a from note where text <> ${'a text that nobody has'}`
    const b = (divisor: number) => sql<{ b: number }>`select 10 / ${divisor}::int as b, 'long enough to be named' as c`
    const c = sql<{ c: number }>`select count(*)::int as c from later where note <> ${1} and 'also' = 'also'`
    // From the third time on a text has a name; each place of failure leaves other ones unprepared behind it.
    for (let round = 0; round < 8; round++) {
      for (const failing of [
        [a, b(0), c],
        [b(0), a, c],
        [c, a, b(0)],
        [b(0), b(0), c],
      ] as const)
        await expect(transaction((trx) => readTogether(trx, failing), alone)).rejects.toMatchObject({ code: '22012' })
      expect(await readTogether(alone, [c, b(5), a, b(2)])).toEqual([
        [{ c: 0 }],
        [{ b: 2, c: 'long enough to be named' }],
        [{ a: 1 }],
        [{ b: 5, c: 'long enough to be named' }],
      ])
    }
    const prepared = await sql<{
      n: number
    }>`select count(distinct statement)::int as n from pg_prepared_statements`.execute(alone)
    expect(prepared.rows[0]!.n).toBeGreaterThanOrEqual(3)
    await alone.destroy()
  })

  it('copies within a transaction of the query layer, before and after its statements', async () => {
    let client: pg.PoolClient | undefined
    const one = { connect: async () => (client = await pool.connect()), end: async () => {} } as unknown as pg.Pool
    const copy = (rows: string) =>
      pipeline(Readable.from([rows]), client!.query(copyFrom('copy note (id, text) from stdin')))
    await transaction(async (trx) => {
      await copy('1\tcopied\n')
      await withTheNext(trx, put(2))
      expect(() => client!.query(copyFrom('copy note (id, text) from stdin'))).toThrow(/wait/)
      expect((await client!.query('select count(*)::int as n from note')).rows).toEqual([{ n: 3 }])
      await copy('3\tcopied\n')
      expect((await count.execute(trx)).rows).toEqual([{ n: 4 }])
    }, createDb(one))
    expect(await ids()).toEqual([0, 1, 2, 3])
    const failing = transaction(async () => copy('4\tcopied\n0\ttwice\n'), createDb(one))
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    expect(await ids()).toEqual([0, 1, 2, 3])
  })
})

describe('a command', () => {
  const nobody = { actor: { accountId: null, name: 'test', grants: [] }, address: null } as never
  const host = () => ({ db, clock: { now: () => new Date('2026-11-20T02:00:00.000Z') }, react: async () => {} })
  const entries = async () => Number((await outside.query('select count(*) as n from audit_entry')).rows[0].n)
  /** Fails as a serialization failure until `fails` attempts were made, at a statement that waited. */
  const stubborn: Command<{ fails: number }, { attempts: number }> = {
    name: 'stubborn',
    run: async (ctx, { fails }) => {
      await appendFact(ctx, 'note' as never, { id: 1, text: 'appended' } as never)
      await withTheNext(ctx.trx, { sql: 'select serialized_after($1)', parameters: [fails] })
      return { attempts: Number((await outside.query('select last_value as n from tries')).rows[0].n) }
    },
  }

  it.each([0, 1, 3])('is tried again after %i serialization failures, and writes once', async (fails) => {
    const before = await entries()
    await runCommand(host(), nobody, stubborn, { fails })
    expect(await ids()).toEqual([0, 1])
    expect(Number((await outside.query('select last_value as n from tries')).rows[0].n)).toBe(fails + 1)
    expect(await entries()).toBe(before + 1)
  })

  it('gives up after the third repetition, and has written nothing', async () => {
    const before = await entries()
    await expect(runCommand(host(), nobody, stubborn, { fails: 4 })).rejects.toMatchObject({ code: '40001' })
    expect(await ids()).toEqual([0])
    expect(await entries()).toBe(before)
  })

  it('whose appended fact is refused by the database writes no audit entry', async () => {
    const twice: Command<object, object> = {
      name: 'twice',
      run: async (ctx) => {
        await appendFact(ctx, 'note' as never, { id: 0, text: 'again' } as never)
        return {}
      },
    }
    const before = await entries()
    await expect(runCommand(host(), nobody, twice, {})).rejects.toMatchObject({ code: '23505' })
    expect(await entries()).toBe(before)
  })
})
