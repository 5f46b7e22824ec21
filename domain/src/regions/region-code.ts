/** A division's code without the zeros that only fill it up: 370000 → 37, 370400 → 3704, 370499101000 → 370499101. */
export function stemOf(code: string): string {
  if (code.length >= 9) return code.replace(/^(\d{9})0{3}$/, '$1').replace(/^(\d{6})0{3}$/, '$1')
  return code.replace(/^(\d{2})0000$/, '$1').replace(/^(\d{4})00$/, '$1')
}

/** Whether a code (GB/T 2260, or a township's nine or twelve digits) is the place itself or lies in it. */
export const standsIn = (code: string, place: string): boolean => stemOf(code).startsWith(stemOf(place))
