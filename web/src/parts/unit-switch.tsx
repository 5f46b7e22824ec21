import { useTranslation } from 'react-i18next'
import { useMoneyUnit } from './money-unit.ts'

/** The unit at the head of a table, 单位：万元; a click shows 亿元 instead. */
export function UnitSwitch() {
  const { t } = useTranslation()
  const [unit, change] = useMoneyUnit()
  return (
    <button
      type="button"
      className="plain-button unit-switch"
      title={t('parts:switchUnit')}
      onClick={() => change(unit === 'wan' ? 'yi' : 'wan')}
    >
      {t(unit === 'wan' ? 'parts:unitWan' : 'parts:unitYi')}
    </button>
  )
}
