import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { describe, expect, it } from 'vitest'
import { LARGE_XLS_LIMITS, READING_LIMITS, readLedgerInChild } from './read-ledger-in-child.ts'
import { isLargeAndPlain, weighXls } from './weigh-xls.ts'

function oldWorkbook(rows: number, columns: number): Buffer {
  const cells = Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) =>
      c === 0 ? `示例项目${r}` : c % 2 ? r * c + 1 : `第${r % 300}类说明${c}`,
    ),
  )
  cells[0] = ['项目名称', '总投资（万元）', '建设单位', ...Array.from({ length: columns - 3 }, (_, c) => `情况${c}`)]
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells), '台账')
  return XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
}

describe('an .xls is weighed by its own records before it is read', () => {
  it('counts each value once', () => {
    expect(weighXls(oldWorkbook(50, 8))).toEqual({ cells: 400, formulas: 0 })
  })

  it('has no weight when it is cut, made of noise, or no such file', () => {
    const whole = oldWorkbook(2000, 10)
    expect(weighXls(whole.subarray(0, whole.length >> 1))).toBeNull()
    expect(weighXls(Buffer.concat([whole.subarray(0, 8), Buffer.alloc(5000, 7)]))).toBeNull()
    expect(isLargeAndPlain(Buffer.from('项目名称,总投资\n甲,1\n'))).toBe(false)
    expect(isLargeAndPlain(Buffer.alloc(3))).toBe(false)
  })

  it('is no large ledger below the room that every file has', () => {
    expect(isLargeAndPlain(oldWorkbook(500, 40))).toBe(false)
  })

  it('is read when it is large and plain, in more room than a hostile file gets', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'guatu-xls-')), '大台账.xls')
    writeFileSync(path, oldWorkbook(5_200, 40))
    const peaks: number[] = []
    const read = await readLedgerInChild(path, '大台账.xls', { onEnd: (peak) => peaks.push(peak) })
    if (isRefusal(read)) throw new Error(say(read, 'en'))
    expect(read.understanding.rows).toHaveLength(5_199)
    expect(peaks).toHaveLength(2)
    expect(peaks[0]).toBeLessThan(READING_LIMITS.megabytes)
    expect(peaks[1]).toBeLessThan(LARGE_XLS_LIMITS.megabytes)
  })
})
