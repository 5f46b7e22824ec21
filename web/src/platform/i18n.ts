import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { currentLanguage, keepLanguage, type Language } from './language.ts'

type Texts = Record<string, unknown>
/** Subjects register themselves: a file `locales/<language>/<subject>.ts` with a default export is namespace <subject>. */
const chinese = import.meta.glob<Texts>('../locales/zh-CN/*.ts', { eager: true, import: 'default' })
const english = import.meta.glob<Texts>('../locales/en/*.ts', { import: 'default' })
const subjectOf = (path: string) => path.replace(/^.*\/|\.ts$/g, '')

async function loadEnglish(): Promise<void> {
  for (const [path, load] of Object.entries(english))
    i18next.addResourceBundle('en', subjectOf(path), await load(), true, true)
}

export async function startTexts(): Promise<void> {
  const texts: Record<string, Texts> = {}
  for (const [path, text] of Object.entries(chinese)) texts[subjectOf(path)] = text
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': texts },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  await speak(currentLanguage())
}

/** Texts of the client change at once; sentences of the server with the next answer, so callers refetch. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en') await loadEnglish()
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  keepLanguage(language)
}
