import type { Coded, Params } from '../kernel/coded.ts'

/** A diagnosis speaks of activities by id; people know them by name. */
export function withNames(
  diagnosis: Coded,
  activities: readonly { readonly id: string; readonly name?: string | undefined }[],
): Coded {
  const names = new Map(activities.map((a) => [a.id, a.name ?? a.id]))
  const named = (value: Params[string]): Params[string] =>
    Array.isArray(value)
      ? value.map((v: string) => names.get(v) ?? v)
      : typeof value === 'string'
        ? (names.get(value) ?? value)
        : value
  const params = Object.fromEntries(
    Object.entries(diagnosis.params).map(([key, value]) => [key, named(value as Params[string])]),
  )
  return { code: diagnosis.code, params: params as Params }
}
