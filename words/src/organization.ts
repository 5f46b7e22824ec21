import type { Words } from './words.ts'

export const organization = {
  'organization.unit': { zh: '单位', en: 'The unit' },
  'organization.post': { zh: '岗位', en: 'The post' },
  'organization.duty.sponsor': { zh: '包保领导', en: 'Sponsor' },
  'organization.duty.serviceOfficer': { zh: '帮办专员', en: 'Service officer' },
  'organization.duty.liaison': { zh: '联络员', en: 'Liaison' },
  'organization.duty.chief': { zh: '负责人', en: 'Chief' },
  'organization.duty.member': { zh: '成员', en: 'Member' },
  'organization.unitNameTaken': {
    zh: '同一上级下已有名为“{name}”的单位，请使用现有单位，或填写信用代码加以区分。',
    en: 'A unit named “{name}” already stands there; use it, or tell the two apart by their credit codes.',
  },
  'organization.badCreditCode': {
    zh: '统一社会信用代码“{creditCode}”有误：{fault|word}，请对照营业执照核对。',
    en: 'The credit code “{creditCode}” is wrong: {fault|word}. Please compare it with the licence.',
  },
  'organization.creditCode.form': {
    zh: '应为18位数字或大写字母（不含 I、O、S、V、Z）',
    en: 'it takes 18 digits or capitals (no I, O, S, V, Z)',
  },
  'organization.creditCode.checkCharacter': { zh: '校验码不符', en: 'its check character does not fit' },
  'organization.unknownRegion': {
    zh: '没有代码为 {regionCode} 的行政区域，请从列表中选择。',
    en: 'There is no region with the code {regionCode}; please choose from the list.',
  },
  'organization.parentBelow': {
    zh: '“{name}”不能隶属于自身或其下级单位。',
    en: '“{name}” can’t stand below itself or below one of its own units.',
  },
  'organization.postTitleTaken': {
    zh: '该单位已有岗位“{title}”，人员变动请办理交接。',
    en: 'The unit already has the post “{title}”; hand it over if the person changes.',
  },
  'organization.handOverBeforeHolder': {
    zh: '现任{holder}自{from|date}起任职，接任日期须晚于该日。',
    en: '{holder} holds the post from {from|date}; the successor can only follow after that day.',
  },
  'organization.holdsAlready': {
    zh: '该岗位现由{holder}担任，无需交接。',
    en: '{holder} holds the post already; there is nothing to hand over.',
  },
  'organization.setup.projectMissing': { zh: '没有填写项目名称', en: 'no project is named' },
  'organization.setup.projectUnknown': {
    zh: '没有找到名为“{name}”的项目，请先建档或核对名称',
    en: 'no project is named “{name}”; open its dossier first or correct the name',
  },
  'organization.setup.projectTwice': {
    zh: '有{count}个项目名为“{name}”，请在项目档案中分别设置',
    en: '{count} projects are named “{name}”; please set them up in their dossiers',
  },
  'organization.setup.rowTwice': {
    zh: '同一项目在第{row}行已出现',
    en: 'the same project stands in row {row} already',
  },
  'organization.setup.noUnitForPost': {
    zh: '填了人员而没有填指挥部或专班，不知属于哪个单位',
    en: 'people without a headquarters or task force: of which unit are they?',
  },
  'organization.setup.nothing': {
    zh: '表中没有可设置的行，请检查表头是否有“项目名称、指挥部、专班、包保领导、帮办专员、联络员”。',
    en: 'The sheet has no row to set up; its header needs 项目名称, 指挥部, 专班, 包保领导, 帮办专员, 联络员.',
  },
} satisfies Words
