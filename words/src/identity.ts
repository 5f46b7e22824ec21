import type { Words } from './words.ts'

export const identity = {
  'identity.wrongPassword': { zh: '用户名或密码不正确。', en: 'User name or password is wrong.' },
  'identity.lockedOut': {
    zh: '密码多次输错，账号已暂时锁定，请{minutes}分钟后再试，或请管理员重置密码。',
    en: 'Too many wrong passwords. The account is locked for {minutes} minutes; the administrator can reset the password.',
  },
  'identity.disabled': {
    zh: '账号已停用，请联系管理员。',
    en: 'The account is disabled; please ask the administrator.',
  },
  'identity.weakPassword': {
    zh: '新密码不能与原密码相同，至少10个字符，且不能由少数几个字符重复组成。',
    en: 'The new password must differ from the old one, have at least 10 characters and not repeat only a few.',
  },
  'identity.mustChangePassword': {
    zh: '首次登录请先修改密码。',
    en: 'Please change the first password before anything else.',
  },
  'identity.userNameTaken': {
    zh: '用户名“{userName}”已被使用，请换一个。',
    en: 'The user name “{userName}” is taken; please choose another.',
  },
  'identity.privilegedGrant': {
    zh: '系统管理、安全保密、审计三类角色由安全保密员授予，不能由系统管理员自行授予，也不能集于一人。',
    en: 'Administrator, security officer and auditor are granted by the security officer only, and never to one person together.',
  },
  'identity.notTheSample': {
    zh: '只有示例区可以“从空白开始”，这里已是正式数据。',
    en: 'Only the sample district offers to begin empty; these are real data already.',
  },
  'identity.alreadyBegun': {
    zh: '已经从空白开始过，请重新载入页面，用系统管理员账号登录。',
    en: 'Somebody has begun empty already; reload the page and sign in as the administrator.',
  },
  'identity.account': { zh: '账号', en: 'The account' },
  'identity.ownAccount': {
    zh: '不能变更本人账号的角色和状态，请由另一位安全保密员办理。',
    en: 'Nobody changes the roles or the state of an own account; another security officer can.',
  },
  'identity.lastOfficer': {
    zh: '这是最后一个“{role|word}”账号，停用或撤销后将无人履职，请先另行授予。',
    en: 'This is the last account of “{role|word}”; grant the office to somebody else first.',
  },
  'identity.officersPassword': {
    zh: '安全保密员、安全审计员的密码不能由系统管理员重置，请在服务器上用 guatu account reset-password 办理。',
    en: 'The administrator can’t reset the password of the security officer or the auditor; use guatu account reset-password on the server.',
  },
  'identity.role.administrator': { zh: '系统管理员', en: 'Administrator' },
  'identity.role.securityOfficer': { zh: '安全保密员', en: 'Security officer' },
  'identity.role.auditor': { zh: '安全审计员', en: 'Auditor' },
  'identity.role.projectOffice': { zh: '项目推进办', en: 'Project office' },
  'identity.role.inspection': { zh: '督查室', en: 'Inspection office' },
  'identity.role.headquarters': { zh: '指挥部', en: 'Headquarters' },
  'identity.role.taskForce': { zh: '专班', en: 'Task force' },
  'identity.role.serviceOfficer': { zh: '帮办专员', en: 'Service officer' },
  'identity.role.liaison': { zh: '联络员', en: 'Liaison' },
  'identity.role.department': { zh: '部门', en: 'Department' },
  'identity.role.township': { zh: '镇街', en: 'Township' },
  'identity.role.park': { zh: '园区', en: 'Park' },
  'identity.role.responsibleUnit': { zh: '项目单位', en: 'Responsible unit' },
  'identity.role.leader': { zh: '领导', en: 'Leader' },
  'identity.role.judge': { zh: '评审员', en: 'Judge' },
  'identity.accountList': { zh: '账号与角色', en: 'Accounts and roles' },
  'identity.column.userName': { zh: '用户名', en: 'User name' },
  'identity.column.person': { zh: '姓名', en: 'Name' },
  'identity.column.roles': { zh: '角色', en: 'Roles' },
  'identity.column.state': { zh: '状态', en: 'State' },
  'identity.state.active': { zh: '正常', en: 'Active' },
  'identity.state.disabled': { zh: '已停用', en: 'Disabled' },
  'identity.state.locked': { zh: '锁定中', en: 'Locked' },
} satisfies Words
