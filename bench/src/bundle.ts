import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Bench, Measure } from './measure.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** What a door loads before its first screen stands: the page, its scripts and styles, and the first page behind it. */
const doors = [
  { name: 'board', page: 'board.html', firstPage: null, kB: 130 },
  { name: 'phone report', page: 'report.html', firstPage: null, kB: 230 },
  { name: 'desk', page: 'index.html', firstPage: /^wall-page-/, kB: 450 },
] as const

/** First load by gzip, of a build made for this bench: what the browser is told to fetch, all of it, nothing twice. */
export const bundle: Bench = {
  name: 'bundle',
  about: 'first load of the three doors, gzip: public board, phone report, desk with the wall chart',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'guatu-bundle-'))
    try {
      build(folder)
      return doors.map((door) => measureDoor(folder, door))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function build(folder: string): void {
  const vite = ['node_modules/vite/bin/vite.js', 'build', 'web', '--outDir', folder, '--logLevel', 'error']
  const env = { ...process.env, NODE_ENV: 'production' }
  const done = spawnSync(process.execPath, vite, { cwd: ROOT, env, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) throw new Error('the client could not be built')
}

function measureDoor(folder: string, door: (typeof doors)[number]): Measure {
  const html = readFileSync(join(folder, door.page), 'utf8')
  const files = new Set([...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map((found) => found[1]!))
  if (files.size === 0) throw new Error(`${door.page} names no script`)
  const loaded = new Set<string>()
  for (const file of files) follow(folder, file, loaded)
  if (door.firstPage) addFirstPage(folder, door.firstPage, loaded)
  const bytes = [...loaded].reduce((sum, file) => sum + gzipped(folder, file), gzipSync(html).length)
  const value = Math.round(bytes / 100) / 10
  return { name: `bundle ${door.name}`, value, unit: 'kB gzip', bar: `≤ ${door.kB} kB`, ok: value <= door.kB }
}

const gzipped = (folder: string, file: string): number => gzipSync(readFileSync(join(folder, file))).length

/** A script and what it imports before it runs. `import()` is not followed: that is what loads later. */
function follow(folder: string, file: string, loaded: Set<string>): void {
  if (loaded.has(file)) return
  loaded.add(file)
  if (!file.endsWith('.js')) return
  const text = readFileSync(join(folder, file), 'utf8')
  for (const [, path] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
    follow(folder, join(dirname(file), path!), loaded)
}

/** The page that opens first is fetched by `import()`, with the styles that Vite's list of its parts names. */
function addFirstPage(folder: string, firstPage: RegExp, loaded: Set<string>): void {
  const script = readdirSync(join(folder, 'assets')).find((name) => firstPage.test(name) && name.endsWith('.js'))
  if (!script) throw new Error(`no chunk is named like ${firstPage}`)
  for (const file of [...loaded]) {
    if (!file.endsWith('.js')) continue
    const text = readFileSync(join(folder, file), 'utf8')
    if (!text.includes(script)) continue
    for (const part of partsOf(text, script)) follow(folder, part, loaded)
  }
  follow(folder, `assets/${script}`, loaded)
}

/** `__vite__mapDeps([…])` after the import of `script`: indexes into the list at the head of the file. */
function partsOf(text: string, script: string): string[] {
  const list = /\.f=(\[[^\]]*\])/.exec(text)?.[1]
  const indexes = new RegExp(
    `${script.replace(/[.\\]/g, '\\$&')}[^;]{0,200}?__vite__mapDeps\\(\\[([\\d,]*)\\]\\)`,
  ).exec(text)
  if (!list || !indexes) return []
  const files = JSON.parse(list) as string[]
  return indexes[1]!
    .split(',')
    .filter(Boolean)
    .map((index) => files[Number(index)]!)
    .map((file) => file.replace(/^\.\//, ''))
    .map((file) => (file.startsWith('assets/') ? file : `assets/${file}`))
}
