import type { MatterDetail } from '@guatu/contract/matters'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { CardMark } from '../cards/card-mark.tsx'
import { StepsSection } from '../cards/card-page.tsx'
import { ExemptionsOf } from '../cards/exemptions-of.tsx'
import { DateInput } from '../parts/fields.tsx'
import { None } from '../parts/figures.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { useMe } from '../platform/session.ts'
import { Evidence } from '../projects/evidence.tsx'
import { Section } from '../projects/section.tsx'
import { matterKeys } from './keys.ts'
import { MatterActDrawer } from './matter-act.tsx'
import { MatterForm } from './matter-form.tsx'
import { isAside, matterWay, type OfferedAct, offered, reachedOf } from './matter-model.ts'
import { DueOf, NumberOf } from './matters-page.tsx'
import { useMatter, useMatterLight } from './queries.ts'
import '../projects/projects.css'
import '../cards/cards.css'
import './matters.css'

/** One matter: what is asked, whose turn it is, its clock, its light with the evidence, and every step with who and when. */
export function MatterPage() {
  const { id = '' } = useParams()
  const found = useMatter(id)
  useRefreshOn('matters', matterKeys.one(id))
  if (found.isPending) return <LoadingShape rows={12} />
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  return <OpenMatter key={id} detail={found.data} />
}

function OpenMatter({ detail }: { detail: MatterDetail }) {
  const [chosen, setChosen] = useState<OfferedAct | null>(null)
  const [revising, setRevising] = useState(false)
  return (
    <div className="page dossier card-page matter-page">
      <MatterHead detail={detail} onAct={setChosen} onRevise={() => setRevising(true)} />
      <div className="dossier-columns">
        <div className="dossier-main">
          <DemandSection detail={detail} />
          <StepsSection steps={detail.steps} papersAt="api/matter-papers" />
        </div>
        <div className="dossier-side">
          <ClockSection detail={detail} />
          <LightSection detail={detail} />
        </div>
      </div>
      {chosen && (
        <MatterActDrawer
          key={`${chosen.act}${chosen.onPaper}`}
          detail={detail}
          chosen={chosen}
          onClose={() => setChosen(null)}
        />
      )}
      {revising && <MatterForm open detail={detail} onClose={() => setRevising(false)} />}
    </div>
  )
}

type HeadProps = { detail: MatterDetail; onAct: (act: OfferedAct) => void; onRevise: () => void }

function MatterHead({ detail, onAct, onRevise }: HeadProps) {
  const { t } = useTranslation()
  const { matter, may, mergedInto } = detail
  const acts = offered(may)
  const on = acts.filter((one) => !one.onPaper)
  const onPaper = acts.filter((one) => one.onPaper)
  return (
    <header className="dossier-head">
      <div className="page-head">
        <h1>
          {matter.light && <CardMark card={matter.light} strong />} {matter.title}
        </h1>
      </div>
      <p className="dossier-said">
        {matter.number && (
          <>
            <NumberOf row={matter} />
            {' · '}
          </>
        )}
        {t('matters:doneBy', { unit: matter.unit })}
        {detail.helpingUnits.length > 0 &&
          ` · ${t('matters:helpedBy', { units: detail.helpingUnits.map((u) => u.name).join(t('matters:comma')) })}`}
        {matter.projectId && (
          <>
            {' · '}
            <Link to={`/projects/${matter.projectId}`}>{matter.project}</Link>
          </>
        )}
      </p>
      {matter.light && matter.light.level !== 'normal' && <p className="card-sentence">{matter.light.sentence}</p>}
      {mergedInto && (
        <p className="section-warn">
          {t('matters:mergedInto')} <Link to={`/matters/${mergedInto.id}`}>{mergedInto.title}</Link>
        </p>
      )}
      <Way detail={detail} />
      <div className="card-acts no-print">
        {on.map((one, i) => (
          <Button key={one.act} type={i === 0 ? 'primary' : 'default'} onClick={() => onAct(one)}>
            {t(`matters:act.${one.act}`)}
          </Button>
        ))}
        {may.includes('revise') && <Button onClick={onRevise}>{t('matters:revise')}</Button>}
      </div>
      {onPaper.length > 0 && (
        <div className="card-acts matter-on-paper no-print">
          <span>{t('matters:forUnit')}</span>
          {onPaper.map((one) => (
            <Button key={one.act} size="small" onClick={() => onAct(one)}>
              {t(`matters:act.${one.act}`)}
            </Button>
          ))}
        </div>
      )}
    </header>
  )
}

/** The line of dots from registration to closing; what stands aside of it is told behind. */
function Way({ detail: { matter } }: { detail: MatterDetail }) {
  const { t } = useTranslation()
  const done = reachedOf(matter)
  return (
    <ol className="card-way" aria-label={t('matters:way')}>
      {matterWay.map((state, i) => (
        <li
          key={state}
          className={done[i] ? 'way-done' : ''}
          {...(matter.state === state && { 'aria-current': 'step' })}
        >
          {t(`matters:wayOf.${state}`)}
        </li>
      ))}
      {isAside(matter.state) && (
        <li className="way-ended" aria-current="step">
          {matter.stateName}
        </li>
      )}
    </ol>
  )
}

function DemandSection({ detail }: { detail: MatterDetail }) {
  const { t } = useTranslation()
  const { body, matter } = detail
  return (
    <Section id="demand" title={t('matters:field.demand')}>
      <p className="matter-demand">{body.demand || t('matters:noDemand')}</p>
      <dl className="pairs">
        <div>
          <dt>{t('matters:source')}</dt>
          <dd>
            {matter.sourceName}
            {body.sourceTitle && ` · ${body.sourceTitle}`}
            <span className="second-line">
              {[body.sourceNumber, body.sourceOn, body.leader].filter(Boolean).join(' · ')}
            </span>
            {body.sourcePeriod && (
              <Link to={`/dispatch?period=${encodeURIComponent(body.sourcePeriod)}`}>{t('matters:toDispatch')}</Link>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('matters:registeredBy')}</dt>
          <dd>
            {[detail.issuer, detail.registeredBy].filter(Boolean).join(' · ')}
            <span className="second-line">{detail.registeredOn}</span>
          </dd>
        </div>
      </dl>
    </Section>
  )
}

/** Whose turn it is, until when, and how long it lay in each hand: days of verification are not the unit's. */
function ClockSection({ detail }: { detail: MatterDetail }) {
  const { t } = useTranslation()
  const { matter, held } = detail
  return (
    <Section id="clock" title={t('matters:clock')}>
      <dl className="pairs">
        <div>
          <dt>{t('matters:stateLabel')}</dt>
          <dd>{matter.stateName}</dd>
        </div>
        <div>
          <dt>{t('matters:holder')}</dt>
          <dd>{matter.holderName}</dd>
        </div>
        <div>
          <dt>{t('matters:due')}</dt>
          <dd>
            <DueOf row={matter} />
          </dd>
        </div>
        {matter.reviewOn && (
          <div>
            <dt>{t('matters:reviewOn')}</dt>
            <dd>{matter.reviewOn}</dd>
          </div>
        )}
        {held.map((one) => (
          <div key={one.holder}>
            <dt>{t('matters:heldBy', { holder: one.name })}</dt>
            <dd className="figure">{t('matters:workingDays', { count: one.workingDays })}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** The light now, or as of a day that was chosen. */
function LightSection({ detail }: { detail: MatterDetail }) {
  const { t } = useTranslation()
  const me = useMe()
  const [asOf, setAsOf] = useState<string | null>(null)
  const past = useMatterLight(detail.matter.id, asOf)
  const evidence = asOf === null ? detail.evidence : (past.data?.evidence ?? null)
  return (
    <Section
      id="light"
      title={t('matters:light')}
      note={
        <span className="no-print">
          <DateInput value={asOf ?? me.today} onChange={setAsOf} label={t('matters:asOf')} />
        </span>
      }
    >
      <ExemptionsOf of={{ type: 'matter', id: detail.matter.id, name: detail.matter.title }} />
      {past.error && asOf !== null && <ProblemNote error={past.error} />}
      {asOf !== null && past.data && (
        <p className="section-said">{t('matters:stood', { state: past.data.stateName })}</p>
      )}
      {evidence ? (
        <Evidence light={{ ...evidence, projectId: '' }} projectId={null} />
      ) : (
        !past.error && <p className="section-empty">{detail.matter.assignedOn ? t('matters:noLight') : <None />}</p>
      )}
    </Section>
  )
}
