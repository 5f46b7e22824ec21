import { expect, it } from 'vitest'
import { bodyOfFields, fieldsOfHead } from './head-model.ts'

it('reads names one a line or parted by 、, and takes what is empty as the usual', () => {
  const fields = {
    issuer: ' 云山区项目办 ',
    mark: '',
    cardMark: ' 云亮牌 ',
    recipients: '各镇街、各部门\n\n各指挥部 ',
    copies: '',
    reason: '更名',
  }
  expect(bodyOfFields(fields, 3)).toEqual({
    issuer: '云山区项目办',
    mark: null,
    cardMark: '云亮牌',
    recipients: ['各镇街', '各部门', '各指挥部'],
    copies: [],
    expectedVersion: 3,
    reason: '更名',
  })
})

it('shows what was set as it is typed', () => {
  expect(fieldsOfHead({ issuer: null, mark: '云项', cardMark: null, recipients: ['甲', '乙'], copies: [] })).toEqual({
    issuer: '',
    mark: '云项',
    cardMark: '',
    recipients: '甲\n乙',
    copies: '',
    reason: '',
  })
})
