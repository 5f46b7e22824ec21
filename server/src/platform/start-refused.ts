import type { Coded } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'

/**
 * The process can't start, and the reader of the console can mend it: no stack, a sentence in both languages (with one
 * line for each of the details), exit code 3.
 */
export class StartRefused extends Error {
  readonly coded: Coded
  constructor(coded: Coded, details: readonly Coded[] = []) {
    const told = (['zh', 'en'] as const).map((lang) => [coded, ...details].map((text) => say(text, lang)).join('\n  '))
    super(told.join('\n'))
    this.name = 'StartRefused'
    this.coded = coded
  }
}
