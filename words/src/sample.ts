import type { Words } from './words.ts'

/** What filling the sample district says. */
export const sample = {
  'sample.actor': { zh: '示例数据生成器', en: 'Sample generator' },
  'sample.defaultRuleSet': { zh: '项目预警默认规则', en: 'Default rules for projects' },
  'sample.generated': {
    zh: '已生成 {projects} 个项目、{reports} 份周报',
    en: 'Generated {projects} projects with {reports} weekly reports',
  },
  'sample.copied': {
    zh: '事实与登记信息已写入，正在记入审计链',
    en: 'Facts and registers written; chaining the audit entries',
  },
  'sample.judged': { zh: '已研判 {done}/{projects} 个项目', en: 'Judged {done} of {projects} projects' },
  'sample.filled': {
    zh: '示例数据已就绪：{projects} 个项目、{weeks} 周，用时 {seconds} 秒',
    en: 'The sample is ready: {projects} projects, {weeks} weeks, in {seconds} s',
  },
  'sample.notEmpty': {
    zh: '数据库 {database} 已有 {projects} 个项目、{accounts} 个账号，示例数据只写入空库；请用 DATABASE_URL 指向一个空库',
    en: 'The database {database} already holds {projects} projects and {accounts} accounts; the sample goes into an empty one only: point DATABASE_URL to an empty database',
  },
  'sample.district': { zh: '示例市云山区', en: 'Yunshan District, Sample City' },
} satisfies Words
