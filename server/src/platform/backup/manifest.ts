/** What a backup holds; the first entry of the archive. Checksums are SHA-256 in hex. */
export type Manifest = {
  readonly format: 'guatu-backup-1'
  /** Instant of the snapshot, ISO 8601. */
  readonly madeAt: string
  readonly database: string
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[]
  readonly tables: readonly TableCopy[]
  readonly partitions: readonly Partition[]
  readonly sequences: readonly SequenceState[]
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly checksum: string }[]
}

/** One table as COPY text, gzipped; rows and checksum are of the text. */
export type TableCopy = {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly checksum: string
  readonly entry: string
}

/** A partition that was made while running (a job queue's), with all it takes to make it again. */
export type Partition = {
  readonly table: string
  readonly parent: string
  readonly bound: string
  readonly constraints: readonly { readonly name: string; readonly definition: string }[]
  readonly indexes: readonly string[]
}

export type SequenceState = { readonly sequence: string; readonly value: string; readonly called: boolean }

export const MANIFEST = 'manifest.json'
export const FORMAT = 'guatu-backup-1'
