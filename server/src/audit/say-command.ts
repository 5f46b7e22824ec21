import { allWords, say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'

/** A command in words; one that has none yet by its own name. */
export const sayCommand = (command: string, lang: Lang): string => {
  const code = `audit.does.${command}`
  return code in allWords ? say({ code, params: {} }, lang) : command
}

/** The commands whose words hold a text. */
export const commandsSaid = (text: string | undefined, lang: Lang): string[] =>
  text
    ? Object.keys(allWords).flatMap((code) => {
        const command = /^audit\.does\.(.+)$/.exec(code)?.[1]
        return command && allWords[code]![lang].toLowerCase().includes(text.toLowerCase()) ? [command] : []
      })
    : []
