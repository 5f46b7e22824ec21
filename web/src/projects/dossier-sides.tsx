import type { Dossier } from '@guatu/contract/projects'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ActName } from './dossier-acts.tsx'
import { Section } from './section.tsx'

type Props = { dossier: Dossier; onAct: (act: ActName) => void }

/** Who answers: HQ, task force, and the person who holds each post today. */
export function AnswererSection({ dossier }: { dossier: Dossier }) {
  const { t } = useTranslation()
  const { names } = dossier
  const crews = [
    [t('projects:field.headquartersId'), names.headquarters],
    [t('projects:field.areaHeadquartersId'), names.areaHeadquarters],
    [t('projects:field.taskForceId'), names.taskForce],
    [t('projects:field.leadUnitId'), names.leadUnit],
    [t('projects:field.administrationId'), names.administration],
  ] as const
  return (
    <Section id="answerers" title={t('projects:answerers.title')}>
      <dl className="pairs">
        {crews.map(([label, unit]) =>
          unit ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{unit.name}</dd>
            </div>
          ) : null,
        )}
        {dossier.answerers.map((one) => (
          <div key={`${one.duty}${one.post}${one.unit}`}>
            <dt>{t(`projects:duty.${one.duty}`)}</dt>
            <dd>
              {one.person ?? t('projects:answerers.vacant')}
              {one.phone && (
                <>
                  {' '}
                  <a href={`tel:${one.phone}`}>{one.phone}</a>
                </>
              )}
              <span className="second-line">
                {one.unit} {one.post}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** The stage and its gate: what is missing for the next one. */
export function StageSection({ dossier, onAct }: Props) {
  const { t } = useTranslation()
  const { gate, body } = dossier
  return (
    <Section
      id="stage"
      title={t('projects:stages.title')}
      acts={[
        {
          label: t('projects:stages.enter'),
          onAct: () => onAct('enterStage'),
          shown: dossier.may.includes('enterStage'),
        },
      ]}
    >
      <p className="section-said">
        <strong>{t(`projects:stage.${body.stage}`)}</strong>
        {gate.next && <> → {t(`projects:stage.${gate.next}`)}</>}
      </p>
      {gate.next &&
        (gate.missing.length > 0 ? (
          <>
            <p>{t('projects:stages.missing')}</p>
            <ul className="missing">
              {gate.missing.map((item) => (
                <li key={item}>{t(`projects:gateItem.${item}`)}</li>
              ))}
            </ul>
          </>
        ) : (
          <p className="section-empty">{t('projects:stages.ready')}</p>
        ))}
    </Section>
  )
}

/** 纳统: where the statistical entry stands, and for how many days a started project has waited. */
export function StatisticsSection({ dossier, onAct }: Props) {
  const { t } = useTranslation()
  const { statistics } = dossier
  return (
    <Section
      id="statistics"
      title={t('projects:statistics.title')}
      acts={[
        {
          label: t('projects:statistics.record'),
          onAct: () => onAct('recordStatistics'),
          shown: dossier.may.includes('recordFigures'),
        },
      ]}
    >
      <p className="section-said">
        <strong>{t(`projects:statistics.state.${statistics.state}`)}</strong>
        {statistics.month && <> · {statistics.month}</>}
      </p>
      {statistics.daysStartedNotEntered !== null && statistics.daysStartedNotEntered > 0 && (
        <p className="section-warn">{t('projects:statistics.waiting', { count: statistics.daysStartedNotEntered })}</p>
      )}
      {statistics.reason && <p>{statistics.reason}</p>}
    </Section>
  )
}

/** Codes, lists and the sub-items of a package. */
export function RegisterSection({ dossier, onAct }: Props) {
  const { t } = useTranslation()
  const may = dossier.may.includes('change')
  return (
    <Section
      id="register"
      title={t('projects:register.title')}
      acts={[
        { label: t('projects:register.addListing'), onAct: () => onAct('addListing'), shown: may },
        { label: t('projects:register.addCode'), onAct: () => onAct('addCode'), shown: may },
      ]}
    >
      <ul className="registers">
        {dossier.listings.map((listing) => (
          <li key={listing.id}>
            {listing.list}
            <span className="second-line">
              {[listing.documentNumber, `${listing.from} — ${listing.to ?? t('projects:register.open')}`]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
        {dossier.codes.map((code) => (
          <li key={code.id}>
            <span className="figure">{code.code}</span>
            <span className="second-line">{t(`projects:codeKind.${code.kind}`)}</span>
          </li>
        ))}
      </ul>
      {dossier.listings.length + dossier.codes.length === 0 && (
        <p className="section-empty">{t('projects:register.empty')}</p>
      )}
      {dossier.subItems.length > 0 && (
        <>
          <p>{t('projects:register.subItems')}</p>
          <ul className="registers">
            {dossier.subItems.map((item) => (
              <li key={item.id}>
                <Link to={`/projects/${item.id}`}>{item.name}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
