export default {
  asOf: 'as of {{date}}',
  wan: '10,000 yuan',
  yi: '100 million yuan',
  unitWan: 'Unit: 10,000 yuan',
  unitYi: 'Unit: 100 million yuan',
  none: '—',
  points: ' points',
  level: { commend: 'commended', normal: 'normal', remind: 'reminded', warn: 'warned', severe: 'severe' },
}
