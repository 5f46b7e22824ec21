import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type Coded, isRefusal } from '@guatu/domain/kernel/coded'
import { roundRatio, yuanOfFen } from '@guatu/domain/kernel/exact'
import { investmentRate } from '@guatu/domain/projects/ledger/investment-rate'
import type { LedgerUnderstanding, MappingProfile } from '@guatu/domain/projects/ledger/ledger-row'
import { printDoubt, printRow } from '@guatu/domain/projects/ledger/print-row'
import { checkProfile } from '@guatu/server/projects/import/mapping-profile-file'
import { readLedgerInChild } from '@guatu/server/projects/import/read-ledger-in-child'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu ledger read FILE [--json] [--full] [--profile PROFILE.json]

Reads an office's ledger (.xlsx, .xls, .csv in UTF-8 or GB18030) and prints what was understood. Nothing is stored.

  --json      one JSON array, one object a project: row (as Excel counts), kind, name, owner, uscc, site, chain,
              totalYuan, yearPlanYuan, yearDoneYuan, start, finish, headquarters, taskForce, sponsor, leadUnit,
              serviceOfficer, problem, and doubts: [{ field, cell, header, reason, code, suggestion, raw, state }].
              Amounts in another currency (by a profile) keep these names and carry currency.
              A cell is understood unless a doubt names it: state "doubtful" (the row holds the likeliest reading, or
              null) or "notUnderstood" (the row holds null, raw keeps what stands there). A sum that disagrees with its
              rows stands with each of them.
  --full      with --json: one object { file, asOf, sheets, rows, doubts, investment } with what was found of the sheets
  --profile   a mapping profile: which header is which field, its unit, the as-of date (see docs/manual/import.md)

Money in yuan; dates { date, precision }, a loose date on its last day. Findings about sheets, sums and the as-of date go
to stderr. Exit: 0 read (doubts allowed), 2 wrong use, 3 the file or profile is refused, 70 a bug.`

const inChinese = (text: Coded): string => say(text, 'zh')

type Asked = { file: string; json: boolean; full: boolean; profile: string | null }

function parse(args: readonly string[]): Asked | string {
  const asked: Asked = { file: '', json: false, full: false, profile: null }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (arg === '--json') asked.json = true
    else if (arg === '--full') asked.full = true
    else if (arg === '--profile') asked.profile = args[++i] ?? ''
    else if (arg.startsWith('--profile=')) asked.profile = arg.slice('--profile='.length)
    else if (arg.startsWith('-')) return `unknown option ${arg}`
    else if (asked.file) return `one file at a time: ${asked.file}, ${arg}`
    else asked.file = arg
  }
  if (!asked.file) return 'a file is wanted'
  return asked.profile === '' ? '--profile wants a file' : asked
}

async function run(args: readonly string[]): Promise<number> {
  const asked = parse(args)
  if (typeof asked === 'string') {
    note(`guatu ledger read: ${asked}; see --help`)
    if (args.includes('--json')) printJson({ refused: true, code: 'wrongUse', reason: asked })
    return EXIT.wrongUse
  }
  const profile = asked.profile === null ? null : loadProfile(asked.profile)
  const read = isRefusal(profile) ? profile : await readLedgerInChild(asked.file, basename(asked.file), { profile })
  if (isRefusal(read)) {
    note(inChinese(read))
    if (asked.json) printJson({ refused: true, code: read.code, params: read.params, reason: inChinese(read) })
    return EXIT.refused
  }
  const { understanding } = read
  report(understanding)
  if (!asked.json) printTable(understanding)
  else printJson(asked.full ? full(understanding) : rowsOf(understanding))
  return EXIT.done
}

function loadProfile(file: string): MappingProfile | ReturnType<typeof checkProfile> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return checkProfile(null, file)
  }
  return checkProfile(text, file)
}

const rowsOf = (u: LedgerUnderstanding): unknown[] =>
  u.sheets.flatMap((s) =>
    s.rows.map((r) => ({ ...printRow(r, s, inChinese), ...(u.currency === 'CNY' ? {} : { currency: u.currency }) })),
  )

function full(u: LedgerUnderstanding): unknown {
  const { plan, done, rows, rate } = investmentRate(u.rows)
  return {
    file: u.fileName,
    currency: u.currency,
    asOf: u.asOf,
    sheets: u.sheets.map(({ rows: sheetRows, doubts: _, ...s }) => ({ ...s, rows: sheetRows.length })),
    rows: rowsOf(u),
    doubts: u.doubts.map((d) => ({ ...printDoubt(d, inChinese), sheet: d.sheet })),
    investment: {
      projects: rows,
      planYuan: yuanOfFen(plan),
      doneYuan: yuanOfFen(done),
      rate: rate ? roundRatio(rate, 3) : null,
    },
  }
}

function report(u: LedgerUnderstanding): void {
  const inRows = u.rows.reduce((n, r) => n + r.doubts.length, 0)
  note(`${u.fileName}：${u.rows.length}个项目，${inRows + u.doubts.length}处存疑；截至${u.asOf?.date ?? '（未写明）'}`)
  for (const doubt of u.doubts.slice(0, 50)) note(`  ${doubt.sheet} ${doubt.cell} ${inChinese(doubt.reason)}`)
}

function printTable(u: LedgerUnderstanding): void {
  for (const row of u.rows) {
    const { yearPlan, yearDone } = row.money
    process.stdout.write(
      `${row.sheet} ${row.row}\t${row.kind ?? '—'}\t${row.texts.name ?? '—'}\t${wan(yearPlan)}\t${wan(yearDone)}\t${row.dates.finish?.date ?? '—'}\n`,
    )
    for (const doubt of row.doubts) process.stdout.write(`\t\t? ${doubt.cell} ${inChinese(doubt.reason)}\n`)
  }
}

const wan = (fen: number | null | undefined): string =>
  fen == null ? '—' : say({ code: 'ledger.wan', params: { yuan: yuanOfFen(fen) } })

export const ledgerRead: Verb = {
  name: 'ledger read',
  summary: 'print what is understood of an office ledger (.xlsx, .xls, .csv)',
  help,
  run,
}
