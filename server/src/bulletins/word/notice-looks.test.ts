import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { exampleInput } from '@guatu/domain/bulletins/example-input'
import { buildNotice, type NoticeModel } from '@guatu/domain/bulletins/notice-model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeNotice } from './write-notice.ts'

/**
 * What LibreOffice makes of the paper. It is a stand-in for Word, not Word: its faults with Latin digits are avoided by
 * text of Chinese characters alone, and the fonts of the standard are replaced by one with the same advance widths.
 */
const have = (program: string): boolean =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)))
const tools = ['soffice', 'pdftotext']
const missing = tools.filter((tool) => !have(tool))
if (missing.length > 0) {
  const message = `notice looks: skipped, not installed: ${missing.join(', ')}`
  if (process.env.CI) throw new Error(message)
  console.warn(message)
}

const MM = 72 / 25.4
type Word = {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const plain = (text: string) => ({ code: 'bulletins.text', params: { text } })
const modelOf = (paragraphs: readonly string[]): NoticeModel => ({
  ...buildNotice(exampleInput),
  body: paragraphs.map((words) => ({ kind: 'paragraph', sentences: [[plain(words)]] })),
})

/** Long enough for two full pages after the first. */
const HAN = '调度推进项目节点堵点销号'.repeat(150)
const lengths = Array.from({ length: 12 }, (_, i) => i + 1)

let folder: string
const pages = new Map<string, readonly (readonly Word[])[]>()

beforeAll(async () => {
  if (missing.length > 0) return
  folder = mkdtempSync(join(tmpdir(), 'guatu-notice-'))
  const models: [string, NoticeModel][] = [
    ['example', buildNotice(exampleInput)],
    ['grid', modelOf([HAN, '各单位'])],
    // One more line each time, over a page end: the foot must never lie on the signature.
    ...lengths.map((n): [string, NoticeModel] => [
      `foot-${n}`,
      modelOf(Array.from({ length: 14 + n }, () => '各单位')),
    ]),
  ]
  for (const [name, model] of models) writeFileSync(join(folder, `${name}.docx`), await writeNotice(model))
  writeFileSync(join(folder, 'fonts.conf'), fontsConf())
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...models.map(([name]) => join(folder, `${name}.docx`)),
    ],
    { env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') }, stdio: 'ignore', timeout: 100_000 },
  )
  for (const [name] of models) pages.set(name, wordsOf(join(folder, `${name}.pdf`)))
})

afterAll(() => {
  if (folder && !process.env.GUATU_KEEP_PREVIEW) rmSync(folder, { recursive: true, force: true })
})

function fontsConf(): string {
  const rules = ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体', '宋体'].map(
    (name) =>
      `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>Noto Sans Mono CJK SC</string></edit></match>`,
  )
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${rules.join('')}</fontconfig>`
}

function wordsOf(pdf: string): (readonly Word[])[] {
  const html = pdf.replace(/pdf$/, 'html')
  execFileSync('pdftotext', ['-bbox', pdf, html])
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g
  return readFileSync(html, 'utf8')
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(word)].map((m) => ({
        left: Number(m[1]),
        top: Number(m[2]),
        right: Number(m[3]),
        bottom: Number(m[4]),
        text: m[5] ?? '',
      })),
    )
}

const wordStarting = (words: readonly Word[], start: string): Word | undefined =>
  words.find(({ text }) => text.startsWith(start))

describe.skipIf(missing.length > 0)('a notice as LibreOffice sets it', () => {
  it('has 22 lines of 28 characters on a full page, inside the type area', () => {
    const page = pages.get('grid')?.[1] ?? []
    const lines = page.filter(({ text }) => /^\p{Script=Han}+$/u.test(text))
    expect(lines.map(({ text }) => text.length)).toEqual(Array(22).fill(28))
    for (const { left, right, top, bottom } of lines) {
      expect(left).toBeGreaterThanOrEqual(28 * MM - 1)
      expect(right).toBeLessThanOrEqual((210 - 26) * MM + 1)
      expect(top).toBeGreaterThanOrEqual(37 * MM - 1)
      expect(bottom).toBeLessThanOrEqual((297 - 35) * MM + 4)
    }
  })

  it('begins the red head 35 mm below the type area and shows body text on the first page', () => {
    const first = pages.get('example')?.[0] ?? []
    const head = wordStarting(first, '云山区重大项目推进办公室文件')
    // The box of a glyph is its em box and more; the ink begins about a sixth of its size below.
    expect((head?.top ?? 0) / MM).toBeGreaterThan(37 + 35 - 5)
    expect((head?.top ?? 0) / MM).toBeLessThan(37 + 35 + 1)
    expect(first.some(({ text }) => text.includes('通报如下'))).toBe(true)
  })

  it('puts page numbers at the outer side, 7 mm below the type area', () => {
    const all = pages.get('example') ?? []
    all.forEach((words, i) => {
      const dash = words.filter(({ text, top }) => text.startsWith('—') && top > 260 * MM)
      expect(dash.length, `page ${i + 1}`).toBeGreaterThan(0)
      const middle = ((dash[0]?.top ?? 0) + (dash[0]?.bottom ?? 0)) / 2 / MM
      expect(middle - 262).toBeGreaterThan(5.5)
      expect(middle - 262).toBeLessThan(8.5)
      if (i % 2 === 0) expect(Math.max(...dash.map(({ right }) => right)) / MM).toBeCloseTo(184 - 5, 0)
      else expect(Math.min(...dash.map(({ left }) => left)) / MM).toBeCloseTo(28 + 5, 0)
    })
  })

  it('keeps the foot on the lower edge of the last page, clear of the signature, for every length of text', () => {
    for (const n of lengths) {
      const all = pages.get(`foot-${n}`) ?? []
      const last = all.at(-1) ?? []
      const copies = wordStarting(last, '抄送')
      const printed = last.filter(({ text, top }) => text.endsWith('印发') && top > (copies?.top ?? 0))[0]
      expect(copies, `${n}: copies on the last page`).toBeDefined()
      expect((printed?.bottom ?? 0) / MM, `${n}: on the lower edge`).toBeGreaterThan(258)
      const above = last.filter((word) => word.top < (copies?.top ?? 0))
      for (const word of above)
        expect(word.bottom, `${n}: ${word.text} under the foot`).toBeLessThanOrEqual((copies?.top ?? 0) + 4)
    }
  })

  it('never leaves a page with the signature alone; the foot may stand on a page of its own', () => {
    for (const n of lengths) {
      const all = pages.get(`foot-${n}`) ?? []
      const signed = all.findIndex((words) => words.some(({ text, left }) => text === '2026' && left > 250))
      expect(signed, `${n} lines more`).toBeGreaterThanOrEqual(0)
      expect(
        all[signed]?.some(({ text }) => text.startsWith('各单位')),
        `${n} lines more`,
      ).toBe(true)
      expect(all.length - signed, `${n} lines more`).toBeLessThanOrEqual(2)
    }
  })
})
