export type Lang = 'zh' | 'en'
export type Words = { readonly [code: string]: { readonly zh: string; readonly en: string } }
