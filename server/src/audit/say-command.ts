import { allWords, say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'

/** A command in words; one that has none yet by its own name. */
export const sayCommand = (command: string, lang: Lang): string => {
  const code = `audit.does.${command}`
  return code in allWords ? say({ code, params: {} }, lang) : command
}

/** What an entry is about: the id of a row, or how a sign-in ended. */
export const saySubject = (entry: { command: string; subject: string | null }, lang: Lang): string | null => {
  if (entry.command !== 'login' || entry.subject === null) return entry.subject
  const code = entry.subject === 'signed-in' ? 'audit.signedIn' : entry.subject
  return code in allWords ? say({ code, params: {} }, lang) : entry.subject
}

/** The commands whose words hold a text. */
export const commandsSaid = (text: string | undefined, lang: Lang): string[] =>
  text
    ? Object.keys(allWords).flatMap((code) => {
        const command = /^audit\.does\.(.+)$/.exec(code)?.[1]
        return command && allWords[code]![lang].toLowerCase().includes(text.toLowerCase()) ? [command] : []
      })
    : []
