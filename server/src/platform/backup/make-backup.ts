import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { checksumOf } from './checksum.ts'
import { FORMAT, MANIFEST, type Manifest, type TableCopy } from './manifest.ts'
import { passing } from './passing.ts'
import { readMigrationsApplied, readPartitions, readSequences, readTables } from './read-catalogue.ts'
import { addEntry, endArchive } from './tar.ts'

export type BackupOptions = {
  readonly connection: pg.ClientConfig
  /** Folder of the content-addressed files; may be absent. */
  readonly filesDir: string
  /** Folder the archive is written to; made if absent. */
  readonly toDir: string
  readonly now: Date
}

export type BackupDone = { readonly file: string; readonly manifest: Manifest; readonly bytes: number }

/**
 * Writes one archive of the whole installation: every table as of one instant, then the files (they are only ever added,
 * so copying them after the snapshot takes all that it names). The archive appears under its name only when it is whole.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupDone> {
  await mkdir(options.toDir, { recursive: true, mode: 0o700 })
  const nest = await mkdtemp(join(options.toDir, '.making-'))
  const client = new pg.Client(options.connection)
  try {
    await client.connect()
    const snapshot = await copyTables(client, nest)
    const files = await describeFiles(options.filesDir)
    const database = client.database ?? ''
    const manifest: Manifest = { format: FORMAT, madeAt: options.now.toISOString(), database, ...snapshot, files }
    const file = join(options.toDir, `${database}-${manifest.madeAt.replace(/[:.]/g, '-')}.tar`)
    await writeArchive(join(nest, 'archive'), manifest, nest, options.filesDir)
    await rename(join(nest, 'archive'), file)
    return { file, manifest, bytes: (await stat(file)).size }
  } finally {
    await client.end()
    await rm(nest, { recursive: true, force: true })
  }
}

async function copyTables(client: pg.Client, nest: string) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const migrations = await readMigrationsApplied(client)
  const partitions = await readPartitions(client)
  const sequences = await readSequences(client)
  const tables: TableCopy[] = []
  for (const { table, columns } of await readTables(client)) {
    const entry = `tables/${String(tables.length).padStart(4, '0')}.copy.gz`
    await mkdir(dirname(join(nest, entry)), { recursive: true })
    const copy = client.query(copyTo(`COPY ${table} (${columns.join(', ')}) TO STDOUT`))
    const hash = createHash('sha256')
    await pipeline(copy, passing(hash), createGzip({ level: 5 }), createWriteStream(join(nest, entry), { mode: 0o600 }))
    tables.push({ table, columns, rows: copy.rowCount, checksum: hash.digest('hex'), entry })
  }
  await client.query('COMMIT')
  return { migrations, partitions, sequences, tables }
}

async function describeFiles(filesDir: string): Promise<Manifest['files']> {
  if (!existsSync(filesDir)) return []
  const entries = await readdir(filesDir, { recursive: true, withFileTypes: true })
  const files: Manifest['files'][number][] = []
  for (const entry of entries.filter((e) => e.isFile())) {
    const full = join(entry.parentPath, entry.name)
    const path = full.slice(filesDir.length + 1).replaceAll('\\', '/')
    files.push({ path, bytes: (await stat(full)).size, checksum: await checksumOf(full) })
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function writeArchive(file: string, manifest: Manifest, nest: string, filesDir: string): Promise<void> {
  const archive = await open(file, 'wx', 0o600)
  try {
    await addEntry(archive, MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)))
    for (const { entry } of manifest.tables) {
      const path = join(nest, entry)
      await addEntry(archive, entry, { path, bytes: (await stat(path)).size })
    }
    for (const { path, bytes } of manifest.files)
      await addEntry(archive, `files/${path}`, { path: join(filesDir, path), bytes })
    await endArchive(archive)
    await archive.sync()
  } finally {
    await archive.close()
  }
}
