/** What can be said of a JSON text without building it: how deep it nests, and how many arrays and objects it opens. */
export type JsonShape = { readonly depth: number; readonly arrays: number; readonly objects: number }

const [QUOTE, BACKSLASH] = [0x22, 0x5c]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * One pass over the text, so that a file that nests a million deep, or opens millions of arrays, is known before a parser
 * builds it. Says nothing of whether the text is valid JSON.
 */
export function scanJson(text: string): JsonShape {
  let depth = 0
  let deepest = 0
  let arrays = 0
  let objects = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === QUOTE) i = endOfString(text, i + 1)
    else if (c === OPEN_ARRAY || c === OPEN_OBJECT) {
      if (c === OPEN_ARRAY) arrays++
      else objects++
      depth++
      if (depth > deepest) deepest = depth
    } else if (c === CLOSE_ARRAY || c === CLOSE_OBJECT) depth--
  }
  return { depth: deepest, arrays, objects }
}

function endOfString(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === BACKSLASH) i++
    else if (c === QUOTE) return i
  }
  return text.length
}
