import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { type Refusal, refuse } from '@guatu/domain/kernel/coded'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate, readMigrations } from '../migrate.ts'
import { checksumOf } from './checksum.ts'
import { FORMAT, MANIFEST, type Manifest, type Partition, type TableCopy } from './manifest.ts'
import { readForeignKeys, readPartitions, readTables } from './read-catalogue.ts'
import { type Entry, listEntries, readEntry } from './tar.ts'

export type RestoreOptions = {
  readonly file: string
  /** An empty database. */
  readonly connection: pg.ClientConfig
  readonly filesDir: string
  readonly migrationsDir: string
}

type Archive = { readonly file: string; readonly manifest: Manifest; readonly entries: ReadonlyMap<string, Entry> }

/**
 * Fills an empty database and the folder of files from a backup: all of it, checked against its checksums and against
 * every foreign key, or nothing. Migrations newer than the backup run at the next start.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Manifest | Refusal> {
  const archive = await openBackup(options.file)
  if ('refused' in archive) return archive
  const known = readMigrations(options.migrationsDir)
  const outside = archive.manifest.files.find(({ path }) => !resolve('/files', path).startsWith(`${sep}files${sep}`))
  if (outside) return refuse('backup.damaged', { entry: outside.path })
  const damaged = await findDamage(archive)
  if (damaged) return refuse('backup.damaged', { entry: damaged })
  const strange = archive.manifest.migrations.find(
    (m, i) => known[i]?.name !== m.name || known[i]?.checksum !== m.checksum,
  )
  if (strange) return refuse('backup.otherProgram', { name: strange.name })
  const client = new pg.Client(options.connection)
  await client.connect()
  try {
    const there = await readTables(client)
    if (there.length > 0) return refuse('backup.databaseNotEmpty', { tables: there.length })
    await migrate(options.connection, options.migrationsDir, { upTo: archive.manifest.migrations.length })
    await restoreFiles(archive, options.filesDir)
    await restoreTables(client, archive)
    return archive.manifest
  } finally {
    await client.end()
  }
}

/** Reads what a file says it is. */
export async function openBackup(file: string): Promise<Archive | Refusal> {
  if (!existsSync(file)) return refuse('backup.noSuchFile', { file })
  const entries = new Map((await listEntries(file))?.map((entry) => [entry.name, entry]))
  const first = entries.get(MANIFEST)
  if (!first) return refuse('backup.notABackup', { file })
  const manifest = parseManifest(await text(readEntry(file, first)))
  if (!manifest) return refuse('backup.notABackup', { file })
  const wanted = [...manifest.tables.map((t) => t.entry), ...manifest.files.map((f) => `files/${f.path}`)]
  const missing = wanted.find((name) => !entries.has(name))
  return missing ? refuse('backup.incomplete', { entry: missing }) : { file, manifest, entries }
}

function parseManifest(json: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(json) as Manifest
    return manifest.format === FORMAT ? manifest : undefined
  } catch {
    return undefined
  }
}

/** Reads everything once before anything is changed; returns the first entry that is not what it was. */
async function findDamage({ file, manifest, entries }: Archive): Promise<string | undefined> {
  const tables = manifest.tables.map((t) => ({ entry: t.entry, checksum: t.checksum, through: [createGunzip()] }))
  const files = manifest.files.map((f) => ({ entry: `files/${f.path}`, checksum: f.checksum, through: [] }))
  for (const { entry, checksum, through } of [...tables, ...files]) {
    const hash = createHash('sha256')
    try {
      await pipeline([readEntry(file, entries.get(entry)!), ...through, hash])
    } catch {
      return entry
    }
    if (hash.digest('hex') !== checksum) return entry
  }
  return undefined
}

/** Files already there under their digest stay. */
async function restoreFiles({ file, manifest, entries }: Archive, filesDir: string): Promise<void> {
  for (const { path, checksum } of manifest.files) {
    const target = resolve(filesDir, path)
    if (existsSync(target) && (await checksumOf(target)) === checksum) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await pipeline(readEntry(file, entries.get(`files/${path}`)!), createWriteStream(`${target}.part`, { mode: 0o600 }))
    await rename(`${target}.part`, target)
  }
}

async function restoreTables(client: pg.Client, archive: Archive): Promise<void> {
  const { tables, partitions, sequences } = archive.manifest
  await client.query('BEGIN')
  await makePartitions(client, partitions)
  const there = await readTables(client)
  const keys = await readForeignKeys(client)
  for (const { drop } of keys) await client.query(drop)
  for (const { table } of there) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
  if (there.length > 0) await client.query(`TRUNCATE ${there.map((t) => t.table).join(', ')}`)
  for (const copy of tables) await restoreTable(client, archive, copy)
  for (const { table } of there) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
  for (const { add } of keys) await client.query(add)
  for (const { sequence, value, called } of sequences)
    await client.query('SELECT setval($1, $2, $3)', [sequence, value, called])
  await client.query('COMMIT')
  await client.query('ANALYZE')
}

async function restoreTable(client: pg.Client, { file, entries }: Archive, copy: TableCopy): Promise<void> {
  const into = client.query(copyFrom(`COPY ${copy.table} (${copy.columns.join(', ')}) FROM STDIN`))
  await pipeline(readEntry(file, entries.get(copy.entry)!), createGunzip(), into)
}

/** Partitions that running programs made are not in the migrations: they are made as they were. */
async function makePartitions(client: pg.Client, partitions: readonly Partition[]): Promise<void> {
  const there = new Set((await readPartitions(client)).map((p) => p.table))
  for (const { table, parent, bound, constraints, indexes } of partitions) {
    if (there.has(table)) continue
    await client.query(`CREATE TABLE ${table} (LIKE ${parent} INCLUDING DEFAULTS)`)
    for (const { name, definition } of constraints)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
    for (const index of indexes) await client.query(index)
    await client.query(`ALTER TABLE ${parent} ATTACH PARTITION ${table} ${bound}`)
  }
}
