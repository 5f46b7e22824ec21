import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Network } from '@guatu/domain/plans/kernel/network'
import { scheduleNetwork } from '@guatu/domain/plans/kernel/schedule-network'
import {
  ACTIVITIES_A_PLAN,
  benchNetwork,
  benchTables,
  bytesAnActivity,
  datesHashOf,
  hashOf,
  networkBytes,
} from './kernel-network.ts'
import { type Bench, type Measure, median, rounded } from './measure.ts'

const PLANS = 25_000
const REPETITIONS = 9
const RUNS_A_TURN = 3
const limits = fileURLToPath(new URL('../limit/', import.meta.url))

/**
 * CPU seconds of one thread, because two shared cores make wall time say more about the neighbours; the programs in C measure
 * themselves the same way, over the same bytes, turn and turn about, and must come to the same dates.
 */
export const kernel: Bench = {
  name: 'kernel',
  about: '10⁶ activities on four calendars, all link types, lags, dates, facts, both floats, against C',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'guatu-kernel-'))
    try {
      return measure(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function measure(folder: string): Measure[] {
  const tables = benchTables()
  const n = PLANS * ACTIVITIES_A_PLAN
  const rate = (seconds: number): number => rounded(n / seconds / 1e6, 1)
  const full = benchNetwork(PLANS, false)
  const plain = benchNetwork(PLANS, true)
  const fullFile = join(folder, 'full.network')
  const plainFile = join(folder, 'plain.network')
  writeFileSync(fullFile, networkBytes(full, tables))
  writeFileSync(plainFile, networkBytes(plain, tables))
  const programs = [compiled(folder, 'full'), compiled(folder, 'plain')] as const
  const own = { full: [] as number[], plain: [] as number[] }
  const c = { full: [] as number[], plain: [] as number[] }
  let same = true
  for (let turn = 0; turn < REPETITIONS; turn++) {
    own.full.push(secondsOf(full, tables))
    own.plain.push(secondsOf(plain, tables))
    for (const [program, file, into, hash] of [
      [programs[0], fullFile, c.full, hashOf(full)],
      [programs[1], plainFile, c.plain, datesHashOf(plain)],
    ] as const) {
      const answer = program && runLimit(program, file)
      if (!answer) continue
      into.push(answer.seconds)
      same &&= answer.hash === hash
    }
  }
  const [mine, minePlain] = [median(own.full), median(own.plain)]
  const missing = c.full.length === 0
  const share = missing ? 0 : rounded((100 * median(c.full)) / mine, 1)
  const plainShare = missing ? 0 : rounded((100 * median(c.plain)) / minePlain, 1)
  const bytes = rounded(bytesAnActivity(full), 1)
  return [
    { name: 'kernel.rate', value: rate(mine), unit: 'M activities/s', bar: 'shown beside', ok: true },
    { name: 'kernel.rate.plain', value: rate(minePlain), unit: 'M activities/s', bar: 'shown beside', ok: true },
    {
      name: 'kernel.c',
      value: missing ? 0 : rate(median(c.full)),
      unit: 'M activities/s',
      bar: 'a C compiler',
      ok: !missing,
    },
    {
      name: 'kernel.c.plain',
      value: missing ? 0 : rate(median(c.plain)),
      unit: 'M activities/s',
      bar: 'a C compiler',
      ok: !missing,
    },
    { name: 'kernel.same-dates', value: same && !missing ? 1 : 0, unit: 'yes', bar: 'as C', ok: same && !missing },
    { name: 'kernel.share-of-c', value: share, unit: '%', bar: '≥ 60', ok: share >= 60 },
    { name: 'kernel.share-of-plain-c', value: plainShare, unit: '%', bar: '≥ 30', ok: plainShare >= 30 },
    { name: 'kernel.bytes', value: bytes, unit: 'B an activity', bar: '≤ 100', ok: bytes <= 100 },
  ]
}

/** The median of as many runs in a row as the programs in C make of themselves: starting those shares this one's pages, and the first write to each copies it. */
function secondsOf(net: Network, tables: Parameters<typeof scheduleNetwork>[1]): number {
  const seconds: number[] = []
  for (let run = 0; run < RUNS_A_TURN; run++) {
    const before = process.cpuUsage()
    scheduleNetwork(net, tables)
    const used = process.cpuUsage(before)
    seconds.push((used.user + used.system) / 1e6)
  }
  return median(seconds)
}

/** Builds a limit; null where there is no C compiler, and the measures say so. */
function compiled(folder: string, name: string): string | null {
  const program = join(folder, name)
  try {
    execFileSync('cc', ['-O3', '-march=native', '-o', program, join(limits, `${name}.c`)], { stdio: 'pipe' })
    return program
  } catch {
    process.stderr.write(
      `bench kernel: no C compiler (cc) that builds bench/limit/${name}.c; the limit is not measured\n`,
    )
    return null
  }
}

function runLimit(program: string, file: string): { seconds: number; hash: number } {
  const lines = execFileSync(program, [file, String(RUNS_A_TURN)], { encoding: 'utf8' })
    .trim()
    .split('\n')
  const seconds = lines.filter((l) => !l.startsWith('hash')).map(Number)
  const hash = Number(lines.find((l) => l.startsWith('hash'))?.slice(5))
  return { seconds: median(seconds), hash }
}
