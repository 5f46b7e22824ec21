import type { Language } from './language.ts'

type Texts = Readonly<Record<string, string>>
export type Phrase = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** For the pages that carry no i18next (phone report, public board): same files, same `{{name}}`, a few bytes. */
export const phraseOf =
  (language: Language, texts: { readonly 'zh-CN': Texts; readonly en: Texts }): Phrase =>
  (key, params = {}) =>
    (texts[language][key] ?? texts['zh-CN'][key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(params[name] ?? ''),
    )
