import { fromDayNumber } from '@guatu/domain/calendar/civil-date'
import type { Wall } from '@guatu/domain/wall/decode-wall'
import { wallTexts } from '../locales/wall.ts'
import type { WallQuery } from './wall-query.ts'
import type { Paper } from './wall-svg.ts'

/** Saves the wall as SVG, A0, one file a sheet. The sheet maker is loaded when it is first wanted. */
export async function saveSheets(
  wall: Wall,
  query: WallQuery,
  language: string,
  more?: (paper: Paper) => Promise<readonly string[]>,
): Promise<void> {
  const { wallSheets } = await import('./wall-svg.ts')
  const name = `${wallTexts(language).sheetTitle}-${fromDayNumber(wall.asOf)}`
  const sheets = [...wallSheets(wall, query, 'a0', language), ...((await more?.('a0')) ?? [])]
  sheets.forEach((svg, i, all) => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    link.download = all.length === 1 ? `${name}.svg` : `${name}-${i + 1}.svg`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  })
}
