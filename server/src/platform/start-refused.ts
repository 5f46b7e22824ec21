import type { Coded } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'

/** The process can't start, and the reader of the console can mend it: no stack, a sentence in both languages, exit code 1. */
export class StartRefused extends Error {
  readonly coded: Coded
  constructor(coded: Coded) {
    super(`${say(coded, 'zh')}\n${say(coded, 'en')}`)
    this.name = 'StartRefused'
    this.coded = coded
  }
}
