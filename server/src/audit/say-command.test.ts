import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../testing/source-files.ts'
import { sayCommand, saySubject } from './say-command.ts'

/** Commands stand one a file in `commands/`, with their name in quotes. */
const named = readdirSync(join(ROOT, 'server/src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/commands\/[^/]+(?<!\.test)\.ts$/.test(path))
  .flatMap((path) => [...readFileSync(join(ROOT, 'server/src', path), 'utf8').matchAll(/^ {2}name: '([a-z-]+)',$/gm)])
  .map(([, name]) => name!)

describe('what an audit entry says was done', () => {
  it('is a Chinese and an English phrase for every command of the house', () => {
    expect(named.length).toBeGreaterThan(80)
    expect(named.filter((name) => sayCommand(name, 'zh') === name)).toEqual([])
    expect(named.filter((name) => sayCommand(name, 'en') === name)).toEqual([])
  })

  it('tells of a sign-in how it ended, and of anything else the row that it is about', () => {
    expect(saySubject({ command: 'login', subject: 'signed-in' }, 'zh')).toBe('登录成功')
    expect(saySubject({ command: 'login', subject: 'identity.wrongPassword' }, 'zh')).toBe('用户名或密码不正确。')
    expect(saySubject({ command: 'create-unit', subject: 'u-1' }, 'zh')).toBe('u-1')
  })
})
