import { SANYA_2022 } from '@guatu/domain/cards/presets/sanya'
import { YINCHUAN_2025 } from '@guatu/domain/cards/presets/yinchuan'
import { ZAOZHUANG_2023 } from '@guatu/domain/cards/presets/zaozhuang'
import { readRuleSet } from '@guatu/domain/cards/read-rule-set'
import { describe, expect, it } from 'vitest'
import {
  addCondition,
  addRule,
  beginSteps,
  bodyOf,
  changeCondition,
  changeRule,
  copyRule,
  EMPTY_BODY,
  moveRule,
  percentShown,
  plainNumber,
  ratioTyped,
  redoStep,
  removeRule,
  setCarded,
  setConsequences,
  takeStep,
  undoStep,
  withBound,
  withOperator,
} from './rule-set-model.ts'

describe('the table of a rule set', () => {
  it('builds Yinchuan’s set from nothing, step by step, so that it reads as the preset does', () => {
    let body = { ...EMPTY_BODY, id: 'yinchuan-2025', version: '1', applies: YINCHUAN_2025.applies } as typeof EMPTY_BODY
    YINCHUAN_2025.rules.forEach((rule, i) => {
      body = changeRule(addRule(body), i, { id: rule.id, level: rule.level, unless: rule.unless ?? [] })
      rule.all.forEach((condition, c) => {
        if (c > 0) body = addCondition(body, i)
        if ('expression' in condition) return
        let cell = withOperator({ metric: condition.metric }, condition.op ?? '')
        const bounds = [condition.bound ?? []].flat()
        bounds.forEach((bound, which) => {
          cell = withBound(cell, which as 0 | 1, bound)
        })
        body = changeCondition(body, i, c, cell)
      })
    })
    expect(readRuleSet(body)).toEqual(JSON.parse(JSON.stringify(YINCHUAN_2025)))
  })

  it('copies below, moves, removes, and takes back and again any step', () => {
    const first = addRule(bodyOf({}))
    const two = copyRule(first, 0)
    expect(two.rules.map((r) => r.id)).toEqual(['rule1', 'rule2'])
    expect(moveRule(two, 0, 1).rules.map((r) => r.id)).toEqual(['rule2', 'rule1'])
    expect(moveRule(two, 1, 1)).toBe(two)
    expect(removeRule(two, 0).rules.map((r) => r.id)).toEqual(['rule2'])
    const steps = takeStep(takeStep(beginSteps(bodyOf({})), first), two)
    expect(undoStep(steps).now).toBe(first)
    expect(redoStep(undoStep(steps)).now).toBe(two)
    expect(undoStep(undoStep(undoStep(steps))).now.rules).toEqual([])
  })

  it('takes the weight of a rule along when it is named anew or copied', () => {
    const weighted = { ...addRule(bodyOf({})), combine: 'weighted' as const, weights: { rule1: 3 } }
    expect(changeRule(weighted, 0, { id: 'late' }).weights).toEqual({ late: 3 })
    expect(copyRule(weighted, 0).weights).toEqual({ rule1: 3, rule2: 3 })
  })

  it('shows rates in per cent and keeps the ratio, whatever keyboard typed it', () => {
    expect(['0.8', '0.800', '1.000', '0.0005', '1.25', '-0.1'].map(percentShown)).toEqual([
      '80',
      '80',
      '100',
      '0.05',
      '125',
      '-10',
    ])
    expect(['80', '80.', '80.5', '100', '0.05', '125', '5', '80%'].map(ratioTyped)).toEqual([
      '0.800',
      '0.800',
      '0.805',
      '1.000',
      '0.0005',
      '1.250',
      '0.050',
      '0.800',
    ])
    expect(ratioTyped('八十')).toBe('八十')
    expect(['－１０．５', '—30', '10。5'].map(plainNumber)).toEqual(['-10.5', '-30', '10.5'])
  })

  it('says which levels are given as cards only where that is unusual, and what they entail', () => {
    const blue = setCarded({ ...EMPTY_BODY, palette: ZAOZHUANG_2023.palette }, 'remind', true)
    const set = setCarded(blue, 'severe', false)
    expect(set.cards).toEqual(ZAOZHUANG_2023.cards)
    expect(setCarded(setCarded(set, 'severe', true), 'remind', false).cards).toBeUndefined()
    const [higher] = SANYA_2022.consequences ?? []
    expect(setConsequences(EMPTY_BODY, higher ? [higher] : []).consequences).toEqual(SANYA_2022.consequences)
    expect('consequences' in setConsequences(EMPTY_BODY, [])).toBe(false)
  })
})
