export const noticeKeys = {
  all: ['notice'] as const,
  head: ['notice', 'head'] as const,
  of: (period: string, number: string) => ['notice', period, number] as const,
}
