import { readFileSync } from 'node:fs'
import { isRefusal } from '@guatu/domain/kernel/coded'
import { textOf } from '@guatu/domain/projects/ledger/plain-text'
import { readLedgerFile } from './read-ledger-file.ts'
import type { ChildSays, ReadRequest, SheetGrid } from './read-ledger-in-child.ts'
import { isLargeAndPlain } from './weigh-xls.ts'

/** Rows a message; about 200 kB, parsed in a millisecond or two. */
const PIECE = 200
/** Rows of a sheet that are handed back as they stand. */
const MOST_SHOWN = 400

const say = (said: ChildSays): Promise<void> =>
  new Promise((resolve) => process.send!(said, undefined, undefined, () => resolve()))

async function answer(request: ReadRequest): Promise<void> {
  const tell = (share: number) => say({ type: 'progress', share })
  await tell(0.1)
  const bytes = readFileSync(request.path)
  if (!request.roomy && isLargeAndPlain(bytes)) return await say({ type: 'wantsRoom' })
  const read = await readLedgerFile(bytes, request.fileName, request.profile, request.repairs, tell)
  if (isRefusal(read)) return await say({ type: 'refused', refusal: read })
  const { understanding, cells } = read
  const shown = request.grid ? cells.sheets : []
  const grids: SheetGrid[] = shown.map((s) => ({ sheet: s.name, rows: [], merges: s.merges, hiddenRows: s.hiddenRows }))
  await say({
    type: 'start',
    understanding: { ...understanding, rows: [], sheets: understanding.sheets.map((s) => ({ ...s, rows: [] })) },
    grids,
  })
  let sent = 0
  for (const [i, sheet] of understanding.sheets.entries()) {
    for (let r = 0; r < sheet.rows.length; r += PIECE) {
      const rows = sheet.rows.slice(r, r + PIECE)
      await say({ type: 'rows', sheet: i, rows })
      sent += rows.length
      await tell(0.6 + 0.3 * (sent / understanding.rows.length))
    }
  }
  for (const [i, sheet] of shown.entries()) {
    for (let r = 0; r < Math.min(sheet.rows.length, MOST_SHOWN); r += PIECE) {
      await say({
        type: 'grid',
        sheet: i,
        rows: sheet.rows.slice(r, Math.min(r + PIECE, MOST_SHOWN)).map((row) => Array.from(row, (c) => textOf(c))),
      })
    }
  }
  await say({ type: 'done' })
}

process.on('message', (request: ReadRequest) => {
  answer(request).catch(() => process.exit(1))
})
process.on('disconnect', () => process.exit(0))
void say({ type: 'ready' })
