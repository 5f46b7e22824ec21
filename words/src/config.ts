import type { Words } from './words.ts'

/** The settings, one line each as `--help` prints it, and what is wrong with a bad one. */
export const config = {
  'config.heading': {
    zh: '设置（环境变量，或写入 {file}；环境变量优先）：',
    en: 'Settings (environment variables, or entries of {file}; the environment wins):',
  },
  'config.PORT': { zh: '监听端口', en: 'port to listen on' },
  'config.HOST': { zh: '监听地址；0.0.0.0 表示所有网卡', en: 'address to listen on; 0.0.0.0 is every network' },
  'config.PUBLIC_URL': {
    zh: '浏览器访问的完整网址，可带路径，如 https://oa.example.gov.cn/guatu',
    en: 'where browsers find it, path included, e.g. https://oa.example.gov.cn/guatu',
  },
  'config.TRUST_PROXY': {
    zh: '信任其转发头的反向代理：off、on 或地址列表',
    en: 'reverse proxies whose headers are believed: off, on, or a list of addresses',
  },
  'config.ALLOWED_HOSTS': { zh: '另外允许的主机名，逗号分隔', en: 'further host names that are accepted, with commas' },
  'config.TLS_CERT': { zh: 'HTTPS 证书文件（PEM）', en: 'certificate file for HTTPS (PEM)' },
  'config.TLS_KEY': { zh: 'HTTPS 私钥文件（PEM）', en: 'key file for HTTPS (PEM)' },
  'config.DATABASE_URL': {
    zh: '改用自己的 PostgreSQL 服务器，如 postgres://用户:密码@主机/库；不设则用内置数据库',
    en: 'a PostgreSQL server of your own, e.g. postgres://user:password@host/database; unset: the embedded one',
  },
  'config.DATA_DIR': { zh: '数据目录', en: 'folder of all data' },
  'config.GUATU_SAMPLE_PASSWORD': {
    zh: '示例账号的统一口令（供测试，至少 8 位）',
    en: 'one password for all sample accounts (for tests, at least 8 characters)',
  },
  'config.NOTIFY_WEBHOOK_URL': {
    zh: '群机器人地址，只发送“您有 N 项待办”；不设则不发',
    en: 'address of a group robot that is told “you have N items”, nothing else; unset: nobody is told',
  },
  'config.NOTIFY_WEBHOOK_KIND': {
    zh: '群机器人种类：generic、wecom（企业微信）、dingtalk（钉钉）、feishu（飞书）',
    en: 'kind of robot: generic, wecom, dingtalk, feishu',
  },
  'config.METRICS': { zh: '开放 /metrics：on 或 off', en: 'serve /metrics: on or off' },
  'config.LOG_LEVEL': {
    zh: '日志级别：fatal、error、warn、info、debug、trace、silent',
    en: 'log level: fatal, error, warn, info, debug, trace, silent',
  },
  'config.bad': { zh: '设置有误：', en: 'The settings are wrong:' },
  'config.badValue': {
    zh: '{name}＝“{value}”不可用，应为{expected|word}。',
    en: '{name} = "{value}" can\'t be used; expected is {expected|word}.',
  },
  'config.unknown': { zh: '{path} 中的 {name} 不是已知设置。', en: '{path} holds {name}, which is no setting.' },
  'config.notJson': { zh: '{path} 不是有效的 JSON 对象：{output}', en: '{path} is no JSON object: {output}' },
  'config.noFile': { zh: '找不到文件 {path}。', en: 'There is no file {path}.' },
  'config.tlsHalf': { zh: 'TLS_CERT 与 TLS_KEY 须同时设置。', en: 'TLS_CERT and TLS_KEY must be set together.' },
  'config.PORT.expected': { zh: '0 到 65535 的整数', en: 'a whole number from 0 to 65535' },
  'config.PUBLIC_URL.expected': {
    zh: '以 http:// 或 https:// 开头、不带参数的网址',
    en: 'an address that begins with http:// or https:// and has no query',
  },
  'config.TRUST_PROXY.expected': {
    zh: 'on、off 或 IP 地址、网段列表',
    en: 'on, off, or a list of IP addresses or networks',
  },
  'config.DATABASE_URL.expected': {
    zh: '以 postgres:// 开头的网址',
    en: 'an address that begins with postgres://',
  },
  'config.GUATU_SAMPLE_PASSWORD.expected': { zh: '至少 8 个字符', en: 'at least 8 characters' },
  'config.NOTIFY_WEBHOOK_URL.expected': {
    zh: '以 http:// 或 https:// 开头的网址',
    en: 'an address that begins with http:// or https://',
  },
  'config.NOTIFY_WEBHOOK_KIND.expected': {
    zh: 'generic、wecom、dingtalk、feishu 之一',
    en: 'one of generic, wecom, dingtalk, feishu',
  },
  'config.METRICS.expected': { zh: 'on 或 off', en: 'on or off' },
  'config.LOG_LEVEL.expected': {
    zh: 'fatal、error、warn、info、debug、trace、silent 之一',
    en: 'one of fatal, error, warn, info, debug, trace, silent',
  },
} satisfies Words
