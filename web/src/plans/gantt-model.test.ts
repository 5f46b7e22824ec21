import type { PlanView } from '@guatu/contract/plans'
import { civil, toDayNumber } from '@guatu/domain/calendar/civil-date'
import { describe, expect, it } from 'vitest'
import { SvgPen } from '../canvas/svg-pen.ts'
import { widthOf } from '../canvas/time-scale.ts'
import { drawGantt } from './draw-gantt.ts'
import { fitScale, ganttScene } from './gantt-model.ts'

const at = (date: string) => toDayNumber(civil(date))
const plan = {
  committedFinish: '2026-06-30',
  statusDate: '2026-03-10',
  activities: [
    { id: 'a', name: '主体施工', duration: 60, unit: 'calendar', actualStart: '2026-03-02' },
    { id: 'm', name: '竣工验收', duration: 0, unit: 'calendar', milestone: true, assessed: true },
    { id: 'lost', name: '环中任务', duration: 1, unit: 'calendar' },
  ],
  schedule: [
    {
      id: 'a',
      earliestStart: '2026-03-02',
      earliestFinish: '2026-04-30',
      latestStart: '2026-05-02',
      latestFinish: '2026-06-30',
      totalFloat: 61,
      freeFloat: 0,
      critical: false,
    },
    {
      id: 'm',
      earliestStart: '2026-04-30',
      earliestFinish: '2026-04-30',
      latestStart: '2026-06-30',
      latestFinish: '2026-06-30',
      totalFloat: 61,
      freeFloat: 61,
      critical: false,
    },
  ],
  baselines: [
    {
      id: 'b',
      frozenAt: '2026-02-01T00:00:00Z',
      by: '',
      dates: [{ id: 'a', start: '2026-02-20', finish: '2026-04-20' }],
    },
  ],
} as unknown as PlanView

describe('the Gantt of one plan', () => {
  it('draws scheduled activities with their actuals and the frozen baseline', () => {
    const { rows } = ganttScene(plan)
    expect(rows.map((r) => r.id)).toEqual(['a', 'm'])
    expect(rows[0]).toMatchObject({
      start: at('2026-03-02'),
      last: at('2026-04-30'),
      latest: at('2026-06-30'),
      actualStart: at('2026-03-02'),
      actualFinish: null,
      baseline: { start: at('2026-02-20'), last: at('2026-04-20') },
    })
    expect(rows[1]).toMatchObject({ milestone: true, assessed: true, baseline: null })
  })

  it('fits the whole plan, its baseline and its commitment into the width', () => {
    const scene = ganttScene(plan)
    const scale = fitScale(scene, 800)
    expect(scale.first).toBeLessThan(at('2026-02-20'))
    expect(scale.last).toBeGreaterThan(at('2026-06-30'))
    expect(widthOf(scale)).toBeLessThanOrEqual(800.001)
  })

  it('puts the same picture on paper as on the screen', () => {
    const scene = ganttScene(plan)
    const pen = new SvgPen()
    drawGantt(pen, scene, fitScale(scene, 800), { width: 800, height: 200, scrollTop: 0, language: 'zh-CN' })
    const svg = JSON.stringify(pen)
    expect(svg).toContain('2026')
    expect(svg).not.toContain('NaN')
  })
})
