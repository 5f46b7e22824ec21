/** What a chosen file offers before it is sent: the properties of its features with an example each. */
export type FileOffer = {
  readonly features: number
  readonly properties: readonly { readonly name: string; readonly example: string }[]
}

const codeNames = /^(adcode|code|gb|xzqdm|xzdm|区划代码|行政区划代码|行政代码|pac|dm)$/i
const nameNames = /^(name|mc|xzqmc|xzmc|名称|行政区划名称|区划名称|乡镇名称)$/i

/** Reads a GeoJSON text as far as the choice of properties needs it; null when it is none (the server then says why). */
export function offerOf(text: string): FileOffer | null {
  try {
    const file = JSON.parse(text.replace(/^\uFEFF/, '')) as { features?: unknown }
    if (!Array.isArray(file.features) || file.features.length === 0) return null
    const examples = new Map<string, string>()
    for (const feature of file.features as { properties?: Record<string, unknown> | null }[])
      for (const [name, value] of Object.entries(feature?.properties ?? {}))
        if (
          !examples.has(name) &&
          (typeof value === 'string' || typeof value === 'number') &&
          String(value).trim() !== ''
        )
          examples.set(name, String(value).slice(0, 20))
    return { features: file.features.length, properties: [...examples].map(([name, example]) => ({ name, example })) }
  } catch {
    return null
  }
}

/** The properties that usual exports call code and name; null where none is called so. */
export function usualProperties(offer: FileOffer): { readonly code: string | null; readonly name: string | null } {
  const find = (form: RegExp) => offer.properties.find((p) => form.test(p.name))?.name ?? null
  return { code: find(codeNames), name: find(nameNames) }
}
