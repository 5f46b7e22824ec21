import type { Coded } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson } from './verb.ts'

/** A refusal in both languages on stderr, and as the one JSON document where one was asked for; answers the exit code. */
export function tellRefusal(refusal: Coded, json: boolean, exit: number = EXIT.refused): number {
  note(`${say(refusal, 'zh')}\n${say(refusal, 'en')}`)
  if (json) printJson({ refused: true, code: refusal.code, params: refusal.params })
  return exit
}
