import type { Dossier } from '@guatu/contract/projects'
import type { Report } from '@guatu/contract/reports'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Money, MoneySaid } from '../parts/figures.tsx'
import { barShare } from '../parts/money-model.ts'
import { useMoneyUnit } from '../parts/money-unit.ts'
import { UnitSwitch } from '../parts/unit-switch.tsx'
import { api } from '../platform/api.ts'
import type { ActName } from './dossier-acts.tsx'
import { monthRows } from './dossier-model.ts'
import { projectKeys } from './keys.ts'
import { Section } from './section.tsx'

type Props = { dossier: Dossier; onAct: (act: ActName) => void }

/** The year's plan by month beside what was reported, and the funds by source. */
export function MoneySection({ dossier, onAct }: Props) {
  const { t } = useTranslation()
  const may = (ability: string) => dossier.may.includes(ability)
  const plan = dossier.yearPlan
  return (
    <Section
      id="money"
      title={t('projects:money.title')}
      note={<UnitSwitch />}
      acts={[
        { label: t('projects:money.setPlan'), onAct: () => onAct('setYearPlan'), shown: may('setYearPlan') },
        { label: t('projects:money.recordFunds'), onAct: () => onAct('recordFunds'), shown: may('recordFigures') },
      ]}
    >
      {plan ? (
        <p className="section-said">
          {t('projects:money.planOf', { year: plan.year })} <MoneySaid yuan={plan.total} />
          {plan.opening !== plan.total && (
            <>
              {' '}
              ({t('projects:money.opening')} <MoneySaid yuan={plan.opening} />)
            </>
          )}
          {' · '}
          {t('projects:money.done')} <MoneySaid yuan={dossier.yearDone} />
        </p>
      ) : (
        <p className="section-empty">{t('projects:money.noPlan')}</p>
      )}
      {plan && <Months dossier={dossier} />}
      <Funds dossier={dossier} />
    </Section>
  )
}

function Months({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const [unit] = useMoneyUnit()
  const reports = useQuery({
    queryKey: [...projectKeys.one(dossier.id), 'reports'],
    queryFn: () => api.get<Report[]>(`api/projects/${dossier.id}/reports`),
  })
  const rows = monthRows(dossier.yearPlan, reports.data ?? [])
  if (rows.every((row) => row.planned === null && row.done === null)) return null
  const full = dossier.yearPlan?.total ?? null
  return (
    <table className="plain-table months">
      <caption>{t('projects:money.byMonth')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('projects:money.month')}</th>
          {(['planned', 'plannedSoFar', 'doneSoFar'] as const).map((column) => (
            <th scope="col" key={column} className="cell-right">
              {t(`projects:money.${column}`)}
            </th>
          ))}
          <th scope="col" className="months-bar">
            {t('projects:money.bar')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.month}>
            <td>{t(`projects:money.months.${row.month}`)}</td>
            <td className="cell-right">
              <Money yuan={row.planned} unit={unit} />
            </td>
            <td className="cell-right">
              <Money yuan={row.plannedSoFar} unit={unit} />
            </td>
            <td className="cell-right" title={row.asOf ?? ''}>
              <Money yuan={row.done} unit={unit} />
            </td>
            <td className="months-bar" aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width={barShare(row.done, full)} height="10" className="bar-done" />
                <rect
                  x={Math.max(0, barShare(row.plannedSoFar, full) - 0.5)}
                  width="1"
                  height="10"
                  className="bar-plan"
                />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Funds({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const [unit] = useMoneyUnit()
  if (dossier.funds.length === 0) return <p className="section-empty">{t('projects:money.noFunds')}</p>
  const columns = ['planned', 'arrived', 'allocated', 'paid'] as const
  return (
    <table className="plain-table funds">
      <caption>{t('projects:money.funds')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('projects:money.source')}</th>
          {columns.map((column) => (
            <th scope="col" key={column} className="cell-right">
              {t(`projects:money.fund.${column}`)}
            </th>
          ))}
          <th scope="col">{t('projects:column.asOf')}</th>
        </tr>
      </thead>
      <tbody>
        {dossier.funds.map((fund) => (
          <tr key={fund.source}>
            <td>{fund.source}</td>
            {columns.map((column) => (
              <td key={column} className="cell-right">
                <Money yuan={fund[column]} unit={unit} />
              </td>
            ))}
            <td className="figure">{fund.asOf}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
