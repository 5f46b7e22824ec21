import en from '../locales/en/boards.ts'
import zh from '../locales/zh-CN/boards.ts'
import { currentLanguage } from '../platform/language.ts'
import { phraseOf } from '../platform/phrase.ts'

export const language = currentLanguage()
export const t = phraseOf(language, { 'zh-CN': zh, en })

/** 11月20日 in sentences. */
export function monthDay(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return language === 'en' ? `${day}/${month}` : `${month}月${day}日`
}
