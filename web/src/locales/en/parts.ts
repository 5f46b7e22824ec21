export default {
  asOf: 'as of {{date}}',
  wan: '10,000 yuan',
  yi: '100 million yuan',
  unitWan: 'Unit: 10,000 yuan',
  unitYi: 'Unit: 100 million yuan',
  none: '—',
  points: ' points',
  switchUnit: 'Switch between 10,000 and 100 million yuan',
  list: {
    total: '{{count}}{{more}} in all',
    export: 'Export to Excel',
    search: 'Search',
    noneMatch: 'Nothing matches',
    clear: 'Clear',
    more: 'Show more ({{shown}} shown)',
  },
  level: { commend: 'commended', normal: 'normal', remind: 'reminded', warn: 'warned', severe: 'severe' },
}
