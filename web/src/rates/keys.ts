export const rateKeys = { by: (by: string, asOf: string) => ['rates', by, asOf] as const }
