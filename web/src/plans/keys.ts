export const planKeys = {
  of: (projectId: string) => ['plan', projectId] as const,
  templates: ['plan-templates'] as const,
  template: (key: string) => ['plan-templates', key] as const,
  forecast: (projectId: string) => ['plan-forecast', projectId] as const,
  curve: (projectId: string, basis: string) => ['plan-curve', projectId, basis] as const,
  dates: (projectId: string) => ['plan-dates', projectId] as const,
  forecasts: ['forecasts'] as const,
  foresight: ['forecasts', 'foresight'] as const,
  changes: ['date-changes'] as const,
  tally: ['date-changes', 'tally'] as const,
  requests: ['date-changes', 'requests'] as const,
  links: ['my-links'] as const,
}
