import { describe, expect, it } from 'vitest'
import { readRuleFile } from './rule-file-model.ts'

const fault = (text: string) => {
  const read = readRuleFile(text)
  return 'fault' in read ? read.fault : null
}

describe('a rule file', () => {
  it('is read with and without a byte order mark', () => {
    expect(readRuleFile('\uFEFF{"id":"a"}')).toEqual({ body: { id: 'a' } })
    expect(readRuleFile('{"id":"a"}')).toEqual({ body: { id: 'a' } })
  })
  it('with signs of a Chinese keyboard is told at line and column', () => {
    expect(fault('{\n  "id"："a"\n}')).toEqual({ why: 'punctuation', line: 2, column: 7, sign: '：' })
    expect(fault('{\n  “id”: "a"\n}')).toEqual({ why: 'punctuation', line: 2, column: 3, sign: '“' })
    expect(fault('{"rules":[{"a":1}，{"b":2}]}')).toMatchObject({ why: 'punctuation', sign: '，' })
    // Inside a text they are part of it.
    expect(fault('{"word":"红牌，黄牌：“是”"}')).toBeNull()
  })
  it('that breaks off, or has a comma too many, is told where', () => {
    expect(fault('{"id": "a",\n "rules": [')).toEqual({ why: 'syntax', line: 2, column: 12 })
    expect(fault('{"a":1,}')).toEqual({ why: 'syntax', line: 1, column: 8, sign: '}' })
    expect(fault('{"a" 1}')).toEqual({ why: 'syntax', line: 1, column: 6, sign: '1' })
    expect(fault('{"a":1} x')).toMatchObject({ why: 'syntax', column: 9, sign: 'x' })
    expect(fault('{"a":1]')).toMatchObject({ why: 'syntax', column: 7, sign: ']' })
  })
  it('in another encoding, empty, or with something else in it says so', () => {
    expect(fault('{"word":"\uFFFD\uFFFD"}')).toEqual({ why: 'encoding' })
    expect(fault(' \n')).toEqual({ why: 'empty' })
    expect(fault('[1,2]')).toEqual({ why: 'noObject' })
  })
})
