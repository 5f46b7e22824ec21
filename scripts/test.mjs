// npm test [-- --only check,pure,server,postgres,browser]: everything from nothing, and one last line with the sums.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installWhatIsMissing } from './install.mjs'
import { oneAtATime } from './one-at-a-time.mjs'

const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache', 'guatu')
const say = (line) => console.log(line)
const only = chosen(process.argv.slice(2))
const sum = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const skipped = new Map()

await oneAtATime(join(cache, 'install.lock'), say, async () => installWhatIsMissing(say))
// The three time zones in one run, beside the checks: neither waits for anything, and each check keeps one core alone.
const pure = only.has('pure') && beside('pure', ['pure UTC', 'pure Asia/Shanghai', 'pure America/Los_Angeles'])
if (only.has('check')) await checks()
if (pure) await pure
if (only.has('server')) suite('server', ['server'])
if (only.has('postgres')) suite('postgres', ['postgres'])
if (only.has('browser')) await journeys()

for (const [file, tests] of skipped) say(`skipped  ${file.slice(root.length + 1)}: ${tests}`)
for (const line of failures) say(`FAILED  ${line}`)
say(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = sum.failed > 0 ? 1 : 0

function chosen(args) {
  const all = ['check', 'pure', 'server', 'postgres', 'browser']
  const at = args.findIndex((a) => a === '--only' || a.startsWith('--only='))
  if (at < 0) return new Set(all)
  const names = (args[at].split('=')[1] ?? args[at + 1] ?? '').split(',')
  const unknown = names.filter((name) => !all.includes(name))
  if (unknown.length === 0) return new Set(names)
  console.error(`--only: ${unknown.join(', ')} unknown; there are ${all.join(', ')}`)
  process.exit(2)
}

function count(name, ok, detail = '') {
  say(`${ok ? 'passed' : 'FAILED'}  ${name}${detail}`)
  if (ok) sum.passed++
  else {
    sum.failed++
    failures.push(`${name}${detail}`)
  }
}

/** A command that passes or fails as a whole; what it says is shown. */
async function command(name, file, args) {
  const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  count(name, (await ended(child)) === 0)
}

function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', resolve)
  })
}

async function checks() {
  // Newer versions of some tools write a lock file that npm ci then refuses.
  await command('the lock file installs', 'npm', [
    'ci',
    '--dry-run',
    '--ignore-scripts',
    '--prefer-offline',
    '--silent',
  ])
  const { forbiddenLicences, writeSbom } = await import('./sbom.mjs')
  const forbidden = forbiddenLicences()
  count('every licence is on the list', forbidden.length === 0, forbidden.map((line) => `\n        ${line}`).join(''))
  const file = join(cache, 'sbom.cdx.json')
  count('the bill of materials is written', writeSbom(file) > 0, ` (${file})`)
  await command('the types agree', process.execPath, ['node_modules/typescript/bin/tsc', '-b'])
  await command('the types of the tests agree', process.execPath, [
    'node_modules/typescript/bin/tsc',
    '-p',
    'tsconfig.tests.json',
  ])
  await command('the linter has nothing to say', process.execPath, [
    'node_modules/@biomejs/biome/bin/biome',
    'check',
    '.',
    '--error-on-warnings',
  ])
}

/** How one vitest run is called, and the file that it reports to. */
function vitest(name, projects) {
  const report = join(cache, `vitest-${name}.json`)
  mkdirSync(cache, { recursive: true })
  rmSync(report, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests', '--reporter=default', '--reporter=json']
  return { report, args: [...args, `--outputFile.json=${report}`, ...projects.flatMap((p) => ['--project', p])] }
}

/** One vitest run; counts single tests, and a file that could not even be read as one failure. */
function suite(name, projects, env = {}) {
  say(`\n── ${name}`)
  const { report, args } = vitest(name, projects)
  const stdio = ['ignore', 'inherit', 'inherit']
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio, env: { ...process.env, ...env } })
  countRun(name, report, status)
}

/** The same beside other work: what it says is shown when it has ended. */
async function beside(name, projects) {
  const { report, args } = vitest(name, projects)
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part))
  const status = await ended(child)
  say(`\n── ${name}`)
  process.stdout.write(Buffer.concat(said))
  countRun(name, report, status)
}

function countRun(name, report, status) {
  const before = sum.failed
  try {
    tally(JSON.parse(readFileSync(report, 'utf8')))
  } catch (error) {
    return count(`${name} could be run`, false, `: ${error.message}`)
  }
  // An unhandled rejection fails the run without failing a test.
  if (status !== 0 && sum.failed === before) count(`${name} ended cleanly`, false)
}

function tally(report) {
  for (const file of report.testResults) {
    const unread = file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')
    if (unread) count(file.name.slice(root.length + 1), false, `: ${file.message.split('\n')[0]}`)
    for (const test of file.assertionResults) {
      if (test.status === 'passed') sum.passed++
      else if (test.status === 'failed') {
        sum.failed++
        failures.push(`${file.name.slice(root.length + 1)}: ${test.fullName}`)
      } else {
        sum.skipped++
        skipped.set(file.name, (skipped.get(file.name) ?? 0) + 1)
      }
    }
  }
}

async function journeys() {
  const { findBrowser, installBrowser } = await import('./browser.mjs')
  const browser = findBrowser() ?? installBrowser(say)
  if (!browser) {
    say('没有找到 Chromium，浏览器测试未运行；请安装 chromium，或设 GUATU_CHROMIUM 为其路径。')
    say('No Chromium was found, so no journey ran: install chromium, or set GUATU_CHROMIUM to its path.')
    if (process.env.CI) count('there is a browser', false)
    else sum.skipped++
    return
  }
  const { build } = await import('./build.mjs')
  await build(say)
  suite('browser', ['browser'], { GUATU_CHROMIUM: browser })
}
