/** Of an upsert: every column of the new rows but the key takes the place of the stored one; all rows have the columns of the first. */
export const replacedColumns = (
  row: object,
  key: readonly string[],
  excluded: (column: string) => unknown,
): Record<string, unknown> => Object.fromEntries(otherColumns(row, key).map((c) => [c, excluded(c)]))

export const otherColumns = (row: object, key: readonly string[]): string[] =>
  Object.keys(row).filter((c) => !key.includes(c))
