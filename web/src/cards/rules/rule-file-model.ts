/** More than any rule set needs, and than the server takes. */
export const MOST_FILE = 1_000_000

/** Why a file is no rule set: where it breaks off, and the sign that stands there where it is none of JSON's. */
export type FileFault = {
  readonly why: 'empty' | 'tooLarge' | 'encoding' | 'noObject' | 'punctuation' | 'syntax'
  readonly line?: number
  readonly column?: number
  readonly sign?: string
}
export type ReadFile = { readonly body: Record<string, unknown> } | { readonly fault: FileFault }

/** Signs of a Chinese keyboard outside texts, where JSON wants its own. */
const CHINESE = /[“”‘’，：；｛｝［］【】（）。、－０-９]/u

/** Reads a file in the documented form; a byte order mark is passed over. */
export function readRuleFile(text: string): ReadFile {
  const plain = text.replace(/^\uFEFF/, '')
  if (plain.trim() === '') return { fault: { why: 'empty' } }
  if (plain.includes('\uFFFD') || plain.includes('\u0000')) return { fault: { why: 'encoding' } }
  try {
    const body = JSON.parse(plain) as unknown
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return { fault: { why: 'noObject' } }
    return { body: body as Record<string, unknown> }
  } catch {
    return { fault: faultIn(plain) }
  }
}

/** Where the first fault stands, found by ourselves: what engines say of it differs and is in English. */
function faultIn(text: string): FileFault {
  const at = firstFault(text)
  const before = text.slice(0, at)
  const where = { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
  const sign = text.slice(at).match(/^\s*(\S)/u)?.[1] ?? ''
  return { why: CHINESE.test(sign) ? 'punctuation' : 'syntax', ...where, ...(sign === '' ? {} : { sign }) }
}

const TOKEN = /\s*(?:("(?:[^"\\\p{Cc}]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\]:,]))/uy

type Want = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'comma' | 'end'

/** The place of the first token that can't stand there. */
function firstFault(text: string): number {
  const open: string[] = []
  let want: Want = 'value'
  TOKEN.lastIndex = 0
  for (;;) {
    const from = TOKEN.lastIndex
    const found = TOKEN.exec(text)
    const next: Want | null = found ? wantAfter(want, found, open) : null
    if (next === null) return from + (text.slice(from).match(/^\s*/)?.[0].length ?? 0)
    want = next
  }
}

/** What may follow a token, null where the token itself may not stand. `open` holds the brackets that wait for their ends. */
function wantAfter(want: Want, [, string, , sign]: RegExpExecArray, open: string[]): Want | null {
  const done = (): Want => (open.length === 0 ? 'end' : 'comma')
  if ((sign === '}' || sign === ']') && (want === 'comma' || want === 'valueOrEnd' || want === 'keyOrEnd')) {
    if (open.pop() !== (sign === '}' ? '{' : '[')) return null
    return done()
  }
  switch (want) {
    case 'value':
    case 'valueOrEnd':
      if (sign === undefined) return done()
      if (sign !== '{' && sign !== '[') return null
      open.push(sign)
      return sign === '{' ? 'keyOrEnd' : 'valueOrEnd'
    case 'key':
    case 'keyOrEnd':
      return string === undefined ? null : 'colon'
    case 'colon':
      return sign === ':' ? 'value' : null
    case 'comma':
      return sign !== ',' ? null : open.at(-1) === '{' ? 'key' : 'value'
    default:
      return null
  }
}
