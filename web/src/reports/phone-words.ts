import en from '../locales/en/reports.ts'
import zh from '../locales/zh-CN/reports.ts'
import { sayDate } from '../parts/date-model.ts'
import { currentLanguage } from '../platform/language.ts'
import { phraseOf } from '../platform/phrase.ts'

export const language = currentLanguage()
export const t = phraseOf(language, { 'zh-CN': zh, en })

/** 11月20日 in sentences. */
export const monthDay = (date: string): string => sayDate(date, language)
