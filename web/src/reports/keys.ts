export const dispatchKeys = {
  all: ['dispatch'] as const,
  of: (period: string | null) => ['dispatch', period ?? ''] as const,
}
export const rhythmKeys = { all: ['rhythms'] as const }
