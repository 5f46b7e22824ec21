import { describe, expect, it } from 'vitest'
import { bodyOfAct, byUrgency, cardActForms, fieldsFor, reached, way } from './card-model.ts'

const ids = { id: 'i', exemptionId: 'x' }

describe('the body of an act', () => {
  it('holds an exemption only where the appeal ends with one', () => {
    const typed = {
      outcome: 'withdrawn',
      reason: '数据有误',
      approver: '分管领导',
      from: '2026-11-01',
      to: '2026-12-31',
    } as const
    expect(bodyOfAct('decideAppeal', typed, ids)).toEqual({
      outcome: 'withdrawn',
      reason: '数据有误',
      papers: [],
      exemption: null,
    })
    expect(bodyOfAct('decideAppeal', { ...typed, outcome: 'exempted' }, ids).exemption).toEqual({
      id: 'x',
      approver: '分管领导',
      from: '2026-11-01',
      to: '2026-12-31',
      wholeSet: false,
    })
  })
  it('names papers by their ids and asks no rectification of a struck card', () => {
    expect(
      bodyOfAct('appeal', { text: '已完成', papers: [{ id: 'p', name: '照片.jpg' }], occurredOn: '2026-11-20' }, ids),
    ).toEqual({
      text: '已完成',
      papers: ['p'],
      occurredOn: '2026-11-20',
      onPaper: false,
    })
    expect(
      bodyOfAct('decide', { decision: 'strike', reason: '核实无误', rectifyBy: '2026-12-01' }, ids).rectifyBy,
    ).toBeNull()
  })
  it('asks the day of a paper of the desk that writes it down, not of the unit that answers itself', () => {
    expect(fieldsFor('submitRectification', true)).toEqual(['text', 'papers', 'occurredOn'])
    expect(fieldsFor('submitRectification', false)).toEqual(['text', 'papers'])
    expect(fieldsFor('receive', false)).toEqual(['receivedBy', 'occurredOn'])
  })
  it('is offered by what the card waits for, none forgotten', () => {
    const all = Object.keys(cardActForms) as (keyof typeof cardActForms)[]
    expect([...byUrgency(all)].sort()).toEqual([...all].sort())
    expect(byUrgency(['setRectification', 'appeal', 'checkRectification'])[0]).toBe('checkRectification')
  })
  it('is made for every act that has a form', () => {
    for (const act of Object.keys(cardActForms) as (keyof typeof cardActForms)[])
      expect(Object.keys(bodyOfAct(act, { reason: '理由', note: '理由' }, ids)).length).toBeGreaterThan(0)
  })
})

describe('how far a card has come', () => {
  const dates = { issuedOn: null, servedOn: null, publishedOn: null }
  const names = (card: Parameters<typeof reached>[0]) => way.filter((_, i) => reached(card)[i])
  it('is everything up to its stage', () => {
    expect(names({ stage: 'heard', ...dates })).toEqual(['proposed', 'hearing', 'heard'])
  })
  it('leaves out publication when a card was lifted before it', () => {
    const lifted = { stage: 'lifted', issuedOn: '2026-11-10', servedOn: '2026-11-11', publishedOn: null } as const
    expect(names(lifted)).toEqual(['proposed', 'hearing', 'heard', 'approved', 'issued', 'served', 'lifted'])
  })
  it('ends at the decision when it was struck', () => {
    expect(names({ stage: 'struck', ...dates })).toEqual(['proposed', 'hearing', 'heard'])
  })
})
