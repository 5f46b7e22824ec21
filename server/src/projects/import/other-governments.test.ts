import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { ratio, roundRatio } from '@guatu/domain/kernel/exact'
import type { LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import { describe, expect, it } from 'vitest'
import { checkProfile } from './mapping-profile-file.ts'
import { readLedgerFile } from './read-ledger-file.ts'

const root = resolve(import.meta.dirname, '../../../..')
const ledgers = resolve(root, process.env.GUATU_DATA ?? '../shared/data', 'ledgers')
const absent = !existsSync(ledgers)
if (absent && process.env.CI) throw new Error(`no ledgers at ${ledgers}: with CI set, a skipped oracle fails`)

async function read(file: string, profileFile: string): Promise<LedgerUnderstanding> {
  const path = resolve(root, 'samples/profiles', profileFile)
  const profile = checkProfile(readFileSync(path, 'utf8'), path)
  if (isRefusal(profile)) throw new Error(JSON.stringify(profile))
  const result = await readLedgerFile(readFileSync(resolve(ledgers, file)), file, profile)
  if (isRefusal(result)) throw new Error(JSON.stringify(result))
  return result.understanding
}

/** The file's rows by another reader. */
function plainly(file: string, sheet = 0): Record<string, string>[] {
  const book = XLSX.read(readFileSync(resolve(ledgers, file)), { raw: true, codepage: 65001 })
  return XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames[sheet]!]!, { defval: '', raw: true })
}

describe.skipIf(absent)(
  `ledgers of other governments through their profiles (${absent ? `absent: ${ledgers}` : 'present'})`,
  () => {
    it('gives every finish date of the British portfolio that its own parsed column gives', async () => {
      const u = await read('uk-gmpp-construction-2013-2021.csv', 'uk-gmpp.json')
      const rows = plainly('uk-gmpp-construction-2013-2021.csv')
      expect(u.rows).toHaveLength(311)
      const differing = u.rows.filter((row, i) => {
        const said = String(rows[i]!.End_Date_Parsed)
        return said !== '' && said !== row.dates.finish?.date && !row.doubts.some((d) => d.field === 'finish')
      })
      expect(differing.map((r) => r.row)).toEqual([])
      const understood = u.rows.filter((r) => r.dates.finish).length
      expect(understood).toBeGreaterThanOrEqual(270)
      u.rows.forEach((row, i) => {
        const said = String(rows[i]!.WLC_Baseline_GBPm)
        if (said !== '') expect(row.money.total).toBe(Math.round(Number(said) * 1e8))
      })
    })

    it('gives every column of the British portfolio as a plain reader of the file has it', async () => {
      const u = await read('uk-gmpp-construction-2013-2021.csv', 'uk-gmpp.json')
      const rows = plainly('uk-gmpp-construction-2013-2021.csv')
      const none = ['', 'Not provided', 'The project is not in a position to provide this information', 'None.']
      const words = (text: unknown): string | null => {
        const plain = String(text ?? '').trim()
        return none.includes(plain) ? null : plain
      }
      const pence = (text: unknown): number | null =>
        Number.isFinite(Number(text)) && text !== '' ? Math.round(Number(text) * 1e8) : null
      u.rows.forEach((row, i) => {
        const said = rows[i]!
        expect([row.texts.name, row.texts.leadUnit, row.texts.category ?? null, row.texts.progress ?? null]).toEqual(
          ['Project_Name', 'Department', 'Category', 'Schedule_Narrative'].map((h) => words(said[h])),
        )
        expect([row.money.total ?? null, row.money.yearPlan ?? null]).toEqual([
          pence(said.WLC_Baseline_GBPm),
          pence(said.FY_Baseline_GBPm),
        ])
        const start = String(said.Start_Date_Parsed)
        if (start !== '' && !row.doubts.some((d) => d.field === 'start')) expect(row.dates.start?.date).toBe(start)
        expect([row.others.GMPP_ID ?? '', row.others.FY_Forecast_GBPm ?? '']).toEqual(
          ['GMPP_ID', 'FY_Forecast_GBPm'].map((h) => String(said[h] ?? '').trim()),
        )
      })
    })

    it("reads New York's three thousand phases with American dates and its codes for nothing", async () => {
      const u = await read('nyc-school-construction-phases.csv', 'nyc-school-construction.json')
      const rows = plainly('nyc-school-construction-phases.csv')
      expect(u.rows).toHaveLength(3000)
      expect(u.currency).toBe('USD')
      u.rows.forEach((row, i) => {
        const said = String(rows[i]!['Project Phase Actual Start Date'])
        const m = /^(\d+)\/(\d+)\/(\d{4})$/.exec(said)
        expect(row.dates.start?.date ?? null).toBe(
          m ? `${m[3]}-${m[1]!.padStart(2, '0')}-${m[2]!.padStart(2, '0')}` : null,
        )
        const spent = String(rows[i]!['Total Phase Actual Spending Amount'])
        expect(row.money.sinceStart ?? null).toBe(
          spent === '' || /^[A-Z]/.test(spent) ? null : Math.round(Number(spent) * 100),
        )
      })
    })

    it("reads Canada's inventory from the third sheet, status as year class, cost in millions", async () => {
      const u = await read('canada-major-projects-2024.xlsx', 'canada-major-projects.json')
      const rows = plainly('canada-major-projects-2024.xlsx', 2)
      expect(u.rows).toHaveLength(504)
      const count = (kind: string): number => u.rows.filter((r) => r.kind === kind).length
      expect([count('续建'), count('新建'), count('前期'), count('储备')]).toEqual([144, 70, 105, 185])
      u.rows.forEach((row, i) => {
        const said = rows[i]!['Cost 2024 (CAD) {$M}'] as unknown
        expect(row.money.total ?? null).toBe(typeof said === 'number' ? Math.round(said * 1e8) : null)
      })
    })

    it("computes the completion rates that 湘西's bulletin printed", async () => {
      const u = await read('xiangxi_2021_09.csv', 'xiangxi-bulletin.json')
      const rows = plainly('xiangxi_2021_09.csv')
      expect(u.asOf?.date).toBe('2021-09-30')
      const differing = u.rows.filter((row, i) => {
        const computed = roundRatio(ratio(row.money.yearDone! * 100, row.money.yearPlan!), 1)
        return (
          `${computed}%` !== String(rows[i]!.年计划投资完成率) && !row.doubts.some((d) => d.field === 'completionRate')
        )
      })
      expect(differing.length).toBeLessThanOrEqual(1)
      expect(u.rows).toHaveLength(10)
    })
  },
)
