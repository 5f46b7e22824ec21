/** Everything is addressed relative to `<base href>`, which the server writes from PUBLIC_URL. */
export const addressOf = (path: string, query?: Query): string => {
  const url = new URL(path.replace(/^\//, ''), document.baseURI)
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined && value !== null && value !== '') url.searchParams.set(name, String(value))
  return url.toString()
}

export type Query = Readonly<Record<string, string | number | boolean | null | undefined>>

/** The path under which the client's own routes live: '/' or '/guatu'. */
export const basePath = (): string => new URL(document.baseURI).pathname.replace(/\/$/, '') || '/'
