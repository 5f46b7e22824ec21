import type { ProjectRow } from '@guatu/contract/projects'
import { useTranslation } from 'react-i18next'
import { Computed } from '../calendar/provisional-date.tsx'
import { sayLooseDate } from '../parts/date-model.ts'
import { Lag, Money, None, Percent } from '../parts/figures.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import type { ListFilter } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import type { MoneyUnit } from '../parts/money-model.ts'
import { usePalette } from '../parts/palette.ts'
import { allStages, kinds, levels, yearClasses } from './project-words.ts'
import { useChains, useTrees, useUnitsOf } from './queries.ts'

/** The columns of the project list; one unit for all money, named at each head. */
export function useProjectColumns(unit: MoneyUnit): ListColumn<ProjectRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'name',
      title: t('projects:column.name'),
      sort: 'name',
      render: (row) => (
        <>
          <span className="two-lines" title={row.name}>
            {row.name}
          </span>
          <span className="second-line">{[row.ownerUnit, row.region].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      key: 'level',
      title: t('projects:column.level'),
      width: 84,
      sort: 'level',
      render: (row) => <LevelMark level={row.level} judged={row.judged} />,
    },
    {
      key: 'stage',
      title: t('projects:column.stage'),
      width: 84,
      desk: true,
      render: (row) => (
        <>
          {t(`projects:stage.${row.stage}`)}
          <span className="second-line">{t(`projects:yearClass.${row.yearClass}`)}</span>
        </>
      ),
    },
    {
      key: 'headquarters',
      title: t('projects:column.headquarters'),
      width: 150,
      render: (row) => (
        <>
          {row.headquarters ?? <None />}
          <span className="second-line">{row.taskForce}</span>
        </>
      ),
    },
    ...useFigureColumns(unit),
    ...useDateColumns(),
  ]
}

function useFigureColumns(unit: MoneyUnit): ListColumn<ProjectRow>[] {
  const { t } = useTranslation()
  const money = t(`parts:${unit}`)
  return [
    {
      key: 'total',
      title: t('projects:column.total'),
      unit: money,
      align: 'right',
      width: 92,
      sort: 'total',
      descending: true,
      desk: true,
      render: (row) => <Money yuan={row.total} unit={unit} />,
    },
    {
      key: 'yearPlan',
      title: t('projects:column.yearPlan'),
      unit: money,
      align: 'right',
      width: 84,
      desk: true,
      render: (row) => <Money yuan={row.yearPlan} unit={unit} />,
    },
    {
      key: 'yearDone',
      title: t('projects:column.yearDone'),
      unit: money,
      align: 'right',
      width: 84,
      desk: true,
      render: (row) => <Money yuan={row.yearDone} unit={unit} />,
    },
    {
      key: 'completion',
      title: t('projects:column.completion'),
      unit: '%',
      align: 'right',
      width: 72,
      sort: 'completion',
      render: (row) => <Percent value={row.completionPercent} />,
    },
    {
      key: 'lag',
      title: t('projects:column.lag'),
      unit: t('projects:column.points'),
      align: 'right',
      width: 76,
      sort: 'lag',
      render: (row) => <Lag points={row.lagPoints} />,
    },
  ]
}

function useDateColumns(): ListColumn<ProjectRow>[] {
  const { t, i18n } = useTranslation()
  return [
    { key: 'asOf', title: t('projects:column.asOf'), width: 92, desk: true, render: (row) => row.asOf ?? <None /> },
    {
      key: 'committed',
      title: t('projects:column.committed'),
      width: 104,
      sort: 'finish',
      render: (row) => (row.committedFinish ? sayLooseDate(row.committedFinish, i18n.language) : <None />),
    },
    {
      key: 'forecast',
      title: t('projects:column.forecast'),
      width: 124,
      render: (row) => (row.forecastFinish ? <Computed date={row.forecastFinish} /> : <None />),
    },
  ]
}

export function useProjectFilters(): ListFilter[] {
  const { t } = useTranslation()
  const palette = usePalette()
  const headquarters = useUnitsOf('headquarters')
  const taskForces = useUnitsOf('taskForce')
  const trees = useTrees()
  const chains = useChains()
  const named = (rows: readonly { id: string; name: string }[] | undefined) =>
    (rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return [
    {
      name: 'level',
      label: t('projects:column.level'),
      options: levels.map((level) => ({ value: level, label: palette[level]?.word ?? t(`parts:level.${level}`) })),
    },
    {
      name: 'yearClass',
      label: t('projects:column.yearClass'),
      options: yearClasses.map((value) => ({ value, label: t(`projects:yearClass.${value}`) })),
    },
    {
      name: 'stage',
      label: t('projects:column.stage'),
      options: allStages.map((value) => ({ value, label: t(`projects:stage.${value}`) })),
    },
    {
      name: 'kind',
      label: t('projects:column.kind'),
      options: kinds.map((value) => ({ value, label: t(`projects:kind.${value}`) })),
    },
    { name: 'headquarters', label: t('projects:column.headquarters'), options: named(headquarters.data), single: true },
    { name: 'taskForce', label: t('projects:column.taskForce'), options: named(taskForces.data), single: true },
    {
      name: 'region',
      label: t('projects:column.region'),
      options: (trees.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name })),
      single: true,
    },
    {
      name: 'chain',
      label: t('projects:column.chain'),
      options: (chains.data ?? []).map(({ key, name }) => ({ value: key, label: name })),
      single: true,
    },
  ]
}
