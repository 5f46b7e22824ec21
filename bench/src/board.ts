import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext } from 'playwright-core'
import { type LiveServer, startLiveServer } from './live-server.ts'
import { type Bench, type Measure, median, rounded } from './measure.ts'
import { openBrowser } from './wall-frames.ts'

const ROOT = join(import.meta.dirname, '../..')
const ROUNDS = 5
const CPU_SLOWER = 4
const BYTES_A_SECOND = 1_500_000 / 8

/** The public board of 1,000 projects as a weak screen behind a thin line sees it. */
export const bench: Bench = {
  name: 'board',
  about: '1,000 projects: payload, first picture at 4 × CPU throttle and 1.5 Mbit/s, cold and warm',
  run: measureBoard,
}

async function measureBoard(): Promise<readonly Measure[]> {
  let server: LiveServer | undefined
  let browser: Browser | undefined
  try {
    const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { cwd: ROOT, stdio: ['ignore', 2, 2] })
    if (built.status !== 0) throw new Error('the client could not be built')
    server = await startLiveServer({ projects: 1000, weeks: 10 })
    browser = await openBrowser()
    const token = await makeAddress(server)
    const payload = await (await fetch(`${server.url}/api/board/${token}`)).text()
    const address = `${server.url}/board/${token}`
    const cold: number[] = []
    const warm: number[] = []
    for (let i = 0; i < ROUNDS; i += 1) {
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, bypassCSP: true })
      cold.push(await firstPicture(context, address))
      warm.push(await firstPicture(context, address))
      await context.close()
    }
    return measuresOf(gzipSync(payload).length, median(cold), median(warm))
  } finally {
    await browser?.close()
    await server?.stop()
  }
}

function measuresOf(bytes: number, cold: number, warm: number): Measure[] {
  const kilobytes = bytes / 1000
  return [
    { name: 'board payload gzip', value: rounded(kilobytes, 1), unit: 'kB', bar: '≤ 150', ok: kilobytes <= 150 },
    { name: 'board first picture cold', value: rounded(cold, 0), unit: 'ms', bar: '≤ 2500', ok: cold <= 2500 },
    { name: 'board first picture warm', value: rounded(warm, 0), unit: 'ms', bar: '≤ 1000', ok: warm <= 1000 },
  ]
}

async function makeAddress(server: LiveServer): Promise<string> {
  const answer = await fetch(`${server.url}/api/boards`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: server.cookie },
    body: JSON.stringify({ id: '0190f000-0000-7000-8000-000000000001', name: '大厅' }),
  })
  if (!answer.ok) throw new Error(`no board address: ${answer.status} ${await answer.text()}`)
  return ((await answer.json()) as { token: string }).token
}

/** Milliseconds from the start of the navigation to the first painted page of the board. */
async function firstPicture(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
  await page.addInitScript(
    `new MutationObserver((_, seen) => {
      if (!document.querySelector('.panel')) return
      seen.disconnect()
      requestAnimationFrame(() => requestAnimationFrame(() => { window.firstPicture = performance.now() }))
    }).observe(document, { childList: true, subtree: true })`,
  )
  await page.goto(address)
  await page.waitForFunction('window.firstPicture !== undefined')
  const shown = Number(await page.evaluate('window.firstPicture'))
  await page.close()
  return shown
}
