import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const here = new URL('.', import.meta.url)
const files = (language: string) => readdirSync(new URL(`${language}/`, here)).sort()
const textOf = async (language: string, file: string): Promise<Record<string, unknown>> =>
  ((await import(new URL(`${language}/${file}`, here).href)) as { default: Record<string, unknown> }).default

const leaves = (text: Record<string, unknown>, before = ''): [string, string][] =>
  Object.entries(text).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value]] : leaves(value as Record<string, unknown>, `${before}${key}.`),
  )
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((hole) => hole[1]).sort()

describe('the texts of the client', () => {
  it('have an English file for every Chinese one', () => {
    expect(files('en')).toEqual(files('zh-CN'))
  })

  it.each(files('zh-CN'))('%s says the same keys with the same blanks in both languages', async (file) => {
    const zh = new Map(leaves(await textOf('zh-CN', file)))
    const en = new Map(leaves(await textOf('en', file)))
    // English has a singular of its own beside some keys; Chinese has none.
    const singular = (key: string) => key.endsWith('_one') && zh.has(key.slice(0, -'_one'.length))
    expect([...en.keys()].filter((key) => !singular(key)).sort()).toEqual([...zh.keys()].sort())
    for (const [key, text] of zh) {
      expect(text.trim(), key).not.toBe('')
      expect(holes(en.get(key) ?? ''), key).toEqual(holes(text))
    }
  })

  it('exist for every key that a screen asks for by name', async () => {
    const known = new Set<string>()
    for (const file of files('zh-CN'))
      for (const [key] of leaves(await textOf('zh-CN', file))) known.add(`${file.replace('.ts', '')}:${key}`)
    const source = new URL('../', here)
    const missing: string[] = []
    for (const name of readdirSync(source, { recursive: true }) as string[]) {
      if (!/\.tsx?$/.test(name) || name.startsWith('locales') || name.endsWith('.test.ts')) continue
      const text = readFileSync(new URL(name.replaceAll('\\', '/'), source), 'utf8')
      for (const [, key] of text.matchAll(/\bt\(\s*'(\w+:[\w.]+)'/g))
        if (!known.has(key!)) missing.push(`${name}: ${key}`)
    }
    expect(missing).toEqual([])
  })
})
