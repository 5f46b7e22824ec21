import { stemOf } from './region-code.ts'

/** A place of the office's own tree: a territory by its code, or an administration by its id. */
export type Place = { readonly id: string; readonly name: string }
export type ShapeKey = { readonly code: string | null; readonly name: string }

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/**
 * Which place each shape of a map shows, in the order of the shapes: by code where the file has one (short and filled-up
 * forms are the same), else by name, where only one place has it. Null: no place of the tree.
 */
export function matchPlaces(shapes: readonly ShapeKey[], places: readonly Place[]): (string | null)[] {
  const byCode = new Map(places.map((p) => [stemOf(p.id), p.id]))
  const byName = new Map<string, string | null>()
  for (const { id, name } of places) byName.set(plain(name), byName.has(plain(name)) ? null : id)
  return shapes.map(({ code, name }) => {
    const coded = code === null ? undefined : byCode.get(stemOf(code))
    return coded ?? byName.get(plain(name)) ?? null
  })
}
