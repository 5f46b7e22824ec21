import { describe, expect, it } from 'vitest'
import { attachmentNamed } from './send-table.ts'

describe('the name of a download', () => {
  it('is Chinese for browsers of today, and plain with the same ending for all others', () => {
    expect(attachmentNamed('区重大项目通报2026-11.docx', 'notice')).toBe(
      `attachment; filename="notice-2026-11.docx"; filename*=UTF-8''${encodeURIComponent('区重大项目通报2026-11.docx')}`,
    )
  })

  it('breaks no header, whatever an office called its file', () => {
    for (const name of [
      '台账"; x="（1）\r\n.xlsx',
      "a'b(c)*!.csv",
      '无扩展名',
      '半个字\ud800.pdf',
      `${'长'.repeat(300)}.xls`,
    ]) {
      const header = attachmentNamed(name)
      expect(header).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.~%-]+$/)
    }
    expect(attachmentNamed('半个字\ud800.pdf')).toContain('filename="guatu.pdf"')
  })
})
