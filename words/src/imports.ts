import type { Words } from './words.ts'

export const imports = {
  'imports.import': { zh: '导入', en: 'The import' },
  'imports.anotherRunning': {
    zh: '另一份台账正在导入，请待其完成后再试；已上传的文件不受影响。',
    en: 'Another ledger is being imported; please try again when it is done. What was uploaded is kept.',
  },
  'imports.notReady': {
    zh: '这次导入现在不能办理此事：可能仍在读取，或已确认、已取消。',
    en: 'This import cannot do that now: it is still being read, or was confirmed or cancelled.',
  },
  'imports.asOfMissing': {
    zh: '台账没有写明数据截至日期，请先填写。',
    en: 'The ledger does not say the date of its figures; please enter it first.',
  },
  'imports.asOfInFuture': {
    zh: '数据截至日期{asOf|date}晚于今天，请核对。',
    en: 'The date of the figures {asOf|date} lies in the future.',
  },
  'imports.foreignCurrency': {
    zh: '这份台账的金额单位是{currency}，不是人民币，不能入库；请折算成人民币后再导入。',
    en: 'The amounts of this ledger are in {currency}, not in yuan, and are not stored; please convert them first.',
  },
  'imports.noSuchProfile': {
    zh: '没有这个列对应方案，可能已被删除；请另选一个。',
    en: 'There is no such mapping profile; please choose another one.',
  },
  'imports.reason': { zh: '台账导入', en: 'Imported from a ledger' },
  'imports.undoReason': { zh: '撤销台账导入', en: 'The import of a ledger was undone' },
  'imports.noLongerListed': { zh: '台账中已不再列出', en: 'No longer in the ledger' },
  'imports.told': {
    zh: '截至{asOf}：新增{new}个，变更{changed}个，相同{same}个，待确认{ask}个，待修改{bad}个，台账中已无{gone}个，存疑{doubts}处；已入库{stored}个。',
    en: 'As of {asOf}: {new} new, {changed} changed, {same} the same, {ask} to be asked, {bad} to be repaired, {gone} gone, {doubts} doubts; {stored} stored.',
  },
  'imports.notTheLast': { zh: '只能撤销最近一次导入。', en: 'Only the last import can be undone.' },
  'imports.changedSince': {
    zh: '导入之后已有{count}个项目被修改或填报（如{projects|list}），不能整体撤销，请逐项更正。',
    en: '{count} projects were changed or reported on since (such as {projects|list}); please correct them one by one.',
  },
  'imports.rowToRepair': {
    zh: '有关键数据未能读懂，修改后方可入库。',
    en: 'A figure that counts was not understood; it waits for repair.',
  },
  'imports.rowWithoutName': {
    zh: '没有项目名称，补上后方可入库。',
    en: 'There is no project name; it waits for repair.',
  },
  'imports.sumsAgree': {
    zh: '“{sheet}”有{count}处小计、合计与明细相符。',
    en: '{count} sums of “{sheet}” agree with their rows.',
  },
  'imports.wan': { zh: '{yuan|wan}万元', en: '{yuan|wan} ×10⁴ yuan' },
  'imports.field.name': { zh: '项目名称', en: 'Name' },
  'imports.field.kind': { zh: '年度分类', en: 'Year class' },
  'imports.field.owner': { zh: '项目单位', en: 'Responsible unit' },
  'imports.field.uscc': { zh: '统一社会信用代码', en: 'Credit code' },
  'imports.field.projectCode': { zh: '项目代码', en: 'Project code' },
  'imports.field.site': { zh: '建设地点', en: 'Site' },
  'imports.field.chain': { zh: '产业链', en: 'Chain' },
  'imports.field.category': { zh: '类别', en: 'Category' },
  'imports.field.content': { zh: '建设内容', en: 'Content' },
  'imports.field.progress': { zh: '形象进度', en: 'Progress' },
  'imports.field.headquarters': { zh: '指挥部', en: 'Headquarters' },
  'imports.field.taskForce': { zh: '专班', en: 'Task force' },
  'imports.field.sponsor': { zh: '包保领导', en: 'Sponsor' },
  'imports.field.leadUnit': { zh: '牵头单位', en: 'Lead unit' },
  'imports.field.serviceOfficer': { zh: '帮办专员', en: 'Service officer' },
  'imports.field.liaison': { zh: '联络员', en: 'Liaison' },
  'imports.field.phone': { zh: '联系电话', en: 'Phone' },
  'imports.field.note': { zh: '备注', en: 'Note' },
  'imports.field.total': { zh: '总投资', en: 'Total investment' },
  'imports.field.yearPlan': { zh: '年度计划投资', en: "Year's plan" },
  'imports.field.yearDone': { zh: '本年完成投资', en: 'Done this year' },
  'imports.field.start': { zh: '开工时间', en: 'Start' },
  'imports.field.actualStart': { zh: '实际开工时间', en: 'Actual start' },
  'imports.field.finish': { zh: '竣工时间', en: 'Finish' },
  'imports.field.problem': { zh: '存在问题', en: 'Problem' },
} satisfies Words
