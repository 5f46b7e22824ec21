import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { coded, isRefusal, refuse } from '@guatu/domain/kernel/coded'
import { type Calibration, calibrateForecast } from '@guatu/domain/plans/calibrate-forecast'
import { phasesOf } from '@guatu/domain/plans/phase-ledger'
import { readCsv } from '@guatu/server/projects/import/read-csv'
import { say } from '@guatu/words/say'
import { tellRefusal } from './tell-refusal.ts'
import { EXIT, note, printJson, type Verb } from './verb.ts'

const help = `
guatu plan calibrate FILE.csv [--json] [--enough N] [--lang zh|en]

Measures the forecasts on history: each phase of a ledger with planned and actual dates is forecast on the day it began, from nothing
but what was known on that day, and held against what happened. Prints how many of the dates given with 50, 80 and 90 % held, and how
many planned dates were kept by the probability given for them.

  --enough N   finished phases of a kind from which its spread counts as known (default 20)

The first row names the columns: 阶段, 项目类型 (may be absent), 实际开始, 计划完成, 实际完成, or their names in the school construction
ledger of New York. Exit: 0 measured, 2 wrong use, 3 not such a file.
`

export const planCalibrate: Verb = {
  name: 'plan calibrate',
  summary: 'measure the forecasts on a ledger of planned and actual dates: of dates given 80 %, how many held',
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'zh' },
        enough: { type: 'string', default: '20' },
      },
    })
    const file = positionals[0]
    const enough = Number(values.enough)
    if (file === undefined || positionals.length > 1 || !(Number.isInteger(enough) && enough > 0)) {
      note(help.trim())
      return EXIT.wrongUse
    }
    const lang = values.lang === 'en' ? 'en' : 'zh'
    const measured = await calibrateFile(file, enough)
    if (isRefusal(measured)) return tellRefusal(measured, values.json)
    if (values.json) printJson(measured)
    else printSentences(measured, lang)
    return EXIT.done
  },
}

async function calibrateFile(file: string, enough: number) {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    return refuse('plan-unreadable', { file })
  }
  const book = readCsv(bytes, basename(file))
  if (isRefusal(book)) return book
  const read = phasesOf((book.sheets[0]?.rows ?? []).map((row) => Array.from(row, (cell) => String(cell?.value ?? ''))))
  if (isRefusal(read)) return refuse(read.code, { ...read.params, file })
  const measured = calibrateForecast(read.phases, enough)
  return { ...measured, passedOver: measured.passedOver + read.undated }
}

function printSentences(measured: Calibration, lang: 'zh' | 'en'): void {
  const line = (code: string, params: object): void =>
    void process.stdout.write(`${say(coded(code, { ...params }), lang)}\n`)
  const { phases, assumed, undecided, passedOver, knownUntil } = measured
  line('plans.calibration.scope', { phases, assumed, undecided, passedOver, knownUntil })
  for (const given of measured.given) line('plans.calibration.given', given)
  for (const bin of measured.planned) if (bin.judged > 0) line('plans.calibration.planned', bin)
}
