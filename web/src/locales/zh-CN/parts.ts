export default {
  asOf: '截至{{date}}',
  wan: '万元',
  yi: '亿元',
  unitWan: '单位：万元',
  unitYi: '单位：亿元',
  none: '—',
  points: '个百分点',
  level: { commend: '表扬', normal: '正常', remind: '提醒', warn: '预警', severe: '严重' },
}
