import type { NoticePreview } from '@guatu/contract/bulletins'
import { Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../parts/empty-state.tsx'
import { Lag, Percent } from '../parts/figures.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { addressOf } from '../platform/address.ts'
import { useDispatch } from '../reports/dispatch-queries.ts'
import { useHead, useNotice } from './queries.ts'
import { SetHead } from './set-head.tsx'
import './notice.css'

/**
 * The week's notice for the eye, then as Word in the official layout. Period and number stand in the address; without
 * a period it is the last one that is closed, and no other can be chosen.
 */
export function NoticePage() {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const period = params.get('period') ?? ''
  const number = params.get('number') ?? ''
  const notice = useNotice(period, number)
  const periods = useDispatch(period || null).data
  const head = useHead().data
  const [heading, setHeading] = useState(false)
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <div className="page notice">
      <div className="page-head">
        <h1>{t('bulletins:title')}</h1>
        {periods && (
          <Select
            className="notice-period"
            aria-label={t('bulletins:period')}
            value={period || (periods.periods.find((p) => p.state === 'locked')?.key ?? null)}
            onChange={(key: string) => change('period', key)}
            options={periods.periods.map((p) => ({ value: p.key, label: p.label, disabled: p.state !== 'locked' }))}
          />
        )}
        <label className="notice-number" htmlFor="notice-number">
          {t('bulletins:number')}
          <Input
            id="notice-number"
            inputMode="numeric"
            value={number}
            placeholder={t('bulletins:numberAuto')}
            onChange={(event) => change('number', event.target.value.replace(/\D/g, '').slice(0, 4))}
          />
        </label>
        <span className="page-space" />
        {head?.maySet && <Button onClick={() => setHeading(true)}>{t('bulletins:head.button')}</Button>}
        <Button type="primary" href={addressOf('api/notice.docx', { period, number })} download disabled={!notice.data}>
          {t('bulletins:download')}
        </Button>
      </div>
      {notice.isPending && <LoadingShape rows={10} />}
      {notice.error && <ProblemNote error={notice.error} onRetry={() => void notice.refetch()} />}
      {notice.data && <Paper notice={notice.data} />}
      {head?.maySet && <SetHead head={head} open={heading} onClose={() => setHeading(false)} />}
    </div>
  )
}

function Paper({ notice }: { notice: NoticePreview }) {
  const { t } = useTranslation()
  return (
    <article className="paper" lang="zh-CN">
      <h2>{notice.title}</h2>
      <p className="paper-number">{notice.number}</p>
      {notice.summary.split('\n').map((paragraph) => (
        <p key={paragraph} className="paper-text">
          {paragraph}
        </p>
      ))}
      <Ranking notice={notice} />
      <h3>{t('bulletins:cards')}</h3>
      {notice.cards.length === 0 ? <EmptyState title={t('bulletins:noCards')} /> : <Cards notice={notice} />}
      <h3>{t('bulletins:lights')}</h3>
      {notice.lights.length === 0 ? <EmptyState title={t('bulletins:noLights')} /> : <Lights notice={notice} />}
    </article>
  )
}

function Ranking({ notice }: { notice: NoticePreview }) {
  const { t } = useTranslation()
  return (
    <>
      <h3>{t('bulletins:ranking')}</h3>
      <PaperTable>
        <thead>
          <tr>
            <th scope="col" className="cell-right">
              {t('bulletins:rank')}
            </th>
            <th scope="col">{t('bulletins:name')}</th>
            <th scope="col" className="cell-right">
              {t('bulletins:projects')}
            </th>
            <th scope="col" className="cell-right">
              {t('bulletins:completion')}
              <small>%</small>
            </th>
            <th scope="col" className="cell-right">
              {t('bulletins:lag')}
              <small>{t('bulletins:points')}</small>
            </th>
            <th scope="col" className="cell-right">
              {t('bulletins:onSchedule')}
              <small>%</small>
            </th>
          </tr>
        </thead>
        <tbody>
          {notice.ranking.map((row) => (
            <tr key={row.name}>
              <td className="cell-right">{row.rank ?? '—'}</td>
              <td>{row.name}</td>
              <td className="cell-right">{row.projects}</td>
              <td className="cell-right">
                <Percent value={row.completionPercent} />
              </td>
              <td className="cell-right">
                <Lag points={row.lagPoints} />
              </td>
              <td className="cell-right">
                <Percent value={row.onSchedulePercent} />
              </td>
            </tr>
          ))}
        </tbody>
      </PaperTable>
    </>
  )
}

function Cards({ notice }: { notice: NoticePreview }) {
  const { t } = useTranslation()
  return (
    <PaperTable>
      <thead>
        <tr>
          <th scope="col">{t('bulletins:card')}</th>
          <th scope="col">{t('bulletins:project')}</th>
          <th scope="col">{t('bulletins:unit')}</th>
          <th scope="col">{t('bulletins:why')}</th>
          <th scope="col">{t('bulletins:cardNotice')}</th>
          <th scope="col">{t('bulletins:issuedOn')}</th>
        </tr>
      </thead>
      <tbody>
        {notice.cards.map((card) => (
          <tr key={`${card.project}-${card.number}-${card.word}`}>
            <td>
              <LevelMark level={card.level} word={card.word} />
            </td>
            <td>{card.project}</td>
            <td>{card.unit}</td>
            <td>{card.sentence}</td>
            <td className="paper-mark">{card.number}</td>
            <td className="paper-mark">{card.issuedOn}</td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  )
}

function Lights({ notice }: { notice: NoticePreview }) {
  const { t } = useTranslation()
  return (
    <PaperTable>
      <thead>
        <tr>
          <th scope="col">{t('bulletins:light')}</th>
          <th scope="col">{t('bulletins:project')}</th>
          <th scope="col">{t('bulletins:unit')}</th>
          <th scope="col">{t('bulletins:why')}</th>
          <th scope="col">{t('bulletins:ask')}</th>
        </tr>
      </thead>
      <tbody>
        {notice.lights.map((light) => (
          <tr key={`${light.project}-${light.unit}`}>
            <td>
              <LevelMark level={light.level} word={light.word} />
            </td>
            <td>{light.project}</td>
            <td>{light.unit}</td>
            <td>{light.sentence}</td>
            <td>{light.ask}</td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  )
}

/** Scrolls by itself on a phone, with arrows too. */
const PaperTable = ({ children }: { children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached without a mouse
  <div className="paper-table" tabIndex={0}>
    <table className="plain-table">{children}</table>
  </div>
)
