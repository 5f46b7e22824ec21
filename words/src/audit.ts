import type { Words } from './words.ts'

export const audit = {
  'audit.intact': {
    zh: '审计链完整：{entries}条记录、{rows}行数据、{anchors}个外部锚点均相符，链尾为第{seq}条。',
    en: 'The audit chain is intact: {entries} entries, {rows} rows and {anchors} anchors agree; it ends with entry {seq}.',
  },
  'audit.broken': {
    zh: '审计链不完整：查出{count}处问题（{entries}条记录、{rows}行数据、{anchors}个外部锚点）。',
    en: 'The audit chain is broken: {count} problems ({entries} entries, {rows} rows, {anchors} anchors).',
  },
  'audit.entryRemoved': {
    zh: '审计记录缺失：第{from}条至第{to}条（共{count}条）被删除。',
    en: 'Audit entries {from} to {to} ({count}) were removed.',
  },
  'audit.entryChanged': {
    zh: '审计记录第{seq}条（{actor}，{command}）被改动，与其校验值不符。',
    en: 'Audit entry {seq} ({actor}, {command}) was changed: it does not fit its hash.',
  },
  'audit.linkBroken': {
    zh: '审计记录第{seq}条与第{before}条接不上，其中一条被替换。',
    en: 'Audit entry {seq} does not follow from entry {before}: one of them was replaced.',
  },
  'audit.headWrong': {
    zh: '审计链登记的末条为第{head}条，实际末条为第{last}条。',
    en: 'The chain is said to end with entry {head}, but ends with entry {last}.',
  },
  'audit.rowChanged': {
    zh: '数据被改动：表 {table} 编号 {id}，与审计记录第{seq}条不符。',
    en: 'A row was changed: table {table}, id {id}, against audit entry {seq}.',
  },
  'audit.rowRemoved': {
    zh: '数据被删除：表 {table} 编号 {id}，审计记录第{seq}条载明曾写入。',
    en: 'A row was removed: table {table}, id {id}, written by audit entry {seq}.',
  },
  'audit.rowInserted': {
    zh: '数据被私自插入：表 {table} 编号 {id}，没有任何审计记录。',
    en: 'A row was inserted past the audit: table {table}, id {id}, in no entry.',
  },
  'audit.headChanged': {
    zh: '登记表现状被改动：表 {table} 编号 {id}，与其最新一版不符。',
    en: 'A register was changed: table {table}, id {id}, against its newest revision.',
  },
  'audit.headRemoved': {
    zh: '登记表现状被删除：表 {table} 编号 {id}，各版本仍在。',
    en: 'A register row was removed: table {table}, id {id}; its revisions are still there.',
  },
  'audit.headInserted': {
    zh: '登记表被私自插入：表 {table} 编号 {id}，没有任何版本。',
    en: 'A register row was inserted: table {table}, id {id}, without a revision.',
  },
  'audit.unknownTable': {
    zh: '审计记录提到表 {table}，本程序不认识，未能核对；请用写入时的版本核对。',
    en: 'The chain speaks of table {table}, which this version does not know and could not check.',
  },
  'audit.anchorBeyondEnd': {
    zh: '{day|date}的外部锚点记到第{seq}条，审计链已没有这一条：链尾被截断。',
    en: 'The anchor of {day|date} knows entry {seq}, which the chain no longer has: its tail was cut off.',
  },
  'audit.anchorDiffers': {
    zh: '{day|date}的外部锚点与第{seq}条不符：该条及以前的记录被重写。',
    en: 'The anchor of {day|date} differs from entry {seq}: the chain was rewritten up to there.',
  },
} satisfies Words
