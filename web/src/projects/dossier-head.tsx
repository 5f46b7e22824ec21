import type { Dossier } from '@guatu/contract/projects'
import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Computed } from '../calendar/provisional-date.tsx'
import { sayLooseDate } from '../parts/date-model.ts'
import { Lag, MoneySaid, None, Percent } from '../parts/figures.tsx'
import { LevelMark, LevelShape } from '../parts/level-mark.tsx'
import { usePalette } from '../parts/palette.ts'
import type { ActName } from './dossier-acts.tsx'
import { Evidence } from './evidence.tsx'
import { useLight, useStrip } from './queries.ts'

type Props = { dossier: Dossier; onAct: (act: ActName) => void }

/** The headline: light with its reason, committed and forecast finish, days to win back, three rates. */
export function DossierHead({ dossier, onAct }: Props) {
  const { t } = useTranslation()
  const { body, names } = dossier
  const may = (ability: string) => dossier.may.includes(ability)
  const said = [
    t(`projects:kind.${body.kind}`),
    t(`projects:yearClass.${body.yearClass}`),
    t(`projects:stage.${body.stage}`),
    names.region,
    names.ownerUnit?.name,
  ].filter(Boolean)
  return (
    <header className="dossier-head">
      <div className="page-head">
        <h1>{body.name}</h1>
        <span className="page-space" />
        <span className="dossier-buttons no-print">
          {may('report') && <Button href={`report.html#${dossier.id}`}>{t('projects:head.report')}</Button>}
          {may('change') && <Button onClick={() => onAct('change')}>{t('projects:head.change')}</Button>}
          <Button onClick={() => print()}>{t('projects:head.print')}</Button>
        </span>
      </div>
      <p className="dossier-said">{said.join(' · ')}</p>
      <LightLine id={dossier.id} />
      <dl className="headline">
        <Finish dossier={dossier} onMove={may('moveCommitment') ? () => onAct('moveCommitment') : null} />
        <Figure name={t('projects:head.forecast')}>
          {dossier.forecastFinish ? <Computed date={dossier.forecastFinish} /> : <None />}
        </Figure>
        <Figure name={t('projects:head.winBack')}>
          {dossier.daysToWinBack === null ? <None /> : t('projects:days', { count: dossier.daysToWinBack })}
        </Figure>
        <Figure name={t('projects:head.total')}>
          <MoneySaid yuan={body.total} />
        </Figure>
        <Rates dossier={dossier} />
      </dl>
    </header>
  )
}

function Figure({ name, note, children }: { name: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {note && <small>{note}</small>}
      </dd>
    </div>
  )
}

function Rates({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const { rates } = dossier
  const opening = rates.completionAgainstOpeningPlan
  return (
    <>
      <Figure
        name={t('projects:head.completion')}
        note={
          <>
            {t('projects:head.calendarShare')} <Percent value={rates.calendarSharePercent} sign />
            {opening !== null && opening !== rates.completionPercent && (
              <>
                {' · '}
                {t('projects:head.againstOpening')} <Percent value={opening} sign />
              </>
            )}
          </>
        }
      >
        <Percent value={rates.completionPercent} sign /> <Lag points={rates.lagPoints} unit />
      </Figure>
      <Figure name={t('projects:head.fundsInPlace')}>
        <Percent value={rates.fundsInPlacePercent} sign />
      </Figure>
      <Figure name={t('projects:head.physical')}>
        <Percent value={dossier.physicalPercent} sign />
      </Figure>
    </>
  )
}

function Finish({ dossier, onMove }: { dossier: Dossier; onMove: (() => void) | null }) {
  const { t, i18n } = useTranslation()
  const finish = dossier.committedFinish
  const moved = finish && finish.moves > 0
  return (
    <Figure
      name={t('projects:head.committed')}
      note={
        <>
          {moved && (
            <span title={t('projects:head.original', { date: sayLooseDate(finish.original, i18n.language) })}>
              {t('projects:head.moved', {
                moves: finish.moves,
                days: finish.movedDays > 0 ? `+${finish.movedDays}` : String(finish.movedDays).replace('-', '−'),
              })}
            </span>
          )}
          {onMove && (
            <button type="button" className="plain-button link-button no-print" onClick={onMove}>
              {t(finish ? 'projects:head.move' : 'projects:head.commit')}
            </button>
          )}
        </>
      }
    >
      {finish ? sayLooseDate(finish.inForce, i18n.language) : <None />}
    </Figure>
  )
}

/** The light and its sentence; one click shows rule, inputs and arithmetic. */
function LightLine({ id }: { id: string }) {
  const { t } = useTranslation()
  const light = useLight(id)
  const strip = useStrip(id)
  const palette = usePalette()
  const [open, setOpen] = useState(false)
  if (!light.data)
    return <p className="light-line light-waiting">{light.error ? t('projects:light.none') : t('shell:loading')}</p>
  return (
    <div className="light-line">
      <LevelMark level={light.data.level} word={light.data.word} judged={light.data.judged} strong />
      <p>{light.data.sentence}</p>
      <button type="button" className="plain-button link-button no-print" onClick={() => setOpen(true)}>
        {t('projects:light.why')}
      </button>
      <ol className="strip" aria-label={t('projects:light.strip')}>
        {(strip.data ?? []).map((period) => (
          <li
            key={period.period}
            title={`${period.label}：${period.judged ? (palette[period.level]?.word ?? '') : ''} ${period.sentence}`}
          >
            <LevelShape level={period.level} colour={palette[period.level]?.colour ?? 'none'} judged={period.judged} />
          </li>
        ))}
      </ol>
      <Drawer open={open} onClose={() => setOpen(false)} size={520} title={t('projects:light.evidence')}>
        <Evidence light={light.data} />
        <p className="evidence-more">
          <Link to="/wall">{t('projects:light.toWall')}</Link>
        </p>
      </Drawer>
    </div>
  )
}
