import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allWords } from '@guatu/words/say'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describeConfig, loadConfig } from './config.ts'
import { settings } from './config-settings.ts'

describe('the settings', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'guatu-config-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const file = (content: string) => writeFileSync(join(folder, 'guatu.config.json'), content)

  test('are usable with nothing set', () => {
    const config = loadConfig({}, folder)
    expect(config).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      basePath: '',
      secure: false,
      trustProxy: false,
      metrics: false,
    })
    expect(config.publicUrl.href).toBe('http://127.0.0.1:8080/')
    expect(config.dataDir).toBe(join(folder, 'data'))
    expect(config.databaseUrl).toBeUndefined()
  })

  test('come from the file, and the environment wins', () => {
    file('{"PORT": 9000, "METRICS": true, "ALLOWED_HOSTS": ["a.gov.cn", "b.gov.cn"]}')
    const config = loadConfig({ PORT: '9001' }, folder)
    expect(config.port).toBe(9001)
    expect(config.metrics).toBe(true)
    expect(config.allowedHosts).toEqual(expect.arrayContaining(['a.gov.cn', 'b.gov.cn', '127.0.0.1']))
  })

  test('may come from a file that an editor gave a byte order mark', () => {
    file('\uFEFF{"PORT": 9000}')
    expect(loadConfig({}, folder).port).toBe(9000)
  })

  test.each([
    ['https://oa.example.gov.cn/guatu/', '/guatu', true],
    ['https://oa.example.gov.cn', '', true],
    ['http://10.1.2.3:8080/a/b', '/a/b', false],
  ])('take the base path from %s', (PUBLIC_URL, basePath, secure) => {
    expect(loadConfig({ PUBLIC_URL }, folder)).toMatchObject({ basePath, secure })
  })

  test.each([
    ['on', true],
    ['off', false],
    ['10.0.0.0/8, 127.0.0.1', ['10.0.0.0/8', '127.0.0.1']],
  ])('read TRUST_PROXY=%s', (TRUST_PROXY, trustProxy) => {
    expect(loadConfig({ TRUST_PROXY }, folder).trustProxy).toEqual(trustProxy)
  })

  test('say everything that is wrong at once, in both languages', () => {
    file('{"POORT": 1}')
    const env = {
      PORT: '99999',
      PUBLIC_URL: 'guatu',
      DATABASE_URL: 'mysql://x',
      LOG_LEVEL: 'loud',
      TLS_CERT: 'nowhere.pem',
    }
    expect(() => loadConfig(env, folder)).toThrow(
      /POORT[\s\S]*PORT = "99999"[\s\S]*PUBLIC_URL[\s\S]*DATABASE_URL[\s\S]*loud[\s\S]*TLS_KEY/,
    )
    expect(() => loadConfig(env, folder)).toThrow(/应为以 postgres:\/\/ 开头的网址/)
  })

  test('never say a password back', () => {
    const env = { DATABASE_URL: 'mysql://a:topsecret@b/c', GUATU_SAMPLE_PASSWORD: 'secret1' }
    expect(() => loadConfig(env, folder)).toThrow(/DATABASE_URL[\s\S]*GUATU_SAMPLE_PASSWORD/)
    expect(() => loadConfig(env, folder)).not.toThrow(/topsecret|secret1/)
  })

  test('name a file that is missing or no JSON', () => {
    expect(() => loadConfig({ GUATU_CONFIG: 'other.json' }, folder)).toThrow(/other\.json/)
    file('PORT=1')
    expect(() => loadConfig({}, folder)).toThrow(/guatu\.config\.json/)
  })

  test('stand in the help, each with its meaning in both languages', () => {
    for (const name of Object.keys(settings)) {
      expect(allWords[`config.${name}`]).toBeDefined()
      expect(describeConfig('zh')).toContain(name)
      expect(describeConfig('en')).toContain(name)
    }
  })
})
