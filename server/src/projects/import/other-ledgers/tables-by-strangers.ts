import { drawnWorkbook } from './drawn-workbook.ts'
import { type OtherLedger, on, wan } from './truth.ts'

/** A sheet for each district, the class of the year in the title of each, districts that write the same in other words. */
export const sheetPerDistrict: OtherLedger = {
  about: 'a sheet per district, 亿元 in one and 万元 in the other, a total above the rows, 〃 and 同上',
  fileName: '各区项目(2026年10月25日).xlsx',
  asOf: on('2026-10-25', 'day'),
  make: () =>
    drawnWorkbook(
      {
        name: '东城区',
        rows: [
          ['东城区2026年续建项目调度表'],
          [null, null, null, null, null, '单位：亿元'],
          [
            '序号',
            '项目名称',
            '项目单位',
            '总投资',
            '2026年计划投资',
            '2026年完成投资',
            '开工时间',
            '竣工时间',
            '责任单位',
          ],
          ['合计', null, '—', 14.25, 5.3, 4.1, '—', '—', '/'],
          [1, '东湖医院', '东城区卫健局', 6.05, 2.1, 1.6, '2025年3月', '二〇二七年六月', '区卫健局'],
          [2, '东湖医院配套道路', '〃', 0.7, 0.7, 0.5, '2026.3', '2026年12月底前', '同上'],
          [3, '轴承产业园', '示例轴承有限公司', 7.5, 2.5, 2, '2025年下半年', '2027年上半年', '区工信局'],
        ],
        merges: ['A1:I1'],
      },
      {
        name: '西城区',
        rows: [
          ['西城区2026年新开工项目调度表'],
          [null, null, null, null, null, '单位：万元'],
          [
            '序号',
            '项目名称',
            '项目单位',
            '总投资',
            '2026年计划投资',
            '2026年完成投资',
            '开工时间',
            '竣工时间',
            '责任单位',
          ],
          [1, '西山水库加固', '示例水务公司', '12,000', '8，000', '６５００', '2026年四月', '明年6月', '区水利局'],
          [2, '冷链物流园', '示例物流有限公司', 35000, 9000, 7200, '2026年二季度', '2028.12', '区商务局'],
          ['共计', '2个', null, 47000, 17000, 13700, null, null, null],
          ['填表人：某某', null, null, '联系电话：000'],
        ],
        merges: ['A1:I1'],
      },
    ),
  truth: [
    ...(
      [
        [5, '东湖医院', '东城区卫健局', 60500, 21000, 16000, on('2025-03-31'), on('2027-06-30'), '区卫健局'],
        [6, '东湖医院配套道路', '东城区卫健局', 7000, 7000, 5000, on('2026-03-31'), on('2026-12-31'), '区卫健局'],
        [
          7,
          '轴承产业园',
          '示例轴承有限公司',
          75000,
          25000,
          20000,
          on('2025-12-31', 'half'),
          on('2027-06-30', 'half'),
          '区工信局',
        ],
      ] as const
    ).map(([row, name, owner, total, plan, done, start, finish, leadUnit]) => ({
      ...{ sheet: '东城区', row, kind: '续建', name, owner, start, finish, leadUnit },
      ...{ totalYuan: wan(total), yearPlanYuan: wan(plan), yearDoneYuan: wan(done) },
    })),
    ...(
      [
        [4, '西山水库加固', '示例水务公司', 12000, 8000, 6500, on('2026-04-30'), on('2027-06-30'), '区水利局'],
        [
          5,
          '冷链物流园',
          '示例物流有限公司',
          35000,
          9000,
          7200,
          on('2026-06-30', 'quarter'),
          on('2028-12-31'),
          '区商务局',
        ],
      ] as const
    ).map(([row, name, owner, total, plan, done, start, finish, leadUnit]) => ({
      ...{ sheet: '西城区', row, kind: '新建', name, owner, start, finish, leadUnit },
      ...{ totalYuan: wan(total), yearPlanYuan: wan(plan), yearDoneYuan: wan(done) },
    })),
  ],
}

/** Two tables below each other, each with its own title, unit and columns. */
export const twoTables: OtherLedger = {
  about: 'two tables on one sheet, the second in other units and another order',
  fileName: '两张表.xlsx',
  asOf: on('2026-06-30', 'day'),
  make: () =>
    drawnWorkbook({
      name: '汇总',
      rows: [
        ['表一：续建项目（截至2026年6月30日）'],
        ['单位：万元'],
        ['序号', '项目名称', '建设单位', '总投资', '本年计划投资', '本年完成投资', '竣工时间'],
        [1, '南河治理', '示例水利公司', 8000, 3000, 1500, '2026-11'],
        [2, '北站广场', '示例城投公司', 26000, 9000, 4300, '2027-03'],
        ['小计', null, null, 34000, 12000, 5800, null],
        [],
        ['表二：新开工项目（截至2026年6月30日）'],
        ['单位：亿元'],
        ['项目名称', '总投资', '本年完成投资', '本年计划投资', '建设单位', '开工时间', '竣工时间'],
        ['光伏组件厂', 5.2, 0.6, 1.4, '示例光伏有限公司', '2026.03', '2027.10'],
        ['小计', 5.2, 0.6, 1.4, null, null, null],
      ],
    }),
  truth: [
    {
      ...{ sheet: '汇总', row: 4, kind: '续建', name: '南河治理', owner: '示例水利公司', finish: on('2026-11-30') },
      ...{ totalYuan: wan(8000), yearPlanYuan: wan(3000), yearDoneYuan: wan(1500) },
    },
    {
      ...{ sheet: '汇总', row: 5, kind: '续建', name: '北站广场', owner: '示例城投公司', finish: on('2027-03-31') },
      ...{ totalYuan: wan(26000), yearPlanYuan: wan(9000), yearDoneYuan: wan(4300) },
    },
    {
      ...{ sheet: '汇总', row: 11, kind: '新建', name: '光伏组件厂', owner: '示例光伏有限公司' },
      ...{ totalYuan: wan(52000), yearPlanYuan: wan(14000), yearDoneYuan: wan(6000) },
      ...{ start: on('2026-03-31'), finish: on('2027-10-31') },
    },
  ],
}

/** Sums under every name that offices give them, some with dashes where a project has its unit. */
export const sumsByManyNames: OtherLedger = {
  about: 'sums called 合计, 小计, 共计, 工业项目共2个 and 一、…, with and without counts, notes between the rows',
  fileName: '一览表.xlsx',
  asOf: null,
  make: () =>
    drawnWorkbook({
      name: '一览表',
      rows: [
        ['全区重点项目一览表（总投资1亿元以上项目）'],
        [
          '序号',
          '项目名称',
          '建设单位',
          '总投资（万元）',
          '年度计划投资（万元）',
          '累计完成（万元）',
          '拟竣工日期',
          '备注',
        ],
        ['总计', '5个', '—', 101000, 41000, 30500, '—', '—'],
        ['一', '工业项目', '/', 64000, 27000, 21500, '/', null],
        [1, '电缆厂扩建', '示例电缆公司', 24000, 12000, 9500, '2026年12月31日', null],
        [2, '阀门厂', '示例阀门公司', 40000, 15000, 12000, { value: 46843, format: 'yyyy"年"m"月"' }, '已纳统'],
        [null, '工业项目共2个', null, 64000, 27000, 21500, null, null],
        [null, '以上项目均已开工', null, null, null, null, null, null],
        ['二', '民生项目（3个）', null, 37000, 14000, 9000, null, null],
        [3, '三中迁建', '区教育局', 15000, 6000, 4000, '26.8', null],
        [4, '养老中心', '区民政局', 12000, 5000, 3000, '四季度', null],
        [5, '二类水源地保护', null, 10000, 3000, 2000, null, null],
        ['', '小  计', '', 37000, 14000, 9000, '', ''],
        ['说明：本表数据由各单位提供。'],
      ],
    }),
  leavesOpen: ['11 finish'],
  truth: (
    [
      [5, '电缆厂扩建', '示例电缆公司', 24000, 12000, 9500, on('2026-12-31', 'day')],
      [6, '阀门厂', '示例阀门公司', 40000, 15000, 12000, on('2028-03-31')],
      [10, '三中迁建', '区教育局', 15000, 6000, 4000, on('2026-08-31')],
      [11, '养老中心', '区民政局', 12000, 5000, 3000, on('2026-12-31', 'quarter')],
      [12, '二类水源地保护', null, 10000, 3000, 2000, null],
    ] as const
  ).map(([row, name, owner, total, plan, done, finish]) => ({
    ...{ sheet: '一览表', row, kind: null, name, owner, finish },
    ...{ totalYuan: wan(total), yearPlanYuan: wan(plan), yearDoneYuan: wan(done) },
  })),
}

/** Printed pages pasted below each other: the head once more on each, carried sums, marks before names. */
export const printedPages: OtherLedger = {
  about:
    'pages pasted below each other with their heads, carried sums, marks before names and names that look like notes',
  fileName: '分页台账.xlsx',
  asOf: on('2026-05-31'),
  make: () =>
    drawnWorkbook({
      name: '分页',
      rows: [
        ['某县2026年重点项目台账（截至5月底）'],
        ['', '', '', '', '', '单位：万元'],
        ['序号', '项目名称', '建设单位', '总投资', '年度计划投资', '年度完成投资', '开工时间', '竣工时间'],
        ['一、新开工项目（3个）'],
        [1, '※注塑机生产线', '示例机械公司', 4200, 1800, 700, '2026年第1季度', '20271231'],
        [2, '说明书印刷厂', '示例印务公司', 2600, 1500, 480, '2026-03-05', '2026年年底'],
        ['', '过次页', '', 6800, 3300, 1180, '', ''],
        ['某县2026年重点项目台账（截至5月底）'],
        ['', '', '', '', '', '单位：万元'],
        ['序号', '项目名称', '建设单位', '总投资', '年度计划投资', '年度完成投资', '开工时间', '竣工时间'],
        ['', '承前页', '', 6800, 3300, 1180, '', ''],
        [3, '二类口岸改造', '', '1.1亿', '3千万', '1500.50', '2026年4月中旬', '2027年10月1日'],
        ['', '合计', '', 17800, 6300, 2680.5, '', ''],
      ],
      merges: ['A1:H1', 'A4:H4', 'A8:H8'],
    }),
  truth: (
    [
      [5, '※注塑机生产线', '示例机械公司', 4200, 1800, 700, on('2026-03-31', 'quarter'), on('2027-12-31', 'day')],
      [6, '说明书印刷厂', '示例印务公司', 2600, 1500, 480, on('2026-03-05', 'day'), on('2026-12-31', 'year')],
      [12, '二类口岸改造', null, 11000, 3000, 1500.5, on('2026-04-20', 'tenDays'), on('2027-10-01', 'day')],
    ] as const
  ).map(([row, name, owner, total, plan, done, start, finish]) => ({
    ...{ sheet: '分页', row, kind: '新建', name, owner, start, finish },
    ...{ totalYuan: wan(total), yearPlanYuan: wan(plan), yearDoneYuan: wan(done) },
  })),
}
