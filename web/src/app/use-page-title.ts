import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { matchPath } from 'react-router'
import type { PageEntry } from './pages.tsx'

/** Names the tab after the page, so that five open tabs can be told apart. */
export function usePageTitle(pages: readonly PageEntry[], pathname: string): void {
  const { t } = useTranslation()
  const entry = pages.find(({ path }) => matchPath(path, pathname))
  const brand = t('shell:brand')
  const name = entry && t(`shell:nav.${entry.title}`)
  // The wall chart has the name of the whole, in Chinese.
  const title = name && name !== brand ? `${name} · ${brand}` : brand
  useEffect(() => {
    document.title = title
  }, [title])
}
