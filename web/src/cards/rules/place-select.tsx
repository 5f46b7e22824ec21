import type { RuleSetCatalogue } from '@guatu/contract/rule-sets'
import { useTranslation } from 'react-i18next'
import type { Place } from './mutations.ts'

const keyOf = (place: Place): string => `${place.kind} ${place.id ?? ''}`

/** Where a set holds: the whole district, a region, or a campaign. */
export function PlaceSelect({
  id,
  place,
  catalogue,
  onChange,
}: {
  id?: string
  place: Place
  catalogue: RuleSetCatalogue
  onChange: (place: Place) => void
}) {
  const { t } = useTranslation()
  const places: { place: Place; text: string }[] = [
    { place: { kind: 'district', id: null }, text: t('rules:place.district') },
    ...catalogue.campaigns.map((c) => ({
      place: { kind: 'campaign' as const, id: c.id },
      text: t('rules:place.campaign', { name: c.name }),
    })),
    ...catalogue.regions.map((r) => ({
      place: { kind: 'region' as const, id: r.code },
      text: t('rules:place.region', { name: r.name }),
    })),
  ]
  return (
    <select
      {...(id ? { id } : { 'aria-label': t('rules:edit.place') })}
      value={keyOf(place)}
      onChange={(event) => onChange(places.find((p) => keyOf(p.place) === event.target.value)?.place ?? place)}
    >
      {places.map((p) => (
        <option key={keyOf(p.place)} value={keyOf(p.place)}>
          {p.text}
        </option>
      ))}
    </select>
  )
}
