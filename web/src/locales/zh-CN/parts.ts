export default {
  asOf: '截至{{date}}',
  wan: '万元',
  yi: '亿元',
  unitWan: '单位：万元',
  unitYi: '单位：亿元',
  none: '—',
  points: '个百分点',
  switchUnit: '切换万元、亿元',
  list: {
    total: '共 {{count}}{{more}} 条',
    export: '导出 Excel',
    search: '搜索',
    noneMatch: '没有符合条件的记录',
    clear: '清除条件',
    more: '再显示一些（已显示 {{shown}} 条）',
  },
  level: { commend: '表扬', normal: '正常', remind: '提醒', warn: '预警', severe: '严重' },
}
