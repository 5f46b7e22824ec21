import type { Dispatch } from '@guatu/contract/reports'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { None } from '../parts/figures.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { addressOf } from '../platform/address.ts'
import { isWorse, longestFirst, type Section, telOf, worstChangesFirst } from './dispatch-model.ts'

type Row = { key: string; to: string; name: string; cells: ReactNode[] }

export function DispatchSection(props: { section: Section; count: number; dispatch: Dispatch }) {
  const { t } = useTranslation()
  const { section, dispatch } = props
  const rows = useRows(section, dispatch)
  const heads = t(`dispatch:heads.${section}`).split('|')
  return (
    <section className="dispatch-section" aria-labelledby={`section-${section}`}>
      <div className="section-head">
        <h2 id={`section-${section}`}>
          {t(`dispatch:section.${section}`)} <small>{props.count}</small>
        </h2>
        {section === 'missing' && (
          <Button size="small" href={addressOf('api/dispatch/missing.xlsx', { period: dispatch.period.key })} download>
            {t('dispatch:export')}
          </Button>
        )}
      </div>
      <div className="list-frame">
        <table className="list-table">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>
                  <Link data-row-link className="row-link two-lines" to={row.to} title={row.name}>
                    {row.name}
                  </Link>
                </td>
                {row.cells.map((cell, i) => (
                  <td key={heads[i + 1]} data-label={heads[i + 1]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function useRows(section: Section, dispatch: Dispatch): Row[] {
  const { t } = useTranslation()
  const of = (row: { projectId: string; projectName: string }, key: string, cells: ReactNode[], tail = ''): Row => ({
    key,
    to: `/projects/${row.projectId}${tail}`,
    name: row.projectName,
    cells,
  })
  if (section === 'changes')
    return worstChangesFirst(dispatch.changes).map((row) =>
      of(row, row.projectId, [
        <span key="level" className="change-levels">
          <LevelMark level={row.from} judged={row.fromJudged} /> → <LevelMark level={row.to} judged={row.toJudged} />
          <span className="sr-only">{t(isWorse(row) ? 'dispatch:worse' : 'dispatch:better')}</span>
        </span>,
        <span key="why" className="sentence">
          {row.sentence}
        </span>,
      ]),
    )
  if (section === 'worst')
    return dispatch.worst.map((row) =>
      of(row, row.projectId, [
        <LevelMark key="level" level={row.level} word={row.word} />,
        <span key="why" className="sentence">
          {row.sentence}
        </span>,
      ]),
    )
  if (section === 'bottlenecks')
    return longestFirst(dispatch.bottlenecks).map((row) =>
      of(row, row.id, [
        row.text,
        t(`bottlenecks:factor.${row.factor}`, { defaultValue: row.factor }),
        row.unit ?? <None key="unit" />,
        row.due,
        <b key="days">{t('dispatch:days', { count: row.daysOverdue })}</b>,
      ]),
    )
  if (section === 'milestones')
    return dispatch.milestones.map((row) =>
      of(
        row,
        `${row.projectId}-${row.activityId}`,
        [row.name, row.due, t(`dispatch:milestone.${row.state}`, { defaultValue: row.state })],
        '/plan',
      ),
    )
  return dispatch.missing.map((row) =>
    of(row, row.projectId, [
      row.unit ?? <None key="unit" />,
      row.liaison ?? <None key="liaison" />,
      telOf(row.phone) ? (
        <a key="phone" href={telOf(row.phone) ?? ''}>
          {row.phone}
        </a>
      ) : (
        (row.phone ?? <None key="phone" />)
      ),
      <a key="fill" href={addressOf(`report.html#${row.projectId}`)} target="_blank" rel="noreferrer">
        {t('dispatch:fillFor')}
      </a>,
    ]),
  )
}
