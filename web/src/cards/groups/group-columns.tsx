import type { GroupKind, GroupRow } from '@guatu/contract/groups'
import { useTranslation } from 'react-i18next'
import { Lag, None, Percent } from '../../parts/figures.tsx'
import { LevelShape } from '../../parts/level-mark.tsx'
import type { ListColumn } from '../../parts/list-table.tsx'
import { usePalette } from '../../parts/palette.ts'
import { CardMark } from '../card-mark.tsx'
import { countsShown } from './groups-model.ts'

/** How many projects stand at each level: shape and number, the word for who can't see the shape. */
export function LevelCounts({ row }: { row: Pick<GroupRow, 'counts' | 'objects'> }) {
  const { t } = useTranslation()
  const palette = usePalette()
  if (row.objects === 0) return <None />
  return (
    <span className="group-counts">
      {countsShown(row).map(({ level, count }) => (
        <span key={level} title={t(`parts:level.${level}`)}>
          <LevelShape level={level} colour={palette[level]?.colour ?? 'none'} />
          <span className="group-word">{t(`parts:level.${level}`)}</span>
          <span className="figure">{count}</span>
        </span>
      ))}
    </span>
  )
}

function useLightColumns(): ListColumn<GroupRow>[] {
  const { t } = useTranslation()
  return [
    {
      key: 'light',
      title: t('groups:light'),
      width: 84,
      sort: 'level',
      descending: true,
      render: (row) => (row.light ? <CardMark card={row.light} /> : <None />),
    },
    {
      key: 'sentence',
      title: t('groups:why'),
      desk: true,
      render: (row) => (
        <span className="two-lines" title={row.light?.sentence}>
          {row.light?.sentence ?? <None />}
        </span>
      ),
    },
    {
      key: 'objects',
      title: t('groups:objects'),
      width: 56,
      align: 'right',
      sort: 'objects',
      descending: true,
      render: (row) => <span className="figure">{row.objects}</span>,
    },
    { key: 'counts', title: t('groups:counts'), width: 168, render: (row) => <LevelCounts row={row} /> },
  ]
}

function useFigureColumns(): ListColumn<GroupRow>[] {
  const { t } = useTranslation()
  return [
    {
      ...{ key: 'share', title: t('groups:share'), unit: '%', width: 76 },
      ...{ align: 'right' as const, sort: 'share', descending: true as const },
      render: (row) => <Percent value={row.sharePercent} />,
    },
    {
      ...{ key: 'completion', title: t('groups:completion'), unit: '%', width: 76 },
      ...{ align: 'right' as const, sort: 'completion', descending: true as const, desk: true as const },
      render: (row) => <Percent value={row.completionPercent} />,
    },
    {
      ...{ key: 'lag', title: t('groups:lag'), unit: t('parts:points'), width: 76 },
      ...{ align: 'right' as const, sort: 'lag' },
      render: (row) => <Lag points={row.lagPoints} />,
    },
  ]
}

export function useGroupColumns(by: GroupKind): ListColumn<GroupRow>[] {
  const { t } = useTranslation()
  const columns: ListColumn<GroupRow>[] = [
    {
      key: 'name',
      title: t(`groups:by.${by}`),
      ...(by === 'unit' && { width: 120 }),
      sort: 'name',
      render: (row) => (
        <span className={`two-lines group-depth-${Math.min(row.depth, 3)}`} title={row.name}>
          {row.name}
        </span>
      ),
    },
    ...useLightColumns(),
    ...useFigureColumns(),
  ]
  const asOf: ListColumn<GroupRow> = {
    ...{ key: 'asOf', title: t('groups:asOf'), width: 100, desk: true as const },
    render: (row) => (row.asOf ? <span className="figure">{row.asOf}</span> : <None />),
  }
  const matters: ListColumn<GroupRow> = {
    ...{ key: 'matters', title: t('groups:matters'), width: 88 },
    render: (row) =>
      row.matters ? (
        <>
          <CardMark card={row.matters} />
          <span className="second-line">{t('groups:mattersCount', { count: row.matters.objects })}</span>
        </>
      ) : (
        <None />
      ),
  }
  if (by === 'territory' || by === 'administration') return [...columns, asOf]
  if (by !== 'unit') return [...columns, matters, asOf]
  const waits: ListColumn<GroupRow> = {
    ...{ key: 'waits', title: t('groups:waits'), width: 112, sort: 'waits', descending: true as const },
    render: (row) =>
      row.waits ? (
        <>
          <CardMark card={row.waits} />
          <span className="second-line">
            {t('groups:waitsCount', { items: row.waits.items, days: row.waits.longestDays })}
          </span>
        </>
      ) : (
        <None />
      ),
  }
  // The day stands at the head of the desk; here the reasons need the room.
  return [...columns, matters, waits]
}
