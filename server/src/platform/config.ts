import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Coded, coded } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { settings } from './config-settings.ts'
import { StartRefused } from './start-refused.ts'

export type Config = {
  readonly port: number
  readonly host: string
  /** Where browsers find it; its path is the base path. Absent: http://HOST:PORT/. */
  readonly publicUrl: URL
  /** '' or '/path' without a slash at the end. */
  readonly basePath: string
  readonly secure: boolean
  /** Addresses or networks whose X-Forwarded-* headers are believed; false: nobody's. */
  readonly trustProxy: boolean | readonly string[]
  /** Host names that requests may name, the one of publicUrl included. */
  readonly allowedHosts: readonly string[]
  readonly tls?: { readonly cert: string; readonly key: string }
  /** A server of one's own; absent: the embedded one. */
  readonly databaseUrl?: string
  /** Absolute path. */
  readonly dataDir: string
  readonly samplePassword?: string
  readonly metrics: boolean
  /** A group robot that is told how many items wait. */
  readonly webhook?: { readonly url: string; readonly kind: RobotKind }
  readonly logLevel: LogLevel
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export const ROBOT_KINDS = ['generic', 'wecom', 'dingtalk', 'feishu'] as const
export type RobotKind = (typeof ROBOT_KINDS)[number]

/** Settings that hold a password are not said back: consoles are kept and sent around. */
const SECRET = new Set(['DATABASE_URL', 'GUATU_SAMPLE_PASSWORD', 'NOTIFY_WEBHOOK_URL'])

export const CONFIG_FILE = 'guatu.config.json'

/**
 * Reads the settings: environment first, then `guatu.config.json` of the working folder, then what is usual.
 * @throws StartRefused that names every bad setting in one go.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env, folder = process.cwd()): Config {
  const problems: Coded[] = []
  const file = readConfigFile(
    resolve(folder, env.GUATU_CONFIG ?? CONFIG_FILE),
    env.GUATU_CONFIG !== undefined,
    problems,
  )
  const text = (name: string): string => env[name] ?? file[name] ?? settings[name]?.usual ?? ''
  const read = <T>(name: string, parse: (value: string) => T | undefined): T | undefined => {
    const value = text(name).trim()
    if (value === '') return undefined
    const parsed = parse(value)
    if (parsed === undefined)
      problems.push(
        coded('config.badValue', { name, value: SECRET.has(name) ? '…' : value, expected: `config.${name}.expected` }),
      )
    return parsed
  }
  const config = assemble(read, folder)
  if ((text('TLS_CERT') === '') !== (text('TLS_KEY') === '')) problems.push(coded('config.tlsHalf'))
  for (const path of [config.tls?.cert, config.tls?.key]) {
    if (path && !existsSync(path)) problems.push(coded('config.noFile', { path }))
  }
  if (problems.length > 0) throw new StartRefused(coded('config.bad'), problems)
  return config
}

type Read = <T>(name: string, parse: (value: string) => T | undefined) => T | undefined

function assemble(read: Read, folder: string): Config {
  const port = read('PORT', portOf) ?? 8080
  const host = read('HOST', (v) => v) ?? '127.0.0.1'
  const cert = read('TLS_CERT', (v) => resolve(folder, v))
  const key = read('TLS_KEY', (v) => resolve(folder, v))
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  const publicUrl = read('PUBLIC_URL', webAddress) ?? new URL(`${cert ? 'https' : 'http'}://${shown}:${port}/`)
  const hosts = read('ALLOWED_HOSTS', listOf) ?? []
  const databaseUrl = read('DATABASE_URL', postgresAddress)
  const webhook = read('NOTIFY_WEBHOOK_URL', (v) => (/^https?:\/\//.test(v) && URL.canParse(v) ? v : undefined))
  const robot = read('NOTIFY_WEBHOOK_KIND', (v) => ROBOT_KINDS.find((kind) => kind === v.toLowerCase()))
  const samplePassword = read('GUATU_SAMPLE_PASSWORD', (v) => (v.length >= 8 ? v : undefined))
  return {
    port,
    host,
    publicUrl,
    basePath: publicUrl.pathname.replace(/\/+$/, ''),
    secure: publicUrl.protocol === 'https:',
    trustProxy: read('TRUST_PROXY', trustOf) ?? false,
    allowedHosts: [...new Set([publicUrl.hostname, 'localhost', '127.0.0.1', '[::1]', ...hosts])],
    ...(cert && key ? { tls: { cert, key } } : {}),
    ...(databaseUrl ? { databaseUrl } : {}),
    dataDir: resolve(folder, read('DATA_DIR', (v) => v) ?? 'data'),
    ...(samplePassword ? { samplePassword } : {}),
    ...(webhook ? { webhook: { url: webhook, kind: robot ?? 'generic' } } : {}),
    metrics: read('METRICS', switchOf) ?? false,
    logLevel: read('LOG_LEVEL', (v) => LOG_LEVELS.find((level) => level === v.toLowerCase())) ?? 'info',
  }
}

function readConfigFile(path: string, named: boolean, problems: Coded[]): Record<string, string> {
  if (!existsSync(path)) {
    if (named) problems.push(coded('config.noFile', { path }))
    return {}
  }
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    problems.push(coded('config.notJson', { path, output: (error as Error).message }))
    return {}
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    problems.push(coded('config.notJson', { path, output: '{ … }' }))
    return {}
  }
  const entries = Object.entries(content)
  for (const [name] of entries.filter(([name]) => !(name in settings)))
    problems.push(coded('config.unknown', { path, name }))
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value ?? '')]),
  )
}

const portOf = (value: string): number | undefined =>
  /^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined

const listOf = (value: string): string[] => value.split(/[\s,]+/).filter((v) => v !== '')

const switchOf = (value: string): boolean | undefined =>
  /^(on|true|1|yes)$/i.test(value) ? true : /^(off|false|0|no)$/i.test(value) ? false : undefined

const trustOf = (value: string): boolean | string[] | undefined => {
  const on = switchOf(value)
  if (on !== undefined) return on
  const networks = listOf(value)
  return networks.every((n) => /^[\da-f.:]+(\/\d{1,3})?$|^(loopback|linklocal|uniquelocal)$/i.test(n))
    ? networks
    : undefined
}

function webAddress(value: string): URL | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined
  const plain = url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '' && url.username === ''
  return plain ? url : undefined
}

const postgresAddress = (value: string): string | undefined =>
  URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol) ? value : undefined

/** All settings with their usual values and meaning, as `--help` prints them. */
export function describeConfig(lang: Lang = 'zh'): string {
  const rows = Object.entries(settings).map(([name, { usual }]) => {
    const about = say(coded(`config.${name}`), lang)
    return `  ${name.padEnd(24)}${about}${usual ? `  [${usual}]` : ''}`
  })
  return [say(coded('config.heading', { file: CONFIG_FILE }), lang), ...rows].join('\n')
}
