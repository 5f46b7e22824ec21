export const calendarKeys = { notices: ['calendar', 'notices'] as const }
