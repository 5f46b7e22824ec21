import { type Coded, coded } from '@guatu/domain/kernel/coded'
import { auditHash, auditText, GENESIS } from '../platform/audit.ts'
import type { Db, Transaction } from '../platform/db.ts'
import { type Anchor, readAnchors } from './anchors.ts'
import { COLUMNS_GONE, FACT_TABLES, REGISTER_TABLES } from './checked-tables.ts'
import {
  asOfOneInstant,
  layOutClaims,
  readEntries,
  readHead,
  readHeadFaults,
  readRowFaults,
  readUnknownTables,
} from './verify-reads.ts'

export type Verification = {
  readonly entries: number
  readonly rows: number
  readonly anchors: number
  readonly head: { readonly seq: number; readonly hash: string }
  /** Each names what is wrong and where: `audit.rowChanged` with table, id and the number of the entry, and so on. */
  readonly problems: readonly Coded[]
}

const BATCH = 100
/** More than this of one kind in one table is not listed one by one. */
const MOST = 1000

/**
 * Walks the chain from its first entry, recomputes every hash, compares every row of every fact table with its digest and
 * every register head with its newest revision, and holds the anchors outside the database against the chain.
 */
export function verifyChain(db: Db, anchorsFile: string): Promise<Verification> {
  return asOfOneInstant(db, async (trx) => {
    const anchors = await readAnchors(anchorsFile)
    const walked = await walk(trx, new Set(anchors.map((a) => a.seq)))
    const head = await readHead(trx)
    const rows = await layOutClaims(trx)
    const problems = [
      ...walked.problems,
      ...headProblems(head, walked),
      ...anchorProblems(anchors, walked.hashes),
      ...(await rowProblems(trx)),
    ]
    return { entries: walked.entries, rows, anchors: anchors.length, head, problems }
  })
}

type Walked = {
  readonly entries: number
  readonly last: { readonly seq: number; readonly hash: string }
  readonly hashes: ReadonlyMap<number, string>
  readonly problems: readonly Coded[]
}

async function walk(trx: Transaction, wanted: ReadonlySet<number>): Promise<Walked> {
  const problems: Coded[] = []
  const hashes = new Map<number, string>([[0, GENESIS]])
  let last = { seq: 0, hash: GENESIS }
  let entries = 0
  for (
    let batch = await readEntries(trx, 0, BATCH);
    batch.length > 0;
    batch = await readEntries(trx, last.seq, BATCH)
  ) {
    for (const e of batch) {
      if (e.seq !== last.seq + 1)
        problems.push(coded('audit.entryRemoved', { from: last.seq + 1, to: e.seq - 1, count: e.seq - 1 - last.seq }))
      else if (e.previous !== last.hash) problems.push(coded('audit.linkBroken', { seq: e.seq, before: last.seq }))
      if (auditHash(auditText(e.seq, e.previous, e)) !== e.hash)
        problems.push(coded('audit.entryChanged', { seq: e.seq, actor: e.actor, command: e.command }))
      if (wanted.has(e.seq)) hashes.set(e.seq, e.hash)
      last = { seq: e.seq, hash: e.hash }
      entries++
    }
  }
  return { entries, last, hashes, problems }
}

function headProblems(head: { seq: number; hash: string }, { last }: Walked): Coded[] {
  if (head.seq === last.seq && head.hash === last.hash) return []
  if (head.seq > last.seq)
    return [coded('audit.entryRemoved', { from: last.seq + 1, to: head.seq, count: head.seq - last.seq })]
  return [coded('audit.headWrong', { head: head.seq, last: last.seq })]
}

/** A chain whose tail was cut and whose head was set back fits in itself; only the anchors outside tell. */
const anchorProblems = (anchors: readonly Anchor[], hashes: ReadonlyMap<number, string>): Coded[] =>
  anchors.flatMap(({ day, seq, hash }) => {
    const stands = hashes.get(seq)
    if (stands === undefined) return [coded('audit.anchorBeyondEnd', { day, seq })]
    return stands === hash ? [] : [coded('audit.anchorDiffers', { day, seq })]
  })

async function rowProblems(trx: Transaction): Promise<Coded[]> {
  const problems: Coded[] = []
  for (const table of FACT_TABLES)
    for (const { kind, id, seq } of await readRowFaults(trx, table, MOST))
      problems.push(coded(`audit.${kind}`, { table, id, seq }))
  for (const table of REGISTER_TABLES)
    for (const { kind, id } of await readHeadFaults(trx, table, { limit: MOST, gone: COLUMNS_GONE[table] }))
      problems.push(coded(`audit.${kind}`, { table, id }))
  for (const table of await readUnknownTables(trx, FACT_TABLES)) problems.push(coded('audit.unknownTable', { table }))
  return problems
}
