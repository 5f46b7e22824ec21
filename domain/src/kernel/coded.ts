/** What is said to people is stored and sent as a code with its params; the workspace `words` says it. */
export type Params = { readonly [name: string]: string | number | boolean | null | readonly string[] }
export type Coded = { readonly code: string; readonly params: Params }

/** An expected "no": a value, never a throw. */
export type Refusal = Coded & { readonly refused: true }
export const refuse = (code: string, params: Params = {}): Refusal => ({ refused: true, code, params })
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true

export const coded = (code: string, params: Params = {}): Coded => ({ code, params })
