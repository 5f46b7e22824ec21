import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeWideLedger } from '@guatu/server/projects/import/wide-ledger'
import { type Bench, type Measure, median, rounded } from './measure.ts'

const TIMES = 7
const BAR = 2

/** One run in a fresh process of the same kind; milliseconds of the work itself, without the process's start. */
function runOnce(reader: 'own' | 'raw', file: string): Promise<{ ms: number; rows: number; rss: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./ledger-read-child.ts', import.meta.url)), [reader, file], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.once('message', (m) => resolve(m as { ms: number; rows: number; rss: number }))
    child.once('error', reject)
    child.once('exit', (code) => (code ? reject(new Error(`${reader} ended with ${code}`)) : undefined))
  })
}

async function run(): Promise<readonly Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guatu-bench-'))
  const file = join(folder, 'wide.xlsx')
  try {
    await writeWideLedger(file, 10_000)
    const own: number[] = []
    const raw: number[] = []
    let memory = 0
    for (let i = 0; i < TIMES; i++) {
      const [a, b] = [await runOnce('raw', file), await runOnce('own', file)]
      if (b.rows !== 10_000 || a.rows < 10_000) throw new Error(`rows: raw ${a.rows}, own ${b.rows}`)
      raw.push(a.ms)
      own.push(b.ms)
      memory = Math.max(memory, b.rss)
    }
    const ratio = median(own) / median(raw)
    return [
      { name: 'ledger-read ratio', value: rounded(ratio), unit: '× raw reader', bar: `≤ ${BAR}`, ok: ratio <= BAR },
      { name: 'ledger-read own', value: rounded(median(own), 0), unit: 'ms', bar: 'shown', ok: true },
      { name: 'ledger-read raw', value: rounded(median(raw), 0), unit: 'ms', bar: 'shown', ok: true },
      { name: 'ledger-read memory', value: rounded(memory, 0), unit: 'MB', bar: 'shown', ok: true },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const ledgerRead: Bench = {
  name: 'ledger-read',
  about: 'a ledger of 10,000 × 40 read and understood, against read-excel-file reading it raw',
  run,
}
