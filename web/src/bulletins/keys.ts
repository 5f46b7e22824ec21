export const noticeKeys = {
  of: (period: string, number: string) => ['notice', period, number] as const,
}
