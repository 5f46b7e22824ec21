import type { Dossier } from '@guatu/contract/projects'
import { useTranslation } from 'react-i18next'
import { sayLooseDate } from '../parts/date-model.ts'
import { printWan } from '../reports/wan-yuan.ts'

const coded = ['kind', 'yearClass', 'stage', 'chainRole']

/** The value of a field of the body as people read it; an id whose name is not at hand is said to be another one. */
export function usePrintField(dossier: Dossier): (field: string, value: unknown) => string {
  const { t, i18n } = useTranslation()
  const named = Object.values(dossier.names).flatMap((one) => (one && typeof one === 'object' ? [one] : []))
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('parts:none')
    if (coded.includes(field)) return t(`projects:${field}.${String(value)}`)
    if (field === 'total') return `${printWan(String(value))} ${t('parts:wan')}`
    if (field === 'plannedStart') return sayLooseDate(value as Parameters<typeof sayLooseDate>[0], i18n.language)
    if (field.endsWith('Id')) return named.find((one) => one.id === value)?.name ?? t('projects:change.another')
    return String(value)
  }
}
