import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { expect } from 'vitest'
import { password } from './shared-guatu.ts'

export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** The system's browser, as scripts/browser.mjs finds it; it calls nobody by itself. */
export async function openBrowser(): Promise<Browser> {
  const { findBrowser } = (await import('../scripts/browser.mjs' as string)) as { findBrowser(): string | undefined }
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chromium was found: install chromium, or set GUATU_CHROMIUM to its path')
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']
  // Desks have a language; without one Chromium can't spell a Chinese file name and calls every download "download".
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  return chromium.launch({ executablePath, args, env })
}

/** Somebody at a browser of their own, watched for what must never happen. */
export type Visitor = {
  readonly context: BrowserContext
  readonly page: Page
  readonly address: string
  /** Another tab of the same browser. */
  readonly tab: () => Promise<Page>
  readonly go: (path: string) => Promise<void>
  readonly signIn: (userName: string, secret?: string) => Promise<void>
  /** Ends the visit; fails when a page called another origin, broke the content policy or threw. */
  readonly leave: () => Promise<void>
}

export async function visit(browser: Browser, address: string, how: BrowserContextOptions = desk): Promise<Visitor> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    ...how,
  })
  context.setDefaultTimeout(20_000)
  const faults: string[] = []
  const { origin } = new URL(address)
  watch(context, origin, faults)
  const page = await context.newPage()
  return {
    context,
    page,
    address,
    tab: () => context.newPage(),
    go: async (path) => void (await page.goto(new URL(path, address).href)),
    signIn: async (userName, secret = password) => {
      const answer = await context.request.post(new URL('api/session', address).href, {
        data: { userName, password: secret },
      })
      expect(answer.status(), `${userName} signs in`).toBe(200)
    },
    leave: async () => {
      await context.close()
      expect(faults).toEqual([])
    },
  }
}

function watch(context: BrowserContext, origin: string, faults: string[]): void {
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) faults.push(`another origin: ${url.href}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
    if (response.status() === 404) faults.push(`not there: ${response.url()}`)
  })
  // A content policy that is broken, and a script that throws, both end on the console; refusals (4xx) may.
  context.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text())
  })
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().stack ?? error.error().message}`))
}
