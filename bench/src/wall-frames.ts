import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type Bench, type Measure, median, percentile, rounded } from './measure.ts'
import { syntheticWall } from './synthetic-wall.ts'

const repository = join(import.meta.dirname, '../..')
const ROUNDS = 5
const SCROLLS = 120
const ZOOMS = 20

/** Frames of the wall chart in a real browser: 1,000 projects × 20 bars under scroll and zoom at 1440 × 900. */
export const bench: Bench = {
  name: 'wall-frames',
  about: '1,000 × 20 bars with strip, tail, shadow, milestones: frames of 120 scroll and 20 zoom steps, first paint',
  run: measureFrames,
}

type Round = { readonly frames: readonly number[]; readonly firstPaint: number }

async function measureFrames(): Promise<readonly Measure[]> {
  const folder = join(repository, 'node_modules/.cache/guatu', `wall-frames-${process.pid}`)
  let server: Server | undefined
  let browser: Browser | undefined
  try {
    const chunk = await buildPage(folder)
    const snapshot = JSON.stringify(syntheticWall(1000, 20))
    server = await serve(join(folder, 'dist'), snapshot)
    browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const rounds: Round[] = []
    await playRound(page, address)
    for (let i = 0; i < ROUNDS; i++) rounds.push(await playRound(page, address))
    return measuresOf(rounds, chunk)
  } finally {
    await browser?.close()
    server?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function measuresOf(rounds: readonly Round[], chunk: number): Measure[] {
  const p95 = median(rounds.map((r) => percentile(r.frames, 95)))
  const worst = median(rounds.map((r) => Math.max(...r.frames)))
  const paint = median(rounds.map((r) => r.firstPaint))
  const kilobytes = chunk / 1000
  return [
    { name: 'wall-frames p95', value: rounded(p95, 1), unit: 'ms', bar: '≤ 25', ok: p95 <= 25 },
    { name: 'wall-frames worst', value: rounded(worst, 1), unit: 'ms', bar: '≤ 100', ok: worst <= 100 },
    { name: 'wall-frames first paint', value: rounded(paint, 0), unit: 'ms', bar: '≤ 1000', ok: paint <= 1000 },
    { name: 'wall-frames page gzip', value: rounded(kilobytes, 1), unit: 'kB', bar: '≤ 450', ok: kilobytes <= 450 },
  ]
}

/** Chromium of the system, without its own traffic. Also what the pictures of the wall are taken with. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--mute-audio',
    ],
  })

/** Builds a page with nothing on it but the wall's view; answers the gzipped bytes of its scripts. */
export async function buildPage(folder: string): Promise<number> {
  const { build } = await import('vite')
  const { default: react } = await import('@vitejs/plugin-react')
  const { defaultClientConditions } = await import('vite')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'entry.ts'), entry(join(repository, 'web/src')))
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    plugins: [react()],
    resolve: { conditions: ['guatu-src', ...defaultClientConditions] },
    build: { outDir: join(folder, 'dist'), emptyOutDir: true },
  })
  const chunks = 'output' in built ? built.output : []
  return chunks.reduce((sum, c) => sum + (c.type === 'chunk' && c.isEntry ? gzipSync(c.code).length : 0), 0)
}

const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>wall</title>
<style>html,body,#root{height:100%;margin:0}</style></head>
<body><div id="root"></div><script type="module" src="./entry.ts"></script></body></html>`

const entry = (web: string): string => `
import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { decodeWall } from '@guatu/domain/wall/decode-wall'
import { readQuery } from ${JSON.stringify(`${web}/wall/wall-query.ts`)}
import { WallView } from ${JSON.stringify(`${web}/wall/wall-view.tsx`)}
const light = { isError: false, data: window.guatuLight, refetch() {} }
function Screen({ wall }) {
  const [query, setQuery] = useState(readQuery(new URLSearchParams(location.search)))
  const [openId, setOpen] = useState(new URLSearchParams(location.search).get('open'))
  return createElement(WallView, { wall, query, language: new URLSearchParams(location.search).get('lang') ?? 'zh', openId, light, onQuery: setQuery, onOpen: setOpen, onPrint() {} })
}
const snapshot = await (await fetch('./wall.json')).json()
const before = performance.now()
createRoot(document.getElementById('root')).render(createElement(Screen, { wall: decodeWall(snapshot) }))
const drawn = () => document.querySelector('canvas')?.style.width || document.querySelector('.wall-list')
const wait = () => drawn() ? requestAnimationFrame(() => { window.firstPaint = performance.now() - before }) : requestAnimationFrame(wait)
requestAnimationFrame(wait)
`

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Serves the built page and one snapshot on a free port of this machine. */
export function serve(folder: string, snapshot: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://wall').pathname
    if (path === '/wall.json') {
      response.setHeader('Content-Type', 'application/json').end(snapshot)
      return
    }
    try {
      const file = await readFile(join(folder, path === '/' ? 'index.html' : path))
      response.setHeader('Content-Type', types[extname(path)] ?? 'text/html; charset=utf-8').end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function playRound(page: Page, address: string): Promise<Round> {
  await page.goto(address)
  await page.waitForFunction('window.firstPaint !== undefined')
  const firstPaint = Number(await page.evaluate('window.firstPaint'))
  const frames = (await page.evaluate(`(${play})(${SCROLLS}, ${ZOOMS})`)) as number[]
  return { frames, firstPaint }
}

/** Runs in the page: one step a frame; answers the time from frame to frame. */
const play = `async (scrolls, zooms) => {
  const scroller = document.querySelector('.wall-scroller')
  const canvas = document.querySelector('canvas')
  const frame = () => new Promise(requestAnimationFrame)
  const times = []
  await frame()
  let last = await frame()
  const step = async (act) => {
    act()
    const now = await frame()
    times.push(now - last)
    last = now
  }
  const right = scroller.scrollLeft
  for (let i = 0; i < scrolls; i++) await step(() => {
    scroller.scrollTop = i * 380
    scroller.scrollLeft = right + (i % 40) * 24 - 480
  })
  for (let i = 0; i < zooms; i++) await step(() => canvas.dispatchEvent(new WheelEvent('wheel', {
    deltaY: i < zooms / 2 ? -240 : 240, ctrlKey: true, clientX: 900, clientY: 400, bubbles: true, cancelable: true,
  })))
  return times
}`
