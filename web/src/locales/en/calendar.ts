export default {
  title: 'Working calendar',
  year: 'Year',
  yearName: '{{year}}',
  monthName: 'Month {{month}}',
  official: "By the State Council's notice",
  provisional: 'Provisional',
  officialHint:
    '"off" are holidays, "on" worked weekend days. Durations in working days and cut-offs are counted by this.',
  provisionalHint:
    'No notice for this year yet. Every date counted by it is marked provisional; enter the notice here once it is out.',
  off: 'Off: ',
  on: 'Worked weekends: ',
  save: 'Save',
  discard: 'Discard',
  saveTitle: 'Save the calendar of {{year}}',
  saveLead: 'All plans in working days are then counted again.',
  reason: 'Basis (document number or reason)',
  weekday: { 1: 'Mo', 2: 'Tu', 3: 'We', 4: 'Th', 5: 'Fr', 6: 'Sa', 7: 'Su' },
  mark: { off: 'off', on: 'on' },
  state: { work: 'working day', weekend: 'weekend', off: 'day off', on: 'worked weekend' },
}
