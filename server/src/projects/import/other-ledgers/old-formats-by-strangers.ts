import * as XLSX from '@e965/xlsx'
import iconv from 'iconv-lite'
import { type OtherLedger, on, wan } from './truth.ts'

/** What a merged header becomes when it is saved as text: the group's word stands over its first column only. */
export const groupsWithoutMerges: OtherLedger = {
  about: 'a .csv in GB18030 of merged headers: groups stand over their first column, line breaks and quotes in cells',
  fileName: '调度表.csv',
  asOf: on('2026-08-31'),
  async make() {
    const lines = [
      '2026年1-8月重点项目调度表,,,,,,,,,,',
      '序号,项目名称,业主单位,2026年投资（万元）,,,建设时限,,推进落实,,"存在问题',
      '及建议"',
      ',,,计划,完成,完成率,开工,竣工,责任领导,责任单位,',
      '一、续建项目（2个）,,,,,,,,,,',
      '1,"老城区""三线""入地改造",示例城投公司,"3,200","2,850",89.1%,2025.1,2026.12,甲,区住建局,"1.管线权属不清；',
      '2.资金未到位"',
      '2,污水厂提标,"示例水务公司',
      '（代建）",4500,3100,68.9%,2025年9月,2027年3月,乙,区水务局,无',
      '二、储备项目（1个）,,,,,,,,,,',
      '3,体育公园,待定,0,0,—,未开工,—,丙,区体育局,',
      '总计,,,7700,5950,77.3%,,,,,',
    ]
    return iconv.encode(lines.join('\r\n'), 'gb18030')
  },
  leavesOpen: ['5 start'],
  truth: [
    {
      ...{ sheet: '调度表', row: 5, kind: '续建', name: '老城区"三线"入地改造', owner: '示例城投公司' },
      ...{ yearPlanYuan: wan(3200), yearDoneYuan: wan(2850), start: on('2025-01-31'), finish: on('2026-12-31') },
      ...{ sponsor: '甲', leadUnit: '区住建局' },
      problem: { text: '1.管线权属不清；\r\n2.资金未到位', factor: null, due: null },
    },
    {
      ...{ sheet: '调度表', row: 6, kind: '续建', name: '污水厂提标', owner: '示例水务公司\r\n（代建）' },
      ...{ yearPlanYuan: wan(4500), yearDoneYuan: wan(3100), start: on('2025-09-30'), finish: on('2027-03-31') },
      ...{ sponsor: '乙', leadUnit: '区水务局', problem: null },
    },
    {
      ...{ sheet: '调度表', row: 8, kind: '储备', name: '体育公园', owner: null, yearPlanYuan: 0, yearDoneYuan: 0 },
      ...{ start: null, finish: null, sponsor: '丙', leadUnit: '区体育局', problem: null },
    },
  ],
}

/** An .xls with cells merged down and across, hidden rows and columns, and the unit in a footnote. */
export const mergedOldWorkbook: OtherLedger = {
  about: 'an .xls with the unit in a footnote, vertical merges of class, leader and unit, a hidden row and column',
  fileName: '2026年9月30日台账.xls',
  asOf: on('2026-09-30', 'day'),
  async make() {
    const sheet = XLSX.utils.aoa_to_sheet([
      [null, null, '示例县百日攻坚项目表'],
      [],
      [
        null,
        '类别',
        '工程名称',
        '实施单位',
        '总投资',
        '年度投资计划',
        '年度累计完成',
        '竣工日期',
        '包保领导',
        '牵头单位',
      ],
      [null, '续建', '城北变电站', '示例供电公司', 5200, 3100, '(120)', '2026/11/8', '甲', '县发改局'],
      [null, null, '西外环', '县公路局', 18800, 7000, 5600, '３月下旬', null, null],
      [null, '新开工', '粮食储备库', '示例粮油公司', 3900, 1500, 900, '2027年三月', '乙', '县粮食局'],
      [null, null, '旧厂区搬迁', '示例化工公司', 9100, 2600, 1300, '上半年', '乙', '同左'],
      [null, '合计', null, null, 37000, 14200, 7680],
      [null, '注：1.本表金额单位为万元。2.不含储备项目。'],
    ])
    sheet['!merges'] = ['B4:B5', 'I4:I5', 'J4:J5', 'B6:B7', 'C1:J1'].map((r) => XLSX.utils.decode_range(r))
    sheet['!rows'] = [{}, {}, {}, {}, { hidden: true }]
    sheet['!cols'] = [{}, {}, {}, {}, {}, {}, {}, {}, {}, { hidden: true }]
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, '攻坚')
    return XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
  },
  leavesOpen: ['5 finish', '7 finish', '7 leadUnit'],
  truth: (
    [
      [4, '续建', '城北变电站', '示例供电公司', 5200, 3100, -120, on('2026-11-08', 'day'), '甲', '县发改局'],
      [5, '续建', '西外环', '县公路局', 18800, 7000, 5600, on('2027-03-31', 'tenDays'), '甲', '县发改局'],
      [6, '新建', '粮食储备库', '示例粮油公司', 3900, 1500, 900, on('2027-03-31'), '乙', '县粮食局'],
      [7, '新建', '旧厂区搬迁', '示例化工公司', 9100, 2600, 1300, on('2027-06-30', 'half'), '乙', '县粮食局'],
    ] as const
  ).map(([row, kind, name, owner, total, plan, done, finish, sponsor, leadUnit]) => ({
    ...{ sheet: '攻坚', row, kind, name, owner, finish, sponsor, leadUnit },
    ...{ totalYuan: wan(total), yearPlanYuan: wan(plan), yearDoneYuan: wan(done) },
  })),
}

/** What a clerk types where a figure or a date is wanted. */
export const typedInAHurry: OtherLedger = {
  about: 'a .csv of states, ranges, words and slips where figures and dates are wanted',
  fileName: '填报（2026年7月31日）.csv',
  asOf: on('2026-07-31', 'day'),
  async make() {
    return Buffer.from(
      `2026年在建项目填报表,,,,,,,
序号,项目名称,建设单位,总投资（万元）,年度计划投资（万元）,年度完成投资（万元）,计划开工时间,计划竣工时间
1,甲,某公司,3200（含土地费）,约1500,800-900,已开工,2026年6-8月
2,乙,同上,12OO,"1,50",#REF!,2026年3月竣工,2025年3月开工
3,丙,,叁仟万,1.2e4,3 200,8月中旬,2026年13月
4,丁,,0.5亿,500,600万元,2027/2/29,下个月
`,
    )
  },
  leavesOpen: [
    '3 kind',
    '3 finish',
    '3 totalYuan',
    '4 kind',
    '4 totalYuan',
    '4 yearPlanYuan',
    '5 kind',
    '5 totalYuan',
    '5 yearPlanYuan',
    '6 kind',
  ],
  truth: (
    [
      [3, '甲', '某公司', 3200, 1500, null, null, on('2026-08-31')],
      [4, '乙', '某公司', 1200, 150, null, null, null],
      [5, '丙', null, 3000, 12000, 3200, on('2026-08-20', 'tenDays'), null],
      [6, '丁', null, 5000, 500, 600, null, null],
    ] as const
  ).map(([row, name, owner, total, plan, done, start, finish]) => ({
    ...{ sheet: '填报（2026年7月31日）', row, kind: null, name, owner, start, finish },
    ...{ totalYuan: wan(total), yearPlanYuan: wan(plan), yearDoneYuan: done === null ? null : wan(done) },
  })),
}
