import type { GroupDetail, GroupKind } from '@guatu/contract/groups'
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Lag, None, Percent } from '../../parts/figures.tsx'
import { LoadingShape } from '../../parts/loading-shape.tsx'
import { ProblemNote } from '../../parts/problem-note.tsx'
import { Evidence } from '../../projects/evidence.tsx'
import '../../projects/projects.css'
import { CardMark } from '../card-mark.tsx'
import { ExemptionsOf } from '../exemptions-of.tsx'
import { LevelCounts } from './group-columns.tsx'
import { projectsOf } from './groups-model.ts'
import { useGroup } from './queries.ts'

type Props = { by: GroupKind; id: string | null; onClose: () => void }

/** Why a unit or campaign stands as it does: the rule, the sum, and every project behind it. */
export function GroupDrawer({ by, id, onClose }: Props) {
  const { t } = useTranslation()
  const found = useGroup(by, id)
  return (
    <Drawer
      open={id !== null}
      onClose={onClose}
      size={640}
      title={found.data?.group.name ?? t('groups:title')}
      rootClassName="group-drawer"
    >
      {id !== null && found.isPending && <LoadingShape rows={8} />}
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <GroupEvidence detail={found.data} />}
    </Drawer>
  )
}

function GroupEvidence({ detail }: { detail: GroupDetail }) {
  const { t } = useTranslation()
  const { group, evidence, waitsEvidence, holder, members } = detail
  const to = projectsOf(group.by, group.id)
  return (
    <>
      <dl className="group-facts">
        <dt>{t('groups:counts')}</dt>
        <dd>
          <LevelCounts row={group} />
        </dd>
        <dt>{t('groups:share')}</dt>
        <dd>
          <Percent value={group.sharePercent} sign />
        </dd>
        <dt>{t('groups:completion')}</dt>
        <dd>
          <Percent value={group.completionPercent} sign />
        </dd>
        <dt>{t('groups:lag')}</dt>
        <dd>
          <Lag points={group.lagPoints} unit />
        </dd>
        {holder && (
          <>
            <dt>{t('groups:holder')}</dt>
            <dd>{t('groups:holderSince', { name: holder.name, since: holder.since })}</dd>
          </>
        )}
      </dl>
      <ExemptionsOf of={{ type: group.by, id: group.id, name: group.name }} />
      {evidence && <Evidence light={{ ...evidence, projectId: '' }} projectId={null} />}
      <h3>{t('groups:membersTitle', { count: members.length })}</h3>
      <Members members={members} />
      {to && members.length > 0 && (
        <Link to={to}>{t(group.by === 'campaign' ? 'groups:openCampaign' : 'groups:openList')}</Link>
      )}
      <MattersPart detail={detail} />
      <InsidePart detail={detail} />
      {waitsEvidence && (
        <>
          <h3>{t('groups:waitsTitle', { count: detail.waits.length })}</h3>
          <Evidence light={{ ...waitsEvidence, projectId: '' }} projectId={null} />
          <Waits waits={detail.waits} />
        </>
      )}
    </>
  )
}

/** Its open matters with their own light: judged apart, never in one list with its projects. */
function MattersPart({ detail: { group, mattersEvidence, matters } }: { detail: GroupDetail }) {
  const { t } = useTranslation()
  if (!mattersEvidence || !group.matters) return null
  return (
    <>
      <h3>{t('groups:mattersTitle', { count: matters.length })}</h3>
      <dl className="group-facts">
        <dt>{t('groups:closure')}</dt>
        <dd>
          <Percent value={group.matters.closurePercent} sign />
        </dd>
        <dt>{t('groups:onTimeClosure')}</dt>
        <dd>
          <Percent value={group.matters.onTimeClosurePercent} sign />
        </dd>
      </dl>
      <Evidence light={{ ...mattersEvidence, projectId: '' }} projectId={null} />
      <Members members={matters} to="/matters" />
    </>
  )
}

/** What a unit has inside a campaign is judged by the campaign's own set, beside its light over all it has. */
function InsidePart({ detail: { group, inside } }: { detail: GroupDetail }) {
  const { t } = useTranslation()
  if (inside.length === 0) return null
  const ofCampaign = group.by === 'campaign'
  return (
    <>
      <h3>{t(ofCampaign ? 'groups:insideOfCampaign' : 'groups:insideOfUnit')}</h3>
      <ul className="group-members">
        {inside.map((light) => (
          <li key={`${light.campaignId} ${light.unitId} ${light.about}`}>
            <CardMark card={light} />
            <span>
              <Link to={ofCampaign ? `/groups?open=${light.unitId}` : `/groups?by=campaign&open=${light.campaignId}`}>
                {ofCampaign ? light.unit : light.campaign}
              </Link>
              <span className="second-line">
                {t(`groups:insideOver.${light.about}`, { count: light.objects })} · {light.sentence}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Members({ members, to = '/projects' }: { members: GroupDetail['members']; to?: string }) {
  const { t } = useTranslation()
  if (members.length === 0) return <p className="section-empty">{t('groups:noMembers')}</p>
  return (
    <ul className="group-members">
      {members.map((m) => (
        <li key={m.id}>
          <CardMark card={m} />
          <span>
            <Link to={`${to}/${m.id}`}>{m.name}</Link>
            <span className="second-line">{m.sentence}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Waits({ waits }: { waits: GroupDetail['waits'] }) {
  const { t } = useTranslation()
  if (waits.length === 0) return <None />
  return (
    <ul className="group-members">
      {waits.map((w) => (
        <li key={`${w.projectId} ${w.what} ${w.name}`}>
          <strong className="figure">{t('groups:days', { count: w.days })}</strong>
          <span>
            {t(`groups:what.${w.what}`)} · {w.name}
            <span className="second-line">
              <Link to={`/projects/${w.projectId}`}>{w.project}</Link> · {t('groups:dueOn', { date: w.dueOn })}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
