import pg from 'pg'

/** 'prep' as bytes: parts the servers that prepare one database from those that migrate it, which have a lock of their own. */
const LOCK = 0x70726570

/**
 * Runs `work` while no other server that starts on the same PostgreSQL does: making the database and filling the sample
 * happen once, whoever comes first. `connection` must name the same database for all of them, as `postgres`.
 */
export async function onePrepares<T>(connection: pg.ClientConfig, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    return await work()
  } finally {
    await client.end()
  }
}
