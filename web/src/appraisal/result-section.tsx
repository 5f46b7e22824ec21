import type { ContestDetail, ContestResult } from '@guatu/contract/appraisal'
import { Button, Drawer } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { None } from '../parts/figures.tsx'
import { type ListColumn, ListTable } from '../parts/list-table.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { addressOf } from '../platform/address.ts'
import { Section } from '../projects/section.tsx'

type Line = ContestResult['lines'][number]

/** Change of rank: an arrow and a number, never a colour. */
function RankChange({ change }: { change: number | null }) {
  const { t } = useTranslation()
  if (change === null) return <None />
  if (change === 0) return <span title={t('appraisal:same')}>→</span>
  const by = Math.abs(change)
  return (
    <span className="figure" title={t(change > 0 ? 'appraisal:up' : 'appraisal:down', { by })}>
      {change > 0 ? '↑' : '↓'}
      {by}
    </span>
  )
}

function useColumns(withChange: boolean): ListColumn<Line>[] {
  const { t } = useTranslation()
  const unit = t('appraisal:marksUnit')
  const figure = (key: 'untrimmed' | 'median'): ListColumn<Line> => ({
    ...{ key, title: t(`appraisal:${key}`), unit, align: 'right', width: 96, desk: true },
    render: (line) => (line[key] === null ? <None /> : <span className="figure">{line[key]}</span>),
  })
  return [
    {
      ...{ key: 'name', title: t('appraisal:contestant') },
      render: (line) => (
        <span className="two-lines" title={line.name}>
          {line.name}
        </span>
      ),
    },
    {
      ...{ key: 'rank', title: t('appraisal:rank'), align: 'right', width: 72 },
      render: (line) => (line.rank === null ? <None /> : <strong className="figure">{line.rank}</strong>),
    },
    ...(withChange
      ? [
          {
            ...{ key: 'change', title: t('appraisal:change'), align: 'right' as const, width: 72 },
            render: (line: Line) => <RankChange change={line.change} />,
          },
        ]
      : []),
    {
      ...{ key: 'score', title: t('appraisal:score'), unit, align: 'right', width: 96 },
      render: (line) => (line.score === null ? <None /> : <strong className="figure">{line.score}</strong>),
    },
    figure('untrimmed'),
    figure('median'),
    {
      ...{
        key: 'firsts',
        title: t('appraisal:firsts'),
        unit: t('appraisal:times'),
        align: 'right',
        width: 88,
        desk: true,
      },
      render: (line) => <span className="figure">{line.firsts}</span>,
    },
    {
      ...{ key: 'drawn', title: t('appraisal:drawn'), align: 'right', width: 88, desk: true },
      render: (line) => <span className="figure">{line.drawn}</span>,
    },
  ]
}

/** Who is ahead, by what arithmetic: the sum behind each score on a click. */
export function ResultSection({ detail, result }: { detail: ContestDetail; result: ContestResult }) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<Line | null>(null)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  const columns = useColumns(result.previous !== null)
  const { id } = detail.contest
  return (
    <Section
      id="result"
      title={t('appraisal:result')}
      note={
        result.previous && (
          <>
            {t('appraisal:comparedWith')} <Link to={`/contests/${result.previous.id}`}>{result.previous.name}</Link>
          </>
        )
      }
    >
      <div ref={frame}>
        <ListTable<Line>
          columns={columns}
          rows={result.lines}
          rowKey={(line) => line.contestantId}
          onOpen={setOpened}
          sort=""
          onSort={() => {}}
        />
      </div>
      <p className="contest-note">{t('appraisal:scoring')}</p>
      <p className="card-acts no-print">
        <Button href={addressOf(`api/contests/${id}/result.xlsx`)} download>
          {t('appraisal:resultExport')}
        </Button>
        <Button onClick={() => print()}>{t('appraisal:print')}</Button>
      </p>
      <p className="contest-signing">
        {detail.judges.map((judge) => (
          <span key={judge.id}>{judge.name}</span>
        ))}
      </p>
      <SumDrawer detail={detail} line={opened} onClose={() => setOpened(null)} />
    </Section>
  )
}

type Total = Line['totals'][number]

function useSumColumns(detail: ContestDetail): ListColumn<Total>[] {
  const { t } = useTranslation()
  const right = { align: 'right' as const, width: 80 }
  return [
    {
      ...{ key: 'judge', title: t('appraisal:judge') },
      render: (one) => (
        <>
          {detail.judges.find((judge) => judge.id === one.judgeId)?.name}
          {one.dropped && <span className="second-line">{t(`appraisal:dropped.${one.dropped}`)}</span>}
        </>
      ),
    },
    ...detail.items.map(
      (item): ListColumn<Total> => ({
        ...{ key: item.id, title: item.name, ...right },
        render: (one) => <span className="figure">{one.marks[item.id]}</span>,
      }),
    ),
    {
      ...{ key: 'total', title: t('appraisal:total'), ...right },
      render: (one) => (
        <span className="figure">{one.dropped ? <s>{one.total}</s> : <strong>{one.total}</strong>}</span>
      ),
    },
    {
      ...{ key: 'standard', title: t('appraisal:standard'), ...right },
      render: (one) => <span className="figure">{one.standard?.replace('-', '−') ?? <None />}</span>,
    },
  ]
}

type SumProps = { detail: ContestDetail; line: Line | null; onClose: () => void }

/** The arithmetic of one score: the sum in words, and every judge's marks with those that fell away. */
function SumDrawer({ detail, line, onClose }: SumProps) {
  const { t } = useTranslation()
  const columns = useSumColumns(detail)
  return (
    <Drawer open={line !== null} onClose={onClose} size={640} title={line?.name}>
      {line && (
        <div className="contest-sum">
          <p className="contest-score">
            <strong className="figure">{line.score ?? t('parts:none')}</strong>
            {line.rank !== null && <span>{t('appraisal:rankOf', { rank: line.rank })}</span>}
          </p>
          <p>{line.sum}</p>
          {line.tie && <p>{line.tie}</p>}
          <ListTable<Total>
            columns={columns}
            rows={line.totals}
            rowKey={(one) => one.judgeId}
            sort=""
            onSort={() => {}}
          />
          <p className="contest-note">{t('appraisal:standardNote')}</p>
        </div>
      )}
    </Drawer>
  )
}

type Report = ContestResult['judges'][number]

function useReportColumns(): ListColumn<Report>[] {
  const { t } = useTranslation()
  const figure = (key: string, width: number, text: (one: Report) => string | null): ListColumn<Report> => ({
    ...{ key, title: t(`appraisal:${key}`), align: 'right', width },
    render: (one) => {
      const said = text(one)
      return said === null ? <None /> : <span className="figure">{said}</span>
    },
  })
  return [
    { key: 'judge', title: t('appraisal:judge'), render: (one) => one.name },
    figure('counted', 80, (one) => String(one.counted)),
    figure('difference', 112, (one) => signed(one.difference)),
    figure('droppedTimes', 112, (one) => `${one.droppedHigh} / ${one.droppedLow}`),
    figure('reversed', 128, (one) => `${one.reversed} / ${one.pairs}`),
    {
      ...{ key: 'remark', title: t('appraisal:remark'), width: 144 },
      render: (one) =>
        one.deviates.length > 0 ? <strong>{one.deviates.join(t('appraisal:comma'))}</strong> : <None />,
    },
  ]
}

/** How each judge stands to the others; told only to who is to look into it. */
export function JudgesReport({ result }: { result: ContestResult }) {
  const { t } = useTranslation()
  const columns = useReportColumns()
  return (
    <Section id="report" title={t('appraisal:report')}>
      <ListTable<Report>
        columns={columns}
        rows={result.judges}
        rowKey={(one) => one.judgeId}
        sort=""
        onSort={() => {}}
      />
      <p className="contest-note">{t('appraisal:reportNote')}</p>
    </Section>
  )
}

/** '-2.50' → '−2.50', '1.00' → '+1.00'. */
const signed = (decimal: string | null): string | null =>
  decimal === null
    ? null
    : decimal.startsWith('-')
      ? `−${decimal.slice(1)}`
      : /[1-9]/.test(decimal)
        ? `+${decimal}`
        : decimal
