import type { MatterActKind, MatterSource } from '@guatu/domain/matters/matter-events'

/** One step: the working day from today, what was done, what was said, and for some a date (again from today) or a unit. */
export type SampleStep = readonly [on: number, kind: MatterActKind, text?: string, date?: number, unit?: string]
export type SampleMatter = {
  readonly title: string
  readonly demand: string
  readonly source: MatterSource
  readonly from: string
  readonly unit: string
  readonly helpers?: readonly string[]
  readonly leader?: string
  readonly project?: number
  readonly approval?: true
  readonly showing?: true
  /** Working days from today. */
  readonly registered: number
  readonly due: number
  readonly steps: readonly SampleStep[]
}

const given = (on: number): readonly SampleStep[] => [
  [on, 'assigned'],
  [on + 1, 'accepted'],
]
const done = (on: number, text: string): readonly SampleStep[] => [
  [on, 'submitted', text],
  [on + 2, 'verified', '现场核验，与申报一致。'],
  [on + 3, 'closed'],
]

/** The sample district's matters: invented, of every source and state. */
export const SAMPLE_MATTERS: readonly SampleMatter[] = [
  {
    ...{
      title: '高标准农田机井通电收尾',
      demand: '完成剩余机井通电并组织验收。',
      source: 'meeting',
      from: '重点项目第41周调度会',
    },
    ...{ unit: '区水务局', helpers: ['区供电公司'], registered: -40, due: -20 },
    steps: [...given(-39), [-30, 'feedback', '剩余12眼机井已立杆。'], ...done(-22, '全部通电，资料已报。')],
  },
  {
    ...{
      title: '人民医院门诊楼外立面封闭',
      demand: '冬季前完成外立面封闭，保证内装不停。',
      source: 'visit',
      from: '区领导现场调研',
    },
    ...{ unit: '区卫健局', leader: '区政府主要领导', project: 3, showing: true, registered: -36, due: -18 },
    steps: [
      ...given(-35),
      [-26, 'feedback', '幕墙龙骨完成九成。'],
      [-19, 'submitted', '外立面封闭完成。'],
      [-17, 'verified', '现场核验属实。'],
      [-16, 'shown', '已呈阅，批示“好，抓内装”。'],
      [-15, 'closed'],
    ],
  },
  {
    ...{
      title: '城北水厂取水许可办理',
      demand: '协调完成取水许可延续手续。',
      source: 'meeting',
      from: '要素保障专题会',
    },
    ...{ unit: '区水务局', registered: -30, due: -8, project: 5 },
    steps: [
      ...given(-29),
      [-20, 'feedback', '材料已受理，待专家评审。'],
      [-12, 'extensionAsked', '专家评审延至下旬。', 2],
      [-11, 'extensionGranted', '同意，仅此一次。', 2],
      [-3, 'feedback', '评审已通过，待批复。'],
    ],
  },
  {
    ...{
      title: '石桥片区施工便道占地补偿兑付',
      demand: '核实面积，兑付到户。',
      source: 'inspection',
      from: '季度督查',
    },
    ...{ unit: '石桥镇', helpers: ['区财政局'], registered: -28, due: -10, project: 8 },
    steps: [...given(-27), [-15, 'feedback', '面积核实完成，兑付清册公示中。']],
  },
  {
    ...{
      title: '新建小学消防验收问题整改',
      demand: '逐条整改并申请复验。',
      source: 'superior',
      from: '市消防检查反馈',
    },
    ...{ unit: '区教体局', helpers: ['区住建局'], registered: -32, due: -12 },
    steps: [
      ...given(-31),
      [-22, 'submitted', '问题已整改。'],
      [-20, 'sentBack', '防火门闭门器未更换，退回重办。'],
      [-15, 'submitted', '已更换闭门器。'],
      [-13, 'sentBack', '喷淋末端压力仍不达标。', 4],
      [-6, 'feedback', '正在更换增压泵。'],
    ],
  },
  {
    ...{
      title: '产业园标准厂房不动产权证办理',
      demand: '年底前完成首次登记。',
      source: 'workReport',
      from: '政府工作报告重点任务',
    },
    ...{ unit: '区自然资源局', registered: -25, due: 20, project: 11 },
    steps: [...given(-24), [-14, 'feedback', '测绘成果已提交。'], [-4, 'feedback', '权属公告已发布。']],
  },
  {
    ...{
      title: '环湖路雨污混接点改造',
      demand: '完成17处混接点改造。',
      source: 'proposal',
      from: '人大代表建议第18号',
    },
    ...{ unit: '区住建局', helpers: ['区水务局', '区生态环境局'], registered: -22, due: 2 },
    steps: [...given(-21), [-9, 'feedback', '已完成11处。']],
  },
  {
    ...{
      title: '开发区110千伏变电站选址意见',
      demand: '出具选址意见，明确进出线走廊。',
      source: 'meeting',
      from: '重点项目第44周调度会',
    },
    ...{ unit: '区自然资源局', helpers: ['区供电公司', '经济开发区'], registered: -15, due: -2, project: 14 },
    steps: [...given(-14), [-7, 'feedback', '两个比选方案已征求意见。']],
  },
  {
    ...{
      title: '农民工工资保证金清单核对',
      demand: '逐项目核对，缺缴的限期补缴。',
      source: 'instruction',
      from: '区领导批示',
    },
    ...{ unit: '区人社局', helpers: ['区住建局'], leader: '区政府主要领导', registered: -14, due: 1 },
    steps: [...given(-13), [-2, 'submitted', '61个项目核对完毕，3个已补缴。']],
  },
  {
    ...{ title: '云山景区停车场扩容', demand: '春节前新增车位300个。', source: 'visit', from: '区领导现场调研' },
    ...{ unit: '区文旅局', registered: -12, due: 25 },
    steps: [...given(-11), [-5, 'feedback', '场地平整完成。']],
  },
  {
    ...{
      title: '冷链物流园道路接驳',
      demand: '打通园区北门至省道接驳段。',
      source: 'meeting',
      from: '重点项目第45周调度会',
    },
    ...{ unit: '区交通运输局', registered: -10, due: 12, project: 17 },
    steps: [
      ...given(-9),
      [-6, 'feedback', '地下管线探测完成。'],
      [-3, 'suspended', '接驳段发现文物线索，待考古结论。', 10],
    ],
  },
  {
    ...{
      title: '锂电产业园蒸汽管线配套',
      demand: '明确接口位置和投用时间。',
      source: 'meeting',
      from: '要素保障专题会',
    },
    ...{ unit: '区燃气公司', registered: -9, due: 8, project: 20 },
    steps: [
      [-8, 'assigned'],
      [-7, 'declined', '蒸汽管线由热力企业经营，非我单位职责。'],
      [-6, 'reassigned', '改由园区主管部门牵头。', 8, '经济开发区'],
    ],
  },
  {
    ...{
      title: '环评批复滞后项目专项会商',
      demand: '逐个项目列明卡点和办结日期。',
      source: 'superior',
      from: '市重大项目通报',
    },
    ...{ unit: '区生态环境局', helpers: ['区行政审批局'], registered: -8, due: 3 },
    steps: given(-7),
  },
  {
    ...{
      title: '老旧小区供热管网并网调试',
      demand: '供暖季前完成剩余6个小区并网。',
      source: 'instruction',
      from: '群众来信批示件',
    },
    ...{ unit: '区住建局', leader: '城市线分管区领导', showing: true, registered: -18, due: -4 },
    steps: [
      ...given(-17),
      [-9, 'feedback', '已并网4个小区。'],
      [-5, 'submitted', '6个小区全部并网。'],
      [-3, 'verified', '入户测温达标。'],
    ],
  },
  {
    ...{
      title: '施工扬尘在线监测补装',
      demand: '在建房屋市政项目全部补装并联网。',
      source: 'inspection',
      from: '环保督察反馈',
    },
    ...{ unit: '区住建局', helpers: ['区生态环境局'], registered: -16, due: -6 },
    steps: [...given(-15), [-8, 'feedback', '应装43处，已装36处。'], [-5, 'urged', '已超期，请加快。']],
  },
  {
    ...{ title: '校外公交站点增设', demand: '结合新校区启用增设两处站点。', source: 'proposal', from: '政协提案第7号' },
    ...{ unit: '区交通运输局', registered: -34, due: -14 },
    steps: [...given(-33), ...done(-16, '两处站点已启用。')],
  },
  {
    ...{
      title: '项目审批“一件事”办事指南修订',
      demand: '合并重复材料，重新公布。',
      source: 'workReport',
      from: '政府工作报告重点任务',
    },
    ...{ unit: '区行政审批局', registered: -33, due: -9 },
    steps: [
      ...given(-32),
      [-14, 'submitted', '新版指南已公布。'],
      [-12, 'verified', '已核验。'],
      [-11, 'madeStanding', '转为每季度更新。'],
    ],
  },
  {
    ...{
      title: '专项债资金支付进度核查',
      demand: '核查支付率低于六成的项目。',
      source: 'superior',
      from: '上级专项债通报',
    },
    ...{ unit: '区财政局', helpers: ['区发改局'], approval: true, registered: -3, due: 10 },
    steps: [
      [-2, 'approved', '同意，抓紧。'],
      [-2, 'assigned'],
      [-1, 'accepted'],
    ],
  },
  {
    ...{
      title: '滨湖街道安置房分房方案',
      demand: '拟定方案，公示后实施。',
      source: 'meeting',
      from: '重点项目第46周调度会',
    },
    ...{ unit: '滨湖街道', approval: true, registered: -1, due: 22, project: 23 },
    steps: [],
  },
  {
    ...{ title: '工业项目用能指标统筹', demand: '提出跨年度用能平衡方案。', source: 'instruction', from: '区领导批示' },
    ...{ unit: '区发改局', helpers: ['区工信局'], leader: '工业线分管区领导', registered: -5, due: 15 },
    steps: given(-4),
  },
  {
    ...{ title: '工业项目用能指标统筹（重复登记）', demand: '', source: 'instruction', from: '区领导批示' },
    ...{ unit: '区发改局', registered: -4, due: 15 },
    steps: [
      [-4, 'assigned'],
      [-3, 'withdrawn', '与前件重复，撤销。'],
    ],
  },
]
