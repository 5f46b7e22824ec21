export const appKeys = {
  session: ['session'] as const,
  period: ['my-reports', 'period'] as const,
}
