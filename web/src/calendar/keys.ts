export const calendarKeys = {
  all: ['calendar'] as const,
  notices: ['calendar', 'notices'] as const,
  own: ['calendar', 'own'] as const,
}
