import type { Words } from './words.ts'

/** Contests 擂台赛: states, steps, the sum of a score, refusals, columns. */
export const appraisal = {
  'appraisal.contest': { zh: '该场擂台赛', en: 'this contest' },
  'appraisal.listTitle': { zh: '擂台赛', en: 'Contests' },
  'appraisal.resultTitle': { zh: '{contest}成绩单', en: 'Result sheet of {contest}' },
  'appraisal.yes': { zh: '是', en: 'yes' },
  'appraisal.no': { zh: '否', en: 'no' },

  'appraisal.kind.unit': { zh: '单位赛', en: 'units' },
  'appraisal.kind.project': { zh: '项目赛', en: 'projects' },

  'appraisal.state.opened': { zh: '待抽签', en: 'to be drawn' },
  'appraisal.state.marking': { zh: '评分中', en: 'being marked' },
  'appraisal.state.closed': { zh: '已封卷', en: 'sealed' },
  'appraisal.state.revealed': { zh: '已揭榜', en: 'revealed' },
  'appraisal.state.withdrawn': { zh: '已撤销', en: 'withdrawn' },

  'appraisal.step.opened': { zh: '设赛', en: 'Opened' },
  'appraisal.step.drawn': { zh: '抽签', en: 'Drawn' },
  'appraisal.step.recused': { zh: '申报回避', en: 'Recusal declared' },
  'appraisal.step.recusalLifted': { zh: '解除回避', en: 'Recusal lifted' },
  'appraisal.step.closed': { zh: '封卷', en: 'Marks sealed' },
  'appraisal.step.revealed': { zh: '揭榜', en: 'Revealed' },
  'appraisal.step.released': { zh: '同意上屏', en: 'Released for the board' },
  'appraisal.step.takenDown': { zh: '撤下亮屏', en: 'Taken off the board' },
  'appraisal.step.withdrawn': { zh: '撤销', en: 'Withdrawn' },

  'appraisal.said.opened': {
    zh: '设赛：{contestants}个参赛对象，{judges}位评委。',
    en: 'Opened with {contestants} contestants and {judges} judges.',
  },
  'appraisal.said.drawn': { zh: '抽签顺序：{order}。抽签种子{seed}。', en: 'Drawn order: {order}. Seed {seed}.' },
  'appraisal.said.recused': { zh: '{judge}回避“{contestant}”。', en: '{judge} stands aside for “{contestant}”.' },
  'appraisal.said.recusalLifted': {
    zh: '{judge}不再回避“{contestant}”。',
    en: '{judge} no longer stands aside for “{contestant}”.',
  },
  'appraisal.said.closed': { zh: '停止评分，分数封存。', en: 'Marking ended; the marks are sealed.' },
  'appraisal.said.revealed': { zh: '拆封计分，公布名次。', en: 'Unsealed, counted and ranked.' },
  'appraisal.said.released': { zh: '同意在公开亮屏展示本场名次。', en: 'Released for the public board.' },
  'appraisal.said.takenDown': { zh: '从公开亮屏撤下本场名次。', en: 'Taken off the public board.' },
  'appraisal.said.withdrawn': { zh: '本场撤销，记录保留。', en: 'Withdrawn; its records stay.' },

  'appraisal.sum.trimmed': {
    zh: '{judges}位评委计分，去掉一个最高分{high}（{highBy}）、一个最低分{low}（{lowBy}），其余{count}个分数合计{sum}，除以{count}得{score}。',
    en: '{judges} judges count; the highest {high} ({highBy}) and the lowest {low} ({lowBy}) fall away; the other {count} add up to {sum}, divided by {count}: {score}.',
  },
  'appraisal.sum.plain': {
    zh: '{judges}位评委计分，不足五位不去高低分，合计{sum}，除以{count}得{score}。',
    en: '{judges} judges count, fewer than five, so none falls away; they add up to {sum}, divided by {count}: {score}.',
  },
  'appraisal.sum.none': {
    zh: '计分评委只有{judges}位，不足三位，不计成绩。',
    en: 'Only {judges} judges count, fewer than three: no score.',
  },
  'appraisal.sum.recused': { zh: '回避：{names}。', en: 'Stood aside: {names}.' },
  'appraisal.sum.missing': { zh: '未评分：{names}。', en: 'Gave no marks: {names}.' },

  'appraisal.tie.untrimmed': {
    zh: '与前一名同分，按全部评委平均分排后。',
    en: 'Same score as the one before; the mean of all judges decided.',
  },
  'appraisal.tie.median': {
    zh: '与前一名同分且平均分相同，按中位数排后。',
    en: 'Same score and mean as the one before; the median decided.',
  },
  'appraisal.tie.firsts': {
    zh: '与前一名同分，平均分、中位数均相同，按获评第一的次数排后。',
    en: 'Same score, mean and median as the one before; the number of first places decided.',
  },
  'appraisal.tie.none': {
    zh: '与前一名各项均相同，名次并列，按抽签顺序列出。',
    en: 'Alike in everything; the rank is shared, listed in the drawn order.',
  },

  'appraisal.deviates.lenient': { zh: '明显偏高', en: 'far above the others' },
  'appraisal.deviates.strict': { zh: '明显偏低', en: 'far below the others' },
  'appraisal.deviates.contrary': { zh: '排序多与评委组相反', en: 'orders mostly the other way round' },

  'appraisal.dropped.high': { zh: '{total}（最高）', en: '{total} (highest)' },
  'appraisal.dropped.low': { zh: '{total}（最低）', en: '{total} (lowest)' },

  'appraisal.notNow': {
    zh: '本场{state|word}，现在不能这样操作，请刷新后再看。',
    en: 'The contest is {state|word}; this is not its turn. Reload and look again.',
  },
  'appraisal.stale': {
    zh: '“{contest}”已由{by}办理“{step|word}”，请看过最新状态再操作。',
    en: '“{contest}” was moved on by {by} ({step|word}); look at it as it stands now.',
  },
  'appraisal.staleMark': {
    zh: '这一项您已在别处评过或改过分，请看过最新分数再改。',
    en: 'You marked this contestant elsewhere meanwhile; look at your latest marks first.',
  },
  'appraisal.reasonMissing': { zh: '请写明理由。', en: 'Give a reason.' },
  'appraisal.marksMissing': {
    zh: '还有{count}份评分未交。等评委评完，或写明理由后封卷。',
    en: '{count} marks are still owed. Wait for the judges, or seal with a reason.',
  },
  'appraisal.releasedAlready': { zh: '本场已同意上屏。', en: 'This contest is released already.' },
  'appraisal.notReleased': { zh: '本场没有上屏，无需撤下。', en: 'This contest is not on the board.' },
  'appraisal.notOfContest': {
    zh: '评委、参赛对象或评分项不属于本场，请刷新后再试。',
    en: 'Judge, contestant or item is not of this contest; reload and try again.',
  },
  'appraisal.recused': {
    zh: '您与该参赛对象须回避，不评分也不计分。',
    en: 'You stand aside for this contestant: your marks are neither taken nor counted.',
  },
  'appraisal.recusedAlready': { zh: '该评委对该参赛对象已在回避。', en: 'This judge stands aside for it already.' },
  'appraisal.recusedByUnit': {
    zh: '评委与参赛对象同属一个单位，回避不能解除。',
    en: 'Judge and contestant are of one unit; this recusal can’t be lifted.',
  },
  'appraisal.notRecused': { zh: '该评委对该参赛对象没有申报回避。', en: 'No recusal was declared for this pair.' },
  'appraisal.markMissing': { zh: '“{item}”还没有打分。', en: '“{item}” has no mark yet.' },
  'appraisal.markOutOfRange': {
    zh: '“{item}”须在0到{max}分之间，最多两位小数。',
    en: '“{item}” takes 0 to {max} marks with at most two decimals.',
  },
  'appraisal.sealed': {
    zh: '本场尚未揭榜，分数封存，任何人不能导出。',
    en: 'Not revealed yet: the marks are sealed and nobody can export them.',
  },
  'appraisal.twice': {
    zh: '参赛对象、评委、评分项各不能重复，请去掉重复的一个。',
    en: 'A contestant, judge or item stands there twice; remove one.',
  },
  'appraisal.noMarks': { zh: '评分项的满分须大于零。', en: 'An item needs more than nought full marks.' },
  'appraisal.noJudge': {
    zh: '所选人员中有人不是评委，请先在“账号”中授予评委角色。',
    en: 'Somebody chosen does not hold the role judge; grant it in Accounts first.',
  },

  'appraisal.column.name': { zh: '擂台赛', en: 'Contest' },
  'appraisal.column.campaign': { zh: '攻坚行动', en: 'Campaign' },
  'appraisal.column.heldOn': { zh: '比赛日期', en: 'Held on' },
  'appraisal.column.kind': { zh: '类别', en: 'Kind' },
  'appraisal.column.state': { zh: '状态', en: 'State' },
  'appraisal.column.contestants': { zh: '参赛数', en: 'Contestants' },
  'appraisal.column.judges': { zh: '评委数', en: 'Judges' },
  'appraisal.column.revealedAt': { zh: '揭榜时间', en: 'Revealed' },
  'appraisal.column.onBoard': { zh: '上屏', en: 'On the board' },
  'appraisal.column.rank': { zh: '名次', en: 'Rank' },
  'appraisal.column.change': { zh: '升降', en: 'Change' },
  'appraisal.column.contestant': { zh: '参赛对象', en: 'Contestant' },
  'appraisal.column.drawn': { zh: '抽签序号', en: 'Drawn' },
  'appraisal.column.score': { zh: '得分', en: 'Score' },
  'appraisal.column.untrimmed': { zh: '全部平均', en: 'Mean of all' },
  'appraisal.column.median': { zh: '中位数', en: 'Median' },
  'appraisal.column.firsts': { zh: '获评第一', en: 'First places' },
  'appraisal.column.sum': { zh: '计算过程', en: 'Arithmetic' },
} satisfies Words
