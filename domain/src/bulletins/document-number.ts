import { type Refusal, refuse } from '../kernel/coded.ts'

/** A document number 发文字号 in the form of GB/T 9704-2012, 7.2.5: 区项目办〔2026〕47号. */
export type DocumentNumber = string & { readonly __brand: 'DocumentNumber' }

const FORM = /^(\p{Script=Han}+)〔(\d{4})〕([1-9]\d*)号$/u

/**
 * A document number from its parts: the office's short mark 机关代字, the four-digit year, the running number.
 * The year stands in hexagonal brackets; the number has neither 第 nor a leading zero.
 */
export function printDocumentNumber(mark: string, year: number, number: number): DocumentNumber {
  const text = `${mark}〔${year}〕${number}号`
  if (!FORM.test(text)) throw new RangeError(`not a document number: ${text}`)
  return text as DocumentNumber
}

/** Accepts what an office typed, or says which form is wanted; nothing is repaired silently. */
export function parseDocumentNumber(text: string): DocumentNumber | Refusal {
  const trimmed = text.trim()
  if (FORM.test(trimmed)) return trimmed as DocumentNumber
  return refuse('bulletins.documentNumberForm', { text: trimmed })
}
