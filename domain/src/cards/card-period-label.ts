import { type Coded, coded } from '../kernel/coded.ts'
import { parsePeriodKey, periodLabel } from '../reports/periods.ts'

/** A card's period in words: the year and its month, since lists and papers of cards run over years; a quarter as elsewhere. */
export function cardPeriodLabel(period: string): Coded {
  const label = periodLabel(period)
  return parsePeriodKey(period)?.kind === 'month' ? coded('cards.period.month', label.params) : label
}
