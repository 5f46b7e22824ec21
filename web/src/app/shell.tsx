import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { useMe } from '../platform/session.ts'
import { HelpSheet } from './help-sheet.tsx'
import { Mishap } from './mishap.tsx'
import { Navigation, PhoneBar } from './navigation.tsx'
import { pages } from './pages.tsx'
import { PasswordPage } from './password-page.tsx'
import { TopBar } from './top-bar.tsx'
import { UnsavedGuard } from './unsaved-guard.tsx'
import { usePageTitle } from './use-page-title.ts'
import { useShortcuts } from './use-shortcuts.ts'

const folded = 'guatu.nav.folded'

/** Navigation, head and the page asked for. A page that fails leaves the frame standing. */
export function Shell() {
  const { t } = useTranslation()
  const me = useMe()
  const { pathname } = useLocation()
  const [isFolded, setFolded] = useState(() => localStorage.getItem(folded) === 'yes')
  const [help, setHelp] = useState(false)
  const shown = pages.filter((entry) => entry.shown?.(me) ?? true)
  usePageTitle(shown, pathname)
  useShortcuts(shown, () => setHelp(true))
  const fold = () => {
    localStorage.setItem(folded, isFolded ? 'no' : 'yes')
    setFolded(!isFolded)
  }
  return (
    <div className={isFolded ? 'desk desk-folded' : 'desk'}>
      <a className="skip-link" href="#content">
        {t('shell:skip')}
      </a>
      <Navigation pages={shown} folded={isFolded} onFold={fold} />
      <div className="desk-body">
        <TopBar onHelp={() => setHelp(true)} />
        <main id="content" className="desk-content" tabIndex={-1}>
          <Mishap place={pathname}>
            <Suspense fallback={<LoadingShape rows={8} />}>
              <Routes>
                <Route
                  index
                  element={<Navigate to={shown.find((entry) => entry.nav)?.path ?? '/password'} replace />}
                />
                {shown.map(({ path, page: Page }) => (
                  <Route key={path} path={path} element={<Page />} />
                ))}
                <Route path="/password" element={<PasswordPage />} />
                <Route
                  path="*"
                  element={<EmptyState title={t('shell:notFound.title')} hint={t('shell:notFound.hint')} />}
                />
              </Routes>
            </Suspense>
          </Mishap>
        </main>
      </div>
      <PhoneBar pages={shown} />
      <UnsavedGuard />
      <HelpSheet open={help} onClose={() => setHelp(false)} pages={shown} />
    </div>
  )
}
