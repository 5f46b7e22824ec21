import type { ProjectKind, YearClass } from '@guatu/domain/projects/project-terms'
import type { Fate, ProjectSketch } from './project-sketch.ts'

// Dates are relative to the district's year Y: 'Y-1-06-15' is 15 June of the year before. Money in 万元.
type Row = readonly [
  name: string,
  owner: string,
  site: string,
  chain: string,
  total: number,
  yearPlan: number,
  start: string | null,
  finish: string,
  taskForce: number,
  leadUnit: string,
  kind: ProjectKind,
  yearClass: YearClass,
  fate: Fate,
]

// biome-ignore format: a table, one row a project
const ROWS: readonly Row[] = [
  ['锂电池结构件精密加工项目', '示例云锂精工有限公司', '石桥镇', '锂电', 86000, 32000, 'Y-1-05-10', 'Y+1-04-30', 1, '区工信局', 'industrial', 'carriedOver', 'unreported'],
  ['南外环东延工程', '示例云山交通投资有限公司', '木石镇', '交通', 64000, 26000, 'Y-1-09-20', 'Y+1-06-30', 35, '区交通运输局', 'road', 'carriedOver', 'overdueWarn'],
  ['第二实验小学扩建工程', '示例云山教育投资有限公司', '龙泉街道', '教育', 21000, 11800, 'Y-1-10-15', 'Y+1-07-31', 46, '区教体局', 'publicBuilding', 'carriedOver', 'dueSoon'],
  ['氢燃料电池系统生产线项目', '示例氢能动力有限公司', '高新区', '锂电', 152000, 56000, 'Y-1-03-20', 'Y+1-09-30', 2, '区工信局', 'industrial', 'carriedOver', 'steady'],
  ['老城雨污分流改造工程', '示例云山水务发展有限公司', '滨湖街道', '城建', 33500, 18600, 'Y-1-11-05', 'Y+1-05-31', 18, '区住建局', 'water', 'carriedOver', 'commend'],
  ['智能农机装备产业园项目', '示例农机装备有限公司', '许庄街道', '装备', 118000, 43000, 'Y-1-08-01', 'Y+1-10-31', 4, '区工信局', 'industrial', 'carriedOver', 'waits'],
  ['山地运动公园项目', '示例云山文旅投资有限公司', '龙泉街道', '文旅', 27500, 13200, 'Y-0-03-12', 'Y+1-06-30', 29, '区文旅局', 'publicBuilding', 'new', 'overdueSevere'],
  ['中药饮片智能化生产项目', '示例本草制药有限公司', '经济开发区', '医药', 54000, 26500, 'Y-0-02-26', 'Y+1-08-31', 12, '区工信局', 'industrial', 'new', 'ownBottleneck'],
  ['云山水库增容工程', '示例云山水利投资有限公司', '石桥镇', '水利', 91000, 34000, 'Y-1-10-10', 'Y+1-09-30', 38, '区水务局', 'water', 'carriedOver', 'forecastSevere'],
  ['生物医药中试基地项目', '示例生物医药有限公司', '高新区', '医药', 72000, 33000, 'Y-0-03-28', 'Y+1-11-30', 13, '区行政审批局', 'industrial', 'new', 'steady'],
  ['城北片区路网工程', '示例云山城市建设有限公司', '滨湖街道', '城建', 47800, 22400, 'Y-0-03-05', 'Y+1-08-31', 15, '区住建局', 'road', 'new', 'turnsLater'],
  ['特殊教育学校迁建工程', '示例云山教育投资有限公司', '许庄街道', '教育', 16800, 9300, 'Y-1-12-01', 'Y+1-07-15', 52, '区教体局', 'publicBuilding', 'carriedOver', 'unreported'],
  ['半导体封装材料项目', '示例芯材科技有限公司', '高新区', '电子', 136000, 52000, 'Y-1-06-18', 'Y+1-12-31', 3, '区工信局', 'industrial', 'carriedOver', 'steady'],
  ['古运河夜游提升工程', '示例云山文旅投资有限公司', '滨湖街道', '文旅', 12600, 8200, 'Y-0-02-20', 'Y+1-03-31', 32, '区文旅局', 'renovation', 'new', 'dueSoon'],
  ['冷链物流集散中心项目', '示例冷链物流有限公司', '木石镇', '物流', 38500, 17600, 'Y-0-04-02', 'Y+1-09-30', 43, '区商务局', 'industrial', 'new', 'overdueWarn'],
  ['养老服务中心改造工程', '示例云山民生服务有限公司', '龙泉街道', '民生', 8600, 6900, 'Y-1-12-20', 'Y-0-10-20', 56, '区民政局', 'renovation', 'finishing', 'completed'],
  ['风电主轴铸件项目', '示例重工铸造有限公司', '木石镇', '装备', 95000, 38000, 'Y-1-04-22', 'Y+1-06-30', 7, '区工信局', 'industrial', 'carriedOver', 'forecastWarn'],
  ['南湖片区安置房二期', '示例云山城市建设有限公司', '滨湖街道', '城建', 58600, 26800, 'Y-1-07-30', 'Y+1-08-31', 25, '区住建局', 'publicBuilding', 'carriedOver', 'turnsLater'],
  ['沿河防洪堤加固工程', '示例云山水利投资有限公司', '石桥镇', '水利', 24800, 14200, 'Y-0-02-18', 'Y+1-05-31', 45, '区水务局', 'water', 'new', 'unreported'],
  ['区中医院康复楼工程', '示例云山医疗投资有限公司', '龙泉街道', '医疗', 31500, 15400, 'Y-1-09-01', 'Y+1-06-30', 47, '区卫健局', 'publicBuilding', 'carriedOver', 'ownBottleneck'],
  ['高性能纤维复合材料项目', '示例纤维新材料有限公司', '经济开发区', '化工', 163000, 61000, 'Y-1-05-26', 'Y+1-11-30', 8, '区工信局', 'industrial', 'carriedOver', 'lagWarn'],
  ['乡村记忆博物馆工程', '示例云山文旅投资有限公司', '石桥镇', '文旅', 9800, 6400, 'Y-1-11-20', 'Y-0-11-05', 30, '区文旅局', 'publicBuilding', 'finishing', 'completed'],
  ['跨河大桥重建工程', '示例云山交通投资有限公司', '木石镇', '交通', 42800, 19500, 'Y-1-10-28', 'Y+1-07-31', 37, '区交通运输局', 'road', 'carriedOver', 'commend'],
  ['预制菜中央厨房项目', '示例云厨食品有限公司', '许庄街道', '商贸', 23600, 14800, 'Y-0-02-28', 'Y+1-02-28', 14, '区商务局', 'industrial', 'new', 'steady'],
  ['数字城市运行指挥中心', '示例云山大数据有限公司', '高新区', '城建', 15900, 9700, 'Y-0-03-10', 'Y+1-05-31', 21, '区大数据局', 'publicBuilding', 'new', 'unreported'],
  ['医养结合示范园项目', '示例云山康养投资有限公司', '龙泉街道', '康养', 46500, 19800, 'Y-1-08-16', 'Y+1-10-31', 34, '区卫健局', 'publicBuilding', 'carriedOver', 'turnsSoon'],
  ['青少年活动中心工程', '示例云山教育投资有限公司', '龙泉街道', '教育', 13900, 8800, 'Y-0-03-18', 'Y+1-06-30', 51, '区教体局', 'publicBuilding', 'new', 'steady'],
  ['城区集中供热首站工程', '示例云山热力有限公司', '滨湖街道', '城建', 28700, 16200, 'Y-1-09-12', 'Y-0-12-28', 23, '区住建局', 'industrial', 'finishing', 'steady'],
  ['乡镇客运站改造工程', '示例云山交通投资有限公司', '石桥镇', '交通', 6800, 0, null, 'Y+1-12-31', 41, '区交通运输局', 'renovation', 'preliminary', 'steady'],
  ['云山抽水蓄能电站项目', '示例云山能源投资有限公司', '木石镇', '能源', 398000, 0, null, 'Y+2-12-31', 39, '区发改局', 'industrial', 'preliminary', 'steady'],
]

const looseOf = (text: string, year: number): string =>
  `${text.replace(/^Y([+-]\d)/, (_, n: string) => String(year + Number(n)))}/${text.endsWith('-31') || text.endsWith('-30') ? 'month' : 'day'}`

/** The district's own projects, none of which is in the sample ledger. */
export const sketchesOfDistrict = (year: number): readonly ProjectSketch[] =>
  ROWS.map((r) => ({
    name: r[0],
    owner: r[1],
    creditCode: null,
    site: r[2],
    chain: r[3],
    total: r[4],
    yearPlan: r[5],
    done: null,
    start: r[6] && looseOf(r[6], year),
    finish: looseOf(r[7], year),
    taskForce: r[8],
    leadUnit: r[9],
    kind: r[10],
    yearClass: r[11],
    fate: r[12],
    problem: null,
  }))
