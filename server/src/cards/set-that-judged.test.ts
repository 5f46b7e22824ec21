import { expect, it } from 'vitest'
import { storedName } from './set-that-judged.ts'

it('a name of the house that a batch keeps in Chinese is said in the reader’s language, an office’s own stands', () => {
  expect(storedName('默认规则（单位）', 'en')).toBe('Default (units)')
  expect(storedName('默认规则（单位）', 'zh')).toBe('默认规则（单位）')
  expect(storedName('定时作业', 'en')).toBe('Clockwork')
  expect(storedName('东区亮牌规则', 'en')).toBe('东区亮牌规则')
})
