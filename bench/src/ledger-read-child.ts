import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { isRefusal } from '@guatu/domain/kernel/coded'

const [reader, file] = process.argv.slice(2) as [string, string]

async function prepare(): Promise<() => Promise<number>> {
  if (reader === 'raw') {
    const from = createRequire(import.meta.resolve('@guatu/server/projects/import/read-ledger-file'))
    const raw = (await import(pathToFileURL(from.resolve('read-excel-file/node')).href)) as {
      readSheet(input: Buffer): Promise<unknown[]>
    }
    return async () => (await raw.readSheet(readFileSync(file))).length
  }
  const { readLedgerFile } = await import('@guatu/server/projects/import/read-ledger-file')
  return async () => {
    const read = await readLedgerFile(readFileSync(file), 'wide.xlsx')
    return isRefusal(read) ? -1 : read.understanding.rows.length
  }
}

const work = await prepare()
const began = performance.now()
const rows = await work()
const ms = performance.now() - began
process.send!({ ms, rows, rss: process.memoryUsage().rss / 1e6 })
process.disconnect()
