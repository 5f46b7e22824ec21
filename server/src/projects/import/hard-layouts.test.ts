import { isRefusal } from '@guatu/domain/kernel/coded'
import { columnsAt, type LedgerUnderstanding } from '@guatu/domain/projects/ledger/ledger-row'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { adjustedProfile } from './mapping-profiles.ts'
import { readLedgerFile } from './read-ledger-file.ts'

async function read(bytes: Buffer | string, fileName = '台账.csv'): Promise<LedgerUnderstanding> {
  const result = await readLedgerFile(Buffer.from(bytes as string), fileName)
  if (isRefusal(result)) throw new Error(JSON.stringify(result))
  return result.understanding
}
const codes = (u: LedgerUnderstanding): string[] =>
  [...u.doubts, ...u.rows.flatMap((r) => r.doubts)].map((d) => `${d.reason.code} ${d.field} ${d.cell}`)

describe('layouts that lead a reader astray', () => {
  it('keeps last year, running totals and parts apart from this year, each column with its own unit', async () => {
    const u = await read(`某市2026年项目表（截至10月底）
项目名称,业主单位,总投资（亿）,2025年计划投资（万元）,2026年计划投资（万元）,截至2026年10月底累计完成投资（万元）,1-10月完成投资（万元）,年度目标,计划竣工时间,其中：中央投资（万元）
一、续建项目,,,,,,,,,
甲桥,某局,1.2,300,4000,9000,3500,完成主体,2026年12月,200
乙路,某局,2,100,5000,8000,4100,完成路基,2027年6月,100
丙厂,某局,0.8,100,2000,3000,1900,完成封顶,2026年11月,0
`)
    const yuan = u.rows[0]!.money
    expect([yuan.total, yuan.yearPlan, yuan.yearDone, yuan.sinceStart]).toEqual([
      12_000_000_000,
      4_000_000_000,
      350_000_000 * 10,
      9_000_000_000,
    ])
    expect(u.rows[0]!.others.年度目标).toBe('完成主体')
    expect(codes(u).filter((c) => c.endsWith('4'))).toEqual(['ledger.headerGuessed sinceStart F4'])
    expect(u.asOf?.date).toBe('2026-10-31')
  })

  it('reads another table below by its own columns, and says so', async () => {
    const u = await read(
      '单位：万元\n项目名称,建设单位,总投资,竣工时间\n甲,某局,100,2026年12月\n项目名称,总投资,业主单位,开工时间\n乙,300,某公司,2026年1月\n',
    )
    expect(u.rows.map((r) => [r.texts.name, r.texts.owner, r.money.total, r.dates.start?.date])).toEqual([
      ['甲', '某局', 100_000_000, undefined],
      ['乙', '某公司', 300_000_000, '2026-01-31'],
    ])
    expect(codes(u)).toContain('ledger.furtherTable sheet 4:4')
  })

  it('asks about each amount when a kept profile and the sheet name different units', async () => {
    const profile = {
      name: '万元台账',
      columns: { 总投资: { field: 'total', unit: 4 }, 年度计划: { field: 'yearPlan', unit: 4 } },
    } as const
    const file = '单位：亿元\n项目名称,建设单位,总投资,年度计划,竣工时间\n甲,某局,3.5,1.5,2026年12月\n'
    const result = await readLedgerFile(Buffer.from(file), '台账.csv', profile)
    if (isRefusal(result)) throw new Error(result.code)
    expect(codes(result.understanding)).toEqual(
      expect.arrayContaining(['ledger.unitDiffers total C3', 'ledger.unitDiffers yearPlan D3']),
    )
  })

  it('carries no unit from one table to another when a column is corrected', async () => {
    const u = await read(
      '单位：万元\n项目名称,建设单位,总投资,竣工时间\n甲,某局,100,2026年12月\n单位：亿元\n项目名称,总投资,建设单位,开工时间\n乙,3,某公司,2026年1月\n',
    )
    expect(u.rows.map((r) => r.money.total)).toEqual([100_000_000, 30_000_000_000])
    expect(columnsAt(u.sheets[0]!, 6).find((c) => c.field === 'owner')?.column).toBe(2)
    const corrected = adjustedProfile(null, [{ sheet: '台账', column: 'C', field: 'total' }], u.sheets)
    expect(corrected?.columns).toEqual({ 总投资: { field: 'total' } })
  })

  it("asks whether a bare running total is this year's", async () => {
    const u = await read(
      '2026年台账 单位：万元\n项目名称,建设单位,总投资,累计完成投资,竣工时间\n甲,某局,100,60,2026年12月\n',
    )
    expect(codes(u)).toContain('ledger.headerGuessed yearDone D3')
  })

  it('asks which unit holds when the head names two, and when none is named', async () => {
    const two = await read('单位：万元、亿元\n项目名称,建设单位,总投资,竣工时间\n甲,某局,100,2026年12月\n')
    expect([two.rows[0]!.money.total, codes(two)]).toEqual([
      null,
      expect.arrayContaining(['ledger.unitUnknown total C3']),
    ])
    const none = await read('项目名称,建设单位,总投资,竣工时间\n甲,某局,3.5亿元,2026年12月\n乙,某局,3500,2026年12月\n')
    expect(none.rows.map((r) => r.money.total)).toEqual([35_000_000_000, null])
  })

  it('shows that an amount in 亿 among 万元 is a thousand times off its column', async () => {
    const lines = [1, 2, 3, 4].map((i) => `项目${i},某局,${i}0000,2026年12月`).join('\n')
    const u = await read(`单位：万元\n项目名称,建设单位,总投资,竣工时间\n${lines}\n小项目,某局,1.5,2026年12月\n`)
    expect(u.rows[4]!.doubts.map((d) => [d.reason.code, d.suggestion])).toEqual([['ledger.scale', '150000000.00']])
  })

  it('gives rows under a merged name to one project and asks, and puts a merged amount on the first row only', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('台账')
    sheet.addRow(['2026年续建项目台账（截至11月20日）　单位：万元'])
    sheet.addRow(['项目名称', '建设单位', '总投资', '年度计划投资', '指挥部'])
    sheet.addRow(['产业园', '一期公司', 900, 100, '工业指挥部'])
    sheet.addRow([null, '二期公司', null, 200, null])
    for (const range of ['A3:A4', 'C3:C4', 'E3:E4']) sheet.mergeCells(range)
    const u = await read(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx')
    expect(
      u.rows.map((r) => [
        r.texts.name,
        r.texts.owner,
        r.money.total ?? null,
        r.money.yearPlan,
        r.texts.headquarters,
        r.kind,
      ]),
    ).toEqual([
      ['产业园', '一期公司', 900_000_000, 100_000_000, '工业指挥部', '续建'],
      ['产业园', '二期公司', null, 200_000_000, '工业指挥部', '续建'],
    ])
    expect(u.rows[1]!.doubts.map((d) => d.reason.code)).toEqual([
      'ledger.mergedName',
      'ledger.mergedMoney',
      'ledger.nameTwice',
    ])
  })

  it('leaves the year class open where a heading names two, and where the row contradicts its heading', async () => {
    const u = await read(
      '单位：万元\n项目名称,项目类别,建设单位,总投资\n一、续建及新建项目（1个）,,,\n甲,,某局,100\n二、续建项目（1个）,,,\n乙,新开工,某局,100\n',
    )
    expect(u.rows.map((r) => r.kind)).toEqual([null, '新建'])
    expect(codes(u)).toEqual(expect.arrayContaining(['ledger.kindAmbiguous kind B4', 'ledger.kindConflict kind B6']))
  })

  it('does not take the nature of building (新建, 改扩建) for the year class', async () => {
    const u = await read('单位：万元\n项目名称,建设性质,建设单位,总投资\n甲,新建,某局,100\n乙,改扩建,某局,100\n')
    expect(u.rows.map((r) => r.kind)).toEqual([null, null])
    expect(codes(u)).toContain('ledger.noKinds kind ')
    const classes = await read('单位：万元\n项目名称,建设性质,建设单位,总投资\n甲,新建,某局,100\n乙,续建,某局,100\n')
    expect(classes.rows.map((r) => r.kind)).toEqual(['新建', '续建'])
  })

  it('takes hidden rows in, with a question each, and leaves hidden sheets out, with a word', async () => {
    const book = new ExcelJS.Workbook()
    for (const name of ['现行', '旧']) {
      const sheet = book.addWorksheet(name)
      sheet.addRow(['单位：万元'])
      sheet.addRow(['项目名称', '建设单位', '总投资'])
      sheet.addRow([`${name}甲`, '某局', 1])
      sheet.getRow(3).hidden = name === '现行'
      if (name === '旧') sheet.state = 'veryHidden'
    }
    const u = await read(Buffer.from(await book.xlsx.writeBuffer()), 'a.xlsx')
    expect(u.rows.map((r) => r.texts.name)).toEqual(['现行甲'])
    expect(codes(u)).toEqual(expect.arrayContaining(['ledger.hiddenRow row 3:3', 'ledger.hiddenSheet sheet ']))
  })

  it('follows headings within headings that carry their own sums, under a total that stands first', async () => {
    const u = await read(`附件1：,,,,,,,
2026年全县重点项目推进情况调度表,,,,,,,
（数据截止2026年11月25日）,,,,,,,单位：万元
序号,项目名称,项目类型,投资主体,总投资,本年计划投资,本年完成投资,完成占比,开工时间,预计竣工时间,目前进展情况,存在困难和问题,责任领导,责任单位
,总计（3个）,,,"16,000","9,000","7,200",80%,,,,,,
一,产业项目（2个）,,,"13,000","7,000","5,700",81.4%,,,,,,
（一）,续建（1个）,,,"5,000","3,000","2,700",90%,,,,,,
1,甲厂,制造业,甲公司,"5,000","3,000","2,700",90%,2025年6月,2026年11月底,设备安装,无,张,工信局
（二）,新建（1个）,,,"8,000","4,000","3,000",75%,,,,,,
2,乙厂,制造业,乙公司,"8,000","4,000","3,000",75%,2026年4月,2027年10月,主体施工,【资金】缺口2000万元，12月底前到位,李,工信局
二,民生项目（1个）,,,"3,000","2,000","1,500",75%,,,,,,
（一）,新建（1个）,,,"3,000","2,000","1,500",75%,,,,,,
3,丙校,教育,丙局,"3,000","2,000","1,500",75%,2026年5月,2027年8月,基础,,王,教体局
制表人：某某,,,,审核：,,,
`)
    expect(u.rows.map((r) => [r.row, r.kind, r.texts.name, r.money.yearPlan, r.dates.finish?.date])).toEqual([
      [8, '续建', '甲厂', 3_000_000_000, '2026-11-30'],
      [10, '新建', '乙厂', 4_000_000_000, '2027-10-31'],
      [13, '新建', '丙校', 2_000_000_000, '2027-08-31'],
    ])
    expect(u.sheets[0]!.sums.map((s) => [s.kind, s.count])).toEqual([
      ['total', 3],
      ['section', 2],
      ['section', 1],
      ['section', 1],
      ['section', 1],
      ['section', 1],
    ])
    expect(codes(u)).toEqual([])
    expect(u.asOf?.date).toBe('2026-11-25')
  })
})
