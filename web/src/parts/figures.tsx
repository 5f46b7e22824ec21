import { useTranslation } from 'react-i18next'
import { type MoneyUnit, printMoney, printSigned, printYuan, unitForProse } from './money-model.ts'

/** An amount under a head that names the unit; the exact yuan in the tooltip. */
export function Money({ yuan, unit, digits }: { yuan: string | null; unit: MoneyUnit; digits?: number }) {
  const { t } = useTranslation()
  if (yuan === null) return <None />
  return (
    <span className="figure" title={`${printYuan(yuan)} ${t('parts:yuan')}`}>
      {printMoney(yuan, unit, digits)}
    </span>
  )
}

/** An amount in a headline or sentence, with its unit: 1.23 亿元, 123 million yuan. */
export function MoneySaid({ yuan }: { yuan: string | null }) {
  const { t, i18n } = useTranslation()
  if (yuan === null) return <None />
  const size = unitForProse(yuan)
  const unit = i18n.language === 'en' ? 'million' : size
  return (
    <span className="figure" title={`${printYuan(yuan)} ${t('parts:yuan')}`}>
      {printMoney(yuan, unit, unit === 'million' && size === 'yi' ? 0 : undefined)} <small>{t(`parts:${unit}`)}</small>
    </span>
  )
}

/** A percentage as the server rounded it; `sign` where the head does not say %. */
export function Percent({ value, sign = false }: { value: string | null; sign?: boolean }) {
  if (value === null) return <None />
  return (
    <span className="figure">
      {value.replace('-', '−')}
      {sign && '%'}
    </span>
  )
}

/** Points ahead (+) or behind (−) of the calendar; heavier when behind, never coloured: colour is the level's. */
export function Lag({ points, unit = false }: { points: string | null; unit?: boolean }) {
  const { t } = useTranslation()
  if (points === null) return <None />
  return (
    <span className={points.startsWith('-') ? 'figure figure-behind' : 'figure'}>
      {printSigned(points)}
      {unit && t('parts:points')}
    </span>
  )
}

/** No value: not zero, and not missing by mistake. */
export function None() {
  const { t } = useTranslation()
  return <span className="figure-none">{t('parts:none')}</span>
}
