export type Language = 'zh-CN' | 'en'

const stored = 'guatu.language'

/** Chinese unless the reader chose otherwise; the browser's own language is not asked, offices share machines. */
export const currentLanguage = (): Language => (globalThis.localStorage?.getItem(stored) === 'en' ? 'en' : 'zh-CN')

export const keepLanguage = (language: Language): void => localStorage.setItem(stored, language)
