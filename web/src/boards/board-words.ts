import en from '../locales/en/boards.ts'
import zh from '../locales/zh-CN/boards.ts'
import { currentLanguage } from '../platform/language.ts'
import { phraseOf } from '../platform/phrase.ts'

export const language = currentLanguage()
export const t = phraseOf(language, { 'zh-CN': zh, en })
