import { describe, expect, it } from 'vitest'
import { readAnswerer } from './read-answerer.ts'

describe('a cell that names who answers', () => {
  it.each([
    ['副区长 王某 13800000000', { title: '副区长', person: '王某', phone: '13800000000' }],
    ['王某（副区长）', { title: '副区长', person: '王某', phone: '' }],
    ['王某，0632-5550001', { title: null, person: '王某', phone: '0632-5550001' }],
    ['工业线分管区领导', { title: '工业线分管区领导', person: null, phone: '' }],
    ['帮办专员02', { title: '帮办专员02', person: null, phone: '' }],
    ['', { title: null, person: null, phone: '' }],
  ])('reads %s', (text, read) => {
    expect(readAnswerer(text)).toEqual(read)
  })
})
