import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useTranslation } from 'react-i18next'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { useNarrow } from '../parts/use-narrow.ts'
import { basePath } from '../platform/address.ts'
import { isProblem } from '../platform/api.ts'
import { pageNonce } from '../platform/style-nonce.ts'
import { antdTheme, antdThemeOnPhone } from './antd-theme.ts'
import { Gate } from './gate.tsx'
import { Mishap } from './mishap.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal is an answer; only silence is worth asking again.
      retry: (count, error) => !isProblem(error) && count < 2,
    },
  },
})

const nonce = pageNonce()

/** One route that holds all: what stands where is said by pages.tsx. A router of this kind can ask before a page is left. */
const router = createBrowserRouter(
  [
    {
      path: '*',
      element: (
        <Mishap>
          <Gate />
        </Mishap>
      ),
    },
  ],
  { basename: basePath() },
)

/** The whole desk: language, theme, address, session, and a net below all of it. */
export function Desk() {
  const { i18n } = useTranslation()
  const narrow = useNarrow()
  const english = i18n.language === 'en'
  return (
    <ConfigProvider
      locale={english ? enUS : zhCN}
      theme={narrow ? antdThemeOnPhone : antdTheme}
      button={{ autoInsertSpace: false }}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <App component={false} message={{ maxCount: 2 }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
