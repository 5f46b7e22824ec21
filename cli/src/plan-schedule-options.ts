import { parseArgs } from 'node:util'
import type { Distribution } from '@guatu/domain/plans/duration-samples'

export type Options = {
  readonly file: string
  readonly json: boolean
  readonly lang: 'zh' | 'en'
  readonly runs: number | null
  readonly seed: number
  readonly distribution: Distribution
  readonly crash: boolean
  readonly waysOut: boolean
  readonly sevenDay: readonly string[]
  readonly shifts: { readonly [activity: string]: number }
  /** Where to write the plan as MS Project XML; null: nowhere. */
  readonly mspdi: string | null
}

export function readOptions(args: readonly string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'zh' },
        'monte-carlo': { type: 'string' },
        seed: { type: 'string', default: '1' },
        distribution: { type: 'string', default: 'pert' },
        crash: { type: 'boolean', default: false },
        'ways-out': { type: 'boolean', default: false },
        'seven-day': { type: 'string', default: '' },
        shifts: { type: 'string', default: '' },
        mspdi: { type: 'string' },
      },
    })
    const runs = values['monte-carlo'] === undefined ? null : Number(values['monte-carlo'])
    const seed = Number(values.seed)
    const file = positionals[0]
    if (file === undefined || positionals.length > 1 || !Number.isInteger(seed)) return null
    if (runs !== null && !(Number.isInteger(runs) && runs > 0 && runs <= 1_000_000)) return null
    const { distribution } = values
    if (distribution !== 'pert' && distribution !== 'triangular') return null
    const shifts = readShifts(list(values.shifts))
    if (!shifts) return null
    return {
      file,
      json: values.json,
      lang: values.lang === 'en' ? 'en' : 'zh',
      runs,
      seed,
      distribution,
      crash: values.crash,
      waysOut: values['ways-out'],
      sevenDay: list(values['seven-day']),
      shifts,
      mspdi: values.mspdi ?? null,
    }
  } catch {
    return null
  }
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** 'A=2,B=3' by activity; null where one is not two or three. */
function readShifts(parts: readonly string[]): { [activity: string]: number } | null {
  const shifts: { [activity: string]: number } = {}
  for (const part of parts) {
    const at = part.lastIndexOf('=')
    const count = Number(part.slice(at + 1))
    if (at < 1 || (count !== 2 && count !== 3)) return null
    shifts[part.slice(0, at)] = count
  }
  return shifts
}
