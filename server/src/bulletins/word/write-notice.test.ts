import { exampleInput } from '@guatu/domain/bulletins/example-input'
import type { NoticeInput } from '@guatu/domain/bulletins/notice-input'
import { buildNotice } from '@guatu/domain/bulletins/notice-model'
import type { Coded } from '@guatu/domain/kernel/coded'
import { allWords, say } from '@guatu/words/say'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromBuffer } from 'yauzl'
import { headSize } from './red-head.ts'
import { closed, writeNotice } from './write-notice.ts'

/** Every part of the package by its path, read by another library than the one that wrote it. */
function partsOf(docx: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>()
    fromBuffer(docx, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', () => resolve(parts))
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure) return reject(failure)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        })
      })
      zip.readEntry()
    })
  })
}

const input: NoticeInput = { ...exampleInput, auditHead: '9f2c4be17a03d655' }
const model = buildNotice(input)
let parts: Map<string, string>
let text: string

beforeAll(async () => {
  const docx = await writeNotice(model)
  parts = await partsOf(docx)
  text = (await mammoth.extractRawText({ buffer: docx })).value
})

const part = (path: string): string => parts.get(path) ?? ''
const attributes = (xml: string, tag: string): Record<string, string> => {
  const found = new RegExp(`<w:${tag}( [^>]*)?/?>`).exec(xml)?.[1] ?? ''
  return Object.fromEntries([...found.matchAll(/w:(\w+)="([^"]*)"/g)].map((m) => [m[1], m[2]]))
}

/** All coded texts of a model, wherever they stand. */
function codedIn(value: unknown): Coded[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'code' in value && 'params' in value ? [value as Coded] : []
  return [...own, ...Object.values(value).flatMap(codedIn)]
}

describe('the page of a notice', () => {
  it('is A4 with the margins that leave 156 × 225 mm', () => {
    const document = part('word/document.xml')
    expect(attributes(document, 'pgSz')).toMatchObject({ w: '11906', h: '16838' })
    expect(attributes(document, 'pgMar')).toMatchObject({ top: '2098', bottom: '1984', left: '1587', right: '1474' })
  })

  it('has a grid of lines and an exact pitch of 578 twips with widow control off', () => {
    const document = part('word/document.xml')
    expect(attributes(document, 'docGrid')).toMatchObject({ type: 'lines', linePitch: '578' })
    expect(part('word/styles.xml')).toContain('w:line="578" w:lineRule="exact"')
    expect(part('word/styles.xml')).toContain('<w:widowControl w:val="0"/>')
    const paragraphs = document.match(/<w:pPr>/g)?.length ?? 0
    expect(document.match(/<w:widowControl w:val="(false|0)"\/>/g)?.length).toBe(paragraphs)
    expect(document.match(/w:lineRule="exact"/g)?.length).toBe(paragraphs)
    expect(document).not.toContain('w:lineRule="exactly"')
  })

  it('fits 28 body characters in a line and not 29', () => {
    const { left, right } = attributes(part('word/document.xml'), 'pgMar')
    const width = 11906 - Number(left) - Number(right)
    const advance = 320 + Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(part('word/document.xml'))?.[1])
    expect(Math.floor(width / advance)).toBe(28)
  })

  it('tells digits from Chinese text, so that no program breaks a number or a year between two lines', () => {
    expect(part('word/styles.xml')).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"')
  })

  it('names the fonts of the standard and what to take where one is missing', () => {
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312'])
      expect(part('word/document.xml'), font).toContain(`w:eastAsia="${font}"`)
    expect(part('word/fontTable.xml')).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong/)
  })

  it('numbers pages — 1 — in 14 pt 宋体 at the outer side', () => {
    const footers = [...parts].filter(([path]) => /^word\/footer\d+\.xml$/.test(path)).map(([, xml]) => xml)
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(footers.map((xml) => attributes(xml, 'jc').val).sort()).toEqual(['left', 'right'])
    for (const xml of footers) {
      expect(xml).toContain('w:eastAsia="宋体"')
      expect(attributes(xml, 'sz').val).toBe('28')
      expect(xml).toMatch(/— <\/w:t>.*PAGE.*> —<\/w:t>/s)
    }
    const document = part('word/document.xml')
    const odd =
      /<w:footerReference[^>]*w:type="default"[^>]*r:id="(\w+)"|<w:footerReference[^>]*r:id="(\w+)"[^>]*w:type="default"/
    const id = odd.exec(document)?.slice(1).find(Boolean)
    const target = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(part('word/_rels/document.xml.rels'))?.[0]
    const path = /Target="([^"]+)"/.exec(target ?? '')?.[1]
    expect(attributes(part(`word/${path}`), 'jc').val).toBe('right')
  })

  it('has a red head and a red line, and no other red', () => {
    const document = part('word/document.xml')
    expect(document.match(/FF0000/g)?.length).toBe(2)
    expect(document).toMatch(/w:color="FF0000"[^>]*\/><\/w:pBdr>|<w:bottom [^>]*w:color="FF0000"/)
  })

  it('sets a long office name in one line by narrowing it', () => {
    expect(headSize('云山区政府文件')).toEqual({ points: 54, scale: 100 })
    const { points, scale } = headSize('云山区重大项目建设推进工作领导小组办公室文件')
    expect((22 * points * scale) / 100).toBeLessThanOrEqual(442.3)
    expect(points).toBe(34)
  })
})

describe('the text of a notice', () => {
  it('holds every figure and every sentence of the model', () => {
    for (const block of model.body) {
      if (block.kind === 'paragraph')
        expect(text).toContain(block.sentences.map((sentence) => closed(sentence, say)).join(''))
      else if (block.kind === 'table')
        for (const cell of block.rows.flat())
          expect(text).toContain(typeof cell.text === 'string' ? cell.text : say(cell.text))
      else expect(text).toContain(say(block.text))
    }
  })

  it('holds what was handed in, in the unit of its place: 亿元 in prose, 万元 in the table', () => {
    for (const figure of [
      '1390.80亿元',
      '1225.19亿元',
      '88.1%',
      '87.9%',
      '0.2个百分点',
      '72.1%',
      '91.4%',
      '1365.00亿元',
    ])
      expect(text).toContain(figure)
    expect(text).toContain('单位：万元')
    for (const row of input.rankings.flatMap((ranking) => ranking.rows)) {
      expect(text).toContain(row.name)
      expect(text).toContain((row.planFen / 1_000_000).toLocaleString('en-US'))
      expect(text).toContain((row.doneFen / 1_000_000).toLocaleString('en-US'))
      expect(text).toContain(row.completionRate)
    }
    for (const { project, unit, ask } of input.signals.items) {
      expect(text).toContain(`${project}（责任单位：${unit}）。`)
      if (ask)
        expect(text).toContain(
          `请${ask.of}于${say({ code: 'bulletins.date', params: { date: ask.until } }).slice(5)}前`,
        )
    }
  })

  it('has number, recipients, signature, date, copies and printing, but not the signer, who stands on upward papers', () => {
    for (const line of [
      '云项目办〔2026〕47号',
      '各责任单位：',
      '2026年11月23日',
      '抄送：区委办公室、',
      '2026年11月23日印发',
    ])
      expect(text).toContain(line)
    expect(text).not.toContain('推进办主任')
    expect(text).toContain('9f2c4be17a03d655')
  })

  it('closes each sentence once, whether its words bring a stop or not', () => {
    expect(text).not.toMatch(/。。|，。|。，/)
    expect(text).toContain('晚于承诺日期39天。请白沙镇')
  })

  it('drops control characters and half surrogates that a pasted cell brings, and escapes the rest', async () => {
    const issuer = '云山\u0007区<&>项目办\ud800'
    const docx = await writeNotice(buildNotice({ ...input, issuer }))
    expect((await mammoth.extractRawText({ buffer: docx })).value).toContain('云山区<&>项目办')
    for (const [path, xml] of await partsOf(docx)) {
      expect(xml.includes('\u0007'), path).toBe(false)
      expect(xml.includes('\ufffd'), path).toBe(false)
    }
  })

  it('has words in both languages for every code it uses', () => {
    const codes = new Set(codedIn(model).map(({ code }) => code))
    for (const { params } of codedIn(model))
      for (const value of Object.values(params))
        if (typeof value === 'string' && value.startsWith('bulletins.')) codes.add(value)
    expect(codes.size).toBeGreaterThan(30)
    for (const code of codes) {
      expect(allWords[code]?.zh, code).toBeTruthy()
      expect(allWords[code]?.en, code).toBeTruthy()
    }
  })

  it('leaves a gap for the number the office’s own system gives', async () => {
    const docx = await writeNotice(buildNotice({ ...input, documentNumber: null }))
    expect((await mammoth.extractRawText({ buffer: docx })).value).toContain('〔2026〕　　号')
  })
})

describe('the ranking table', () => {
  it('repeats its head on each page and splits no row', () => {
    const document = part('word/document.xml')
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    const ranking = rows.filter((row) => !row.includes('抄送') && !row.includes('印发'))
    expect(ranking).toHaveLength(7)
    expect(ranking.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
    expect(ranking.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, ...Array(6).fill(false)])
  })

  it('is as wide as the type area, with its numbers at the right', () => {
    const table = /<w:tblGrid>(.*?)<\/w:tblGrid>/s.exec(part('word/document.xml'))?.[1] ?? ''
    const widths = [...table.matchAll(/w:w="(\d+)"/g)].map((m) => Number(m[1]))
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8845)
    expect(part('word/document.xml')).toMatch(/<w:jc w:val="right"\/>(?:(?!<w:p>).)*5,236,000/s)
  })
})
