import { drawnWorkbook } from './drawn-workbook.ts'
import { type OtherLedger, on, wan } from './truth.ts'

/** The unit stands alone in the second header row, groups of two columns, nothing merged downwards. */
export const unitsBelowHeaders: OtherLedger = {
  about: 'units alone in the second header row, each column its own, beside a unit row that says another',
  fileName: '项目表.xlsx',
  asOf: on('2026-09-30'),
  make: () =>
    drawnWorkbook({
      name: 'Sheet1',
      rows: [
        [null, '2026年重点项目建设情况（截至9月底）'],
        [null, '单位：万元'],
        [null, '序号', '项目名称', '建设单位', '总投资', '年度计划投资', '年度完成投资', '完成率', '计划竣工时间'],
        [null, null, null, null, '（亿元）', '（万元）', '（万元）', '（%）', null],
        [null, 1, '甲园区', '示例甲公司', 3.2, 8000, 6800, 85, '2026年12月'],
        [null, 2, '乙大桥', '示例乙公司', 11.08, 30000, 25500, 0.85, '2028年'],
        [null, 3, '丙学校', '区教育局', 1.5, 6000, 5100, '85%', '2027年8月底'],
      ],
    }),
  truth: (
    [
      [5, '甲园区', '示例甲公司', 32000, 8000, 6800, on('2026-12-31')],
      [6, '乙大桥', '示例乙公司', 110800, 30000, 25500, on('2028-12-31', 'year')],
      [7, '丙学校', '区教育局', 15000, 6000, 5100, on('2027-08-31')],
    ] as const
  ).map(([row, name, owner, total, plan, done, finish]) => ({
    ...{ sheet: 'Sheet1', row, kind: null, name, owner, finish },
    ...{ totalYuan: wan(total), yearPlanYuan: wan(plan), yearDoneYuan: wan(done) },
  })),
}

/** Numbers that are not what their digits say. */
export const formatsThatSpeak: OtherLedger = {
  about: 'amounts whose number format names or scales the unit, merges across, states in place of year classes',
  fileName: '格式.xlsx',
  asOf: on('2026-11-20', 'day'),
  make: () =>
    drawnWorkbook({
      name: '格式',
      rows: [
        ['2026年度项目（截至2026年11月20日）'],
        [
          '项目名称',
          '项目性质',
          '建设单位',
          '责任单位',
          '总投资（万元）',
          '年度计划投资（万元）',
          '年度完成投资（万元）',
          '开工时间',
          '竣工时间',
          '进展情况',
        ],
        [
          '甲',
          '新建',
          '示例甲公司',
          '区甲局',
          { value: 3.5, format: '0.00"亿元"' },
          12000,
          9000,
          '2026年3月',
          '2027年3月',
          '正常',
        ],
        [
          '乙',
          '改扩建',
          '乙乡人民政府',
          null,
          { value: 98000000, format: '0!.0000' },
          4000,
          3000,
          '2026.3',
          { value: 46376, format: 'm"月"d"日"' },
          { value: 46346, format: 'yyyy/m/d' },
        ],
        [
          '丙',
          '新建',
          '示例丙公司',
          '区丙局',
          { value: 56000000, format: '#,##0.00,' },
          3000,
          2000,
          '未开工',
          null,
          '在建',
        ],
        [
          '丁',
          '新建',
          '示例丁公司',
          '区丁局',
          8000,
          { value: 46376, format: 'yyyy-mm-dd' },
          2000,
          '2026年三月十五日',
          '2026年底前',
          '在建',
        ],
      ],
      merges: ['C4:D4', 'H5:I5'],
    }),
  leavesOpen: ['4 leadUnit'],
  truth: (
    [
      [3, '甲', '示例甲公司', '区甲局', 35000, 12000, 9000, on('2026-03-31'), on('2027-03-31')],
      [4, '乙', '乙乡人民政府', '乙乡人民政府', 9800, 4000, 3000, on('2026-03-31'), on('2026-12-20', 'day')],
      [5, '丙', '示例丙公司', '区丙局', 56000, 3000, 2000, null, null],
      [6, '丁', '示例丁公司', '区丁局', 8000, null, 2000, on('2026-03-15', 'day'), on('2026-12-31', 'year')],
    ] as const
  ).map(([row, name, owner, leadUnit, total, plan, done, start, finish]) => ({
    ...{ sheet: '格式', row, kind: null, name, owner, leadUnit, start, finish },
    ...{ totalYuan: wan(total), yearPlanYuan: plan === null ? null : wan(plan), yearDoneYuan: wan(done) },
  })),
}

/** Headers in words that are on no list. */
export const wordsOnNoList: OtherLedger = {
  about: 'headers in words that are on no list of ours',
  fileName: '攻坚清单.xlsx',
  asOf: on('2026-10-31'),
  make: () =>
    drawnWorkbook({
      name: '清单',
      rows: [
        ['2026年攻坚清单（1-10月）'],
        ['单位：万元'],
        [
          '序号',
          '攻坚项目名称',
          '承建业主方',
          '坐落',
          '总盘子',
          '本年投资',
          '至10月底已投',
          '破土日期',
          '交付时间',
          '主抓领导',
          '配合部门',
          '卡点',
        ],
        [
          1,
          '智慧粮仓',
          '示例粮业公司',
          '东镇',
          6000,
          2400,
          1900,
          '2025年10月',
          '2026年12月',
          '甲',
          '县粮食局',
          '【用电】专线未批；12月底前解决',
        ],
        [2, '影视基地', '示例文旅公司', '西镇', 15000, 5000, 3800, '2026年2月', '2028年5月', '乙', '县文旅局', '/'],
        [3, '产业学院', '示例学院', '南镇', 9000, 4000, 3000, '2026年3月', '2027年8月', '丙', '县教育局', '/'],
      ],
    }),
  leavesOpen: [4, 5, 6].flatMap((row) =>
    [
      ...['site', 'start', 'finish', 'sponsor', 'totalYuan', 'yearPlanYuan', 'yearDoneYuan'],
      ...(row === 4 ? ['problem'] : []),
    ].map((field) => `${row} ${field}`),
  ),
  truth: (
    [
      [4, '智慧粮仓', '示例粮业公司', '东镇', 6000, 2400, 1900, on('2025-10-31'), on('2026-12-31'), '甲', '用电'],
      [5, '影视基地', '示例文旅公司', '西镇', 15000, 5000, 3800, on('2026-02-28'), on('2028-05-31'), '乙', null],
      [6, '产业学院', '示例学院', '南镇', 9000, 4000, 3000, on('2026-03-31'), on('2027-08-31'), '丙', null],
    ] as const
  ).map(([row, name, owner, site, total, plan, done, start, finish, sponsor, factor]) => ({
    ...{ sheet: '清单', row, kind: null, name, owner, site, start, finish, sponsor },
    ...{ totalYuan: wan(total), yearPlanYuan: wan(plan), yearDoneYuan: wan(done) },
    problem: factor ? { text: '专线未批', factor, due: on('2026-12-31') } : null,
  })),
}

/** A list of reserve projects that says little more than names. */
export const namesAlone: OtherLedger = {
  about: 'a reserve list of little more than names, start and finish under one header, a fee in a name',
  fileName: '储备库.xlsx',
  asOf: null,
  make: () =>
    drawnWorkbook({
      name: '储备',
      rows: [
        [],
        [null, null, '2027年谋划储备项目清单'],
        [null, null, '项目名称', '责任单位', '总投资（亿元）', '起止年限', null, '备注'],
        [null, null, null, null, null, '起', '止', null],
        [null, null, '数据中心（一期）', '县工信局', 12, '2027年', '2029年', null],
        [null, null, '滨河公园', null, null, null, null, null],
        [null, null, '合计（2个）', null, 12, null, null, null],
      ],
      merges: ['C3:C4', 'D3:D4', 'E3:E4', 'F3:G3', 'H3:H4'],
    }),
  truth: [
    {
      ...{
        sheet: '储备',
        row: 5,
        kind: '储备',
        name: '数据中心（一期）',
        leadUnit: '县工信局',
        totalYuan: 1_200_000_000,
      },
      ...{ start: on('2027-12-31', 'year'), finish: on('2029-12-31', 'year') },
    },
    {
      sheet: '储备',
      row: 6,
      kind: '储备',
      name: '滨河公园',
      leadUnit: null,
      totalYuan: null,
      start: null,
      finish: null,
    },
  ],
}
