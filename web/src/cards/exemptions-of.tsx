import type { Exemption } from '@guatu/contract/card-rows'
import type { Page } from '@guatu/contract/common'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../platform/api.ts'
import { useRefreshOn } from '../platform/live.ts'
import { useMay } from '../platform/session.ts'
import { EndExemption, type Exempted, GrantExemption } from './grant-exemption.tsx'
import { cardKeys } from './keys.ts'
import './cards.css'

/** Beside a light: what its object is exempted from today, by whom, why and until when; whoever may, grants and ends it here. */
export function ExemptionsOf({ of }: { of: Exempted }) {
  const { t } = useTranslation()
  const mayGrant = useMay('grantExemption')
  const [granting, setGranting] = useState(false)
  const [ending, setEnding] = useState<Exemption | null>(null)
  const key = cardKeys.exemptionsOf(of.type, of.id)
  useRefreshOn('exemptions', key)
  const found = useQuery({
    queryKey: key,
    queryFn: () => api.get<Page<Exemption>>('api/exemptions', { subjectId: of.id, state: 'inForce' }),
  })
  const rows = found.data?.rows ?? []
  if (rows.length === 0 && !mayGrant) return null
  return (
    <div className="exemptions-of">
      {rows.map((row) => (
        <p key={row.id} className="exemption-line">
          {t('cards:exemptedNow', {
            rule: row.ruleName ?? t('cards:field.wholeSet'),
            to: row.to,
            approver: row.approver,
            reason: row.reason,
          })}
          {mayGrant && (
            <button type="button" className="plain-button link-button no-print" onClick={() => setEnding(row)}>
              {t('cards:endExemption')}
            </button>
          )}
        </p>
      ))}
      {mayGrant && (
        <button type="button" className="plain-button link-button no-print" onClick={() => setGranting(true)}>
          {t('cards:grantExemption')}
        </button>
      )}
      {mayGrant && <GrantExemption of={of} open={granting} onClose={() => setGranting(false)} />}
      {ending && <EndExemption key={ending.id} exemption={ending} onClose={() => setEnding(null)} />}
    </div>
  )
}
