/** A cell that names who answers: the post's title (null where only a person is named), the person, the number. */
export type NamedAnswerer = { readonly title: string | null; readonly person: string | null; readonly phone: string }

const PHONE = /(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})/
/** What a title ends with; a text without one of these is taken for a person's name. */
const TITLE = /(?:长|主任|书记|领导|专员|联络员|联系人|主席|秘书|经理|负责人|干事|科员|经办人|指挥|主管)$/

/**
 * Reads "副区长 王某 13800000000", "王某（副区长）", "王某 0632-5550001" and "工业线分管区领导". A text that ends in a
 * number ("帮办专员02") is a title.
 */
export function readAnswerer(text: string): NamedAnswerer {
  const phone = PHONE.exec(text)?.[0] ?? ''
  const rest = text
    .replace(phone, '')
    .replace(/[，,、:：/]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const inBrackets = /^(.+?)\s?[（(](.+)[)）]$/.exec(rest)
  if (inBrackets) return ordered(inBrackets[1]!, inBrackets[2]!, phone)
  const parts = rest.split(' ')
  if (parts.length === 2) return ordered(parts[0]!, parts[1]!, phone)
  if (rest === '') return { title: null, person: null, phone }
  return isTitle(rest) ? { title: rest, person: null, phone } : { title: null, person: rest, phone }
}

const isTitle = (text: string): boolean => TITLE.test(text) || /\d$/.test(text)

const ordered = (a: string, b: string, phone: string): NamedAnswerer =>
  isTitle(a) && !isTitle(b) ? { title: a, person: b, phone } : { title: b, person: a, phone }
