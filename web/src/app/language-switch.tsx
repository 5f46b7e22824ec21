import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { speak } from '../platform/i18n.ts'
import { currentLanguage } from '../platform/language.ts'

/** Sentences made by the server come again in the new language, hence the invalidation. */
export function LanguageSwitch() {
  const queries = useQueryClient()
  const { i18n } = useTranslation()
  const other = i18n.language === 'en' ? 'zh-CN' : 'en'
  const change = async () => {
    await speak(other)
    await queries.invalidateQueries()
  }
  return (
    <button type="button" className="plain-button" lang={other} onClick={change} data-language={currentLanguage()}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}
