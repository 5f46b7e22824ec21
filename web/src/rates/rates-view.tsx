import type { RateRow } from '@guatu/contract/project-figures'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Lag, Money, None, Percent } from '../parts/figures.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { type MoneyUnit, printMoney, printSigned } from '../parts/money-model.ts'
import { useMoneyUnit } from '../parts/money-unit.ts'
import { type GroupedBy, projectsBehind, sumLines } from './rates-model.ts'

function usePercentColumn() {
  const { t } = useTranslation()
  return (
    key:
      | 'completionPercent'
      | 'calendarSharePercent'
      | 'onSchedulePercent'
      | 'fundsInPlacePercent'
      | 'startPercent'
      | 'dueStartPercent'
      | 'startOrResumePercent'
      | 'onTimePercent',
    desk = false,
  ): ListColumn<RateRow> => ({
    key,
    title: t(`rates:column.${key}`),
    unit: '%',
    align: 'right',
    width: 96,
    ...(desk ? { desk: true as const } : {}),
    render: (row) => <Percent value={row[key]} />,
  })
}

/** Name, money and rates of a group; ranks only where the server ranks. */
export function useRateColumns(by: GroupedBy, unit: MoneyUnit): ListColumn<RateRow>[] {
  const { t } = useTranslation()
  const money = t(`parts:${unit}`)
  const percent = usePercentColumn()
  return [
    {
      key: 'name',
      title: t(`rates:by.${by}`),
      render: (row) => <span className={`two-lines rate-depth-${Math.min(row.depth, 3)}`}>{row.name}</span>,
    },
    { key: 'rank', title: t('rates:column.rank'), align: 'right', width: 56, render: (row) => row.rank ?? <None /> },
    {
      key: 'projects',
      title: t('rates:column.projects'),
      unit: t('rates:column.count'),
      align: 'right',
      width: 72,
      render: (row) => row.projects,
    },
    {
      key: 'plan',
      title: t('rates:column.plan'),
      unit: money,
      align: 'right',
      width: 104,
      render: (row) => <Money yuan={row.plan} unit={unit} />,
    },
    {
      key: 'done',
      title: t('rates:column.done'),
      unit: money,
      align: 'right',
      width: 104,
      render: (row) => <Money yuan={row.done} unit={unit} />,
    },
    percent('completionPercent'),
    percent('calendarSharePercent', true),
    {
      key: 'lag',
      title: t('projects:column.lag'),
      unit: t('projects:column.points'),
      align: 'right',
      width: 80,
      render: (row) => <Lag points={row.lagPoints} />,
    },
    percent('onSchedulePercent'),
    percent('fundsInPlacePercent', true),
    percent('startPercent', true),
    percent('dueStartPercent', true),
    percent('startOrResumePercent', true),
    percent('onTimePercent', true),
    {
      key: 'asOf',
      title: t('projects:column.asOf'),
      width: 104,
      desk: true,
      render: (row) => (row.asOf ? <span className="figure">{row.asOf}</span> : <None />),
    },
  ]
}

type SumProps = { by: GroupedBy; row: RateRow | null; totalKey: string; onClose: () => void }

/** The sum behind a row, with the figures of the server put into the formula. */
export function RateSum({ by, row, totalKey, onClose }: SumProps) {
  const { t } = useTranslation()
  const [unit] = useMoneyUnit()
  const said = (name: string, value: string) =>
    name === 'done' || name === 'plan'
      ? `${printMoney(value, unit)} ${t(`parts:${unit}`)}`
      : name === 'lag'
        ? printSigned(value)
        : value
  const behind = row && projectsBehind(by, row, totalKey)
  return (
    <Drawer open={row !== null} onClose={onClose} size={480} title={row?.name}>
      {row && (
        <div className="rate-sum">
          {sumLines(row).map((line) => (
            <section key={line.text}>
              <h3>{t(`rates:sum.${line.text}.name`)}</h3>
              <p className="rate-formula">
                {t(
                  `rates:sum.${line.text}.formula`,
                  Object.fromEntries(Object.entries(line.figures).map(([name, value]) => [name, said(name, value)])),
                )}
              </p>
              <p className="second-line">{t(`rates:sum.${line.text}.meaning`)}</p>
            </section>
          ))}
          {row.asOf && <p>{t('rates:sum.oldest', { asOf: row.asOf })}</p>}
          {behind && <Link to={behind}>{t('rates:sum.projects', { count: row.projects })}</Link>}
        </div>
      )}
    </Drawer>
  )
}
