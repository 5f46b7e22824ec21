import { expect, it } from 'vitest'
import { withoutPrivateNames } from './without-private-names.ts'

const firms = ['示例锂电实业有限公司', '示例锂电']

it('takes a firm’s name out of a project’s name, longest first, with the brackets and joints it leaves empty', () => {
  expect(withoutPrivateNames('示例锂电实业有限公司储能项目', firms)).toBe('储能项目')
  expect(withoutPrivateNames('储能项目（示例锂电实业有限公司）', firms)).toBe('储能项目')
  expect(withoutPrivateNames('储能项目—示例锂电', firms)).toBe('储能项目')
})

it('leaves other names as they are, also with brackets', () => {
  expect(withoutPrivateNames('老旧小区改造（2026年批次）', firms)).toBe('老旧小区改造（2026年批次）')
})

it('leaves nothing of a project that is named after its firm alone', () => {
  expect(withoutPrivateNames('示例锂电实业有限公司', firms)).toBe('')
})
