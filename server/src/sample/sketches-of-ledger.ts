import type { ProjectKind, YearClass } from '@guatu/domain/projects/project-terms'
import type { Fate, ProjectSketch } from './project-sketch.ts'

/** 'same' stands as the sample ledger has it, so that importing the ledger shows same, changed and new rows. */
type Row = readonly [
  name: string,
  owner: string,
  creditCode: string,
  site: string,
  chain: string,
  total: number,
  yearPlan: number,
  done: number,
  start: string | null,
  finish: string,
  taskForce: number,
  leadUnit: string,
  kind: ProjectKind,
  yearClass: YearClass,
  fate: Fate | 'same',
  problem: readonly [string, string] | null,
]

/** The year of the sample ledger; its dates move with the district's year. */
export const LEDGER_YEAR = 2026

// About half of the sample ledger's projects, one an owner, money in 万元.
// biome-ignore format: a table, one row a project
const ROWS: readonly Row[] = [
  ['超级电容器产业化项目', '示例锂电建设有限公司', '91370499GR2Y88133K', '石桥镇', '锂电', 89714, 49677, 43653, '2025-06-30/quarter', '2027-01-05/day', 3, '区行政审批局', 'industrial', 'carriedOver', 'same', null],
  ['10万吨锂电池回收利用项目', '示例锂电科技有限公司', '913704997JA9LNEY1U', '高新区', '锂电', 188272, 107206, 89839, '2025-12-31/quarter', '2026-12-08/day', 5, '区文旅局', 'industrial', 'carriedOver', 'same', null],
  ['商用车驱动电机生产线项目', '示例装备发展有限公司', '91370499QGEER8FGM5', '木石镇', '装备', 108643, 60642, 54614, '2025-11-03/day', '2027-07-31/month', 6, '区发改局', 'industrial', 'carriedOver', 'same', ['土地指标未落实，尚有41亩未完成征收', '2026-12-31']],
  ['5G通信器件产业园项目', '示例电子实业有限公司', '913704994B2FDRHQH5', '许庄街道', '电子', 183438, 66687, 65827, '2024-11-13/day', '2027-09-11/day', 8, '区文旅局', 'industrial', 'carriedOver', 'steady', ['VOCs排放总量替代指标未落实', '2026-12-31']],
  ['高端化工新材料一体化项目', '示例化工科技有限公司', '91370499FC00TTC35M', '许庄街道', '化工', 240055, 103963, 79936, '2024-11-07/day', '2027-02-28/month', 11, '区文旅局', 'industrial', 'carriedOver', 'lagWarn', ['红线内47户未签订搬迁协议', '2026-12-31']],
  ['储能系统集成制造项目', '示例锂电实业有限公司', '913704990MU617JQWQ', '高新区', '锂电', 228137, 114978, 60198, '2025-11-30/month', '2027-08-03/day', 14, '区工信局', 'industrial', 'carriedOver', 'lagSevere', ['10kV施工临电未接入', '2026-12-31']],
  ['城市快速路综合提升工程', '示例城建建设有限公司', '91370499NDGN43M7HY', '经济开发区', '城建', 151440, 64432, 61973, '2024-06-13/day', '2027-02-28/month', 16, '区自然资源局', 'road', 'carriedOver', 'steady', null],
  ['老旧小区改造（2026年批次）', '示例城建科技有限公司', '913704990JCTB0BU6B', '经济开发区', '城建', 65471, 15449, 10829, '2024-03-31/quarter', '2026-12-31/month', 17, '区住建局', 'renovation', 'carriedOver', 'lagWarn', ['缺熟练焊工33人', '2026-12-01']],
  ['城市污水处理厂扩建工程', '示例环保科技有限公司', '91370499XYYG41FF48', '高新区', '环保', 163780, 107256, 85007, '2025-03-13/day', '2027-06-17/day', 19, '区卫健局', 'water', 'carriedOver', 'steady', ['缺熟练焊工18人', '2026-12-12']],
  ['口袋公园及绿道建设工程', '示例城建实业有限公司', '91370499TGQRAQBTBA', '滨湖街道', '城建', 85740, 52549, 43006, '2025-09-04/day', '2027-09-30/month', 20, '区自然资源局', 'renovation', 'carriedOver', 'same', ['施工许可证未办理', '2026-12-17']],
  ['商业综合体项目', '示例商贸实业有限公司', '913704990PPN3AE70K', '龙泉街道', '商贸', 160437, 51361, 36583, '2025-06-30/month', '2027-12-17/day', 22, '区自然资源局', 'publicBuilding', 'carriedOver', 'lagWarn', null],
  ['垃圾焚烧发电二期', '示例环保实业有限公司', '91370499KBBJB21LE1', '龙泉街道', '环保', 178909, 98109, 94616, '2025-06-30/quarter', '2026-12-31/month', 24, '区交通运输局', 'industrial', 'carriedOver', 'steady', ['施工许可证未办理', '2026-12-05']],
  ['康养小镇项目', '示例康养实业有限公司', '91370499Y3YJ50LU9R', '龙泉街道', '康养', 105996, 23222, 9037, '2024-06-30/quarter', '2026-12-31/quarter', 28, '区文旅局', 'publicBuilding', 'carriedOver', 'lagSevere', null],
  ['古镇修缮保护工程', '示例文旅发展有限公司', '91370499CPCPCFPLLJ', '许庄街道', '文旅', 351520, 242492, 201516, '2025-12-18/day', '2027-02-01/day', 31, '区教体局', 'renovation', 'carriedOver', 'same', null],
  ['内河港口作业区二期工程', '示例交通实业有限公司', '913704999FGE94K8HE', '滨湖街道', '交通', 339194, 173881, 151539, '2025-10-07/day', '2027-10-31/month', 36, '区文旅局', 'water', 'carriedOver', 'same', ['银行贷款未到位，缺口2200万元', '2026-12-15']],
  ['铁路专用线工程', '示例交通科技有限公司', '91370499AKYB46T47D', '石桥镇', '交通', 186835, 127555, 102127, '2025-04-18/day', '2027-02-28/month', 37, '区自然资源局', 'road', 'carriedOver', 'steady', ['10kV施工临电未接入', '2026-12-31']],
  ['水库除险加固工程', '示例水利科技有限公司', '91370499W9EY4R7BDA', '石桥镇', '水利', 270579, 99726, 75420, '2025-10-28/day', '2027-04-30/month', 39, '区教体局', 'water', 'carriedOver', 'forecastWarn', ['银行贷款未到位，缺口4800万元', '2026-12-17']],
  ['国省道大修工程', '示例交通发展有限公司', '91370499URNLNEY4JE', '经济开发区', '交通', 88247, 22959, 20409, '2025-09-20/day', '2027-07-31/month', 40, '区教体局', 'road', 'carriedOver', 'same', ['土地指标未落实，尚有34亩未完成征收', '2026-12-06']],
  ['现代物流园项目', '示例物流科技有限公司', '91370499U7X7H8L10D', '石桥镇', '物流', 105174, 54733, 46121, '2025-01-20/day', '2027-05-31/month', 42, '区卫健局', 'industrial', 'carriedOver', 'same', ['VOCs排放总量替代指标未落实', '2026-12-31']],
  ['城乡供水一体化', '示例水利建设有限公司', '91370499ALC4PJ5F06', '经济开发区', '水利', 383169, 249654, 236577, '2024-08-04/day', '2026-12-31/month', 44, '区水务局', 'water', 'carriedOver', 'steady', null],
  ['实验学校新建工程', '示例教育实业有限公司', '913704991BXRJT1KFU', '许庄街道', '教育', 308615, 67904, 68757, '2024-10-31/month', '2027-08-10/day', 48, '区住建局', 'publicBuilding', 'carriedOver', 'commend', null],
  ['公共卫生服务中心', '示例医疗发展有限公司', '91370499YGYN8ER19W', '石桥镇', '医疗', 126310, 68293, 53547, '2025-01-13/day', '2027-02-27/day', 50, '区教体局', 'publicBuilding', 'carriedOver', 'ownBottleneck', ['土地指标未落实，尚有55亩未完成征收', '2026-12-31']],
  ['社区食堂及邻里中心', '示例民生实业有限公司', '913704990MQAJ006C7', '高新区', '民生', 369754, 156684, 158988, '2025-03-23/day', '2027-12-31/month', 53, '区文旅局', 'publicBuilding', 'carriedOver', 'commend', ['VOCs排放总量替代指标未落实', '2026-12-31']],
  ['高档数控机床智能制造项目', '示例装备实业有限公司', '91370499WD9QR4R341', '许庄街道', '装备', 253413, 94901, 89899, '2026-03-28/day', '2027-09-24/day', 7, '区发改局', 'industrial', 'new', 'steady', null],
  ['医用高分子材料项目', '示例医药科技有限公司', '91370499D2WEJKYDX6', '经济开发区', '医药', 317291, 92654, 75579, '2026-05-09/day', '2027-03-08/day', 10, '区自然资源局', 'industrial', 'new', 'same', null],
  ['运河民俗文化博览园项目', '示例文旅实业有限公司', '913704994H7368A9PU', '滨湖街道', '文旅', 281825, 87043, 76139, '2026-04-16/day', '2026-12-31/month', 26, '区住建局', 'publicBuilding', 'new', 'same', null],
  ['职业教育实训基地', '示例教育发展有限公司', '91370499EU0J19Q3FE', '龙泉街道', '教育', 4467, 1827, 1272, '2026-02-28/month', '2027-05-20/day', 49, '区卫健局', 'publicBuilding', 'new', 'steady', ['能评尚未批复', '2026-12-31']],
  ['残疾人康复中心', '示例民生科技有限公司', '91370499MW4N53G7WM', '石桥镇', '民生', 321693, 134721, 136423, '2026-04-30/month', '2026-12-10/day', 55, '区行政审批局', 'publicBuilding', 'new', 'steady', ['土地指标未落实，尚有36亩未完成征收', '2026-12-11']],
  ['光伏玻璃深加工项目', '示例光电实业有限公司', '91370499C0551WDMX6', '石桥镇', '光电', 301451, 78208, 0, null, '2028-07-31/month', 9, '区卫健局', 'industrial', 'reserve', 'steady', null],
  ['非遗工坊集聚区', '示例文旅科技有限公司', '91370499KLNX741H5L', '高新区', '文旅', 185895, 50518, 0, null, '2028-10-31/month', 33, '区住建局', 'renovation', 'reserve', 'steady', null],
  ['多式联运中心', '示例物流发展有限公司', '91370499U9637LMR76', '许庄街道', '物流', 307993, 196978, 0, null, '2028-08-26/day', 43, '区交通运输局', 'road', 'reserve', 'steady', ['能评尚未批复', '2026-12-31']],
]

export const sketchesOfLedger: readonly ProjectSketch[] = ROWS.map((r) => ({
  name: r[0],
  owner: r[1],
  creditCode: r[2],
  site: r[3],
  chain: r[4],
  total: r[5],
  yearPlan: r[6],
  done: r[14] === 'same' ? r[7] : null,
  start: r[8],
  finish: r[9],
  taskForce: r[10],
  leadUnit: r[11],
  kind: r[12],
  yearClass: r[13],
  fate: r[14] === 'same' ? 'steady' : r[14],
  problem: r[15],
}))
