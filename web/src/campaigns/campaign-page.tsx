import type { Campaign, CampaignDetail, CampaignMember } from '@guatu/contract/campaigns'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { CardMark } from '../cards/card-mark.tsx'
import { LevelCounts } from '../cards/groups/group-columns.tsx'
import { groupKeys } from '../cards/groups/keys.ts'
import { useGroup } from '../cards/groups/queries.ts'
import '../cards/cards.css'
import '../cards/groups/groups.css'
import { EmptyState } from '../parts/empty-state.tsx'
import { Lag, None, Percent } from '../parts/figures.tsx'
import { LevelMark } from '../parts/level-mark.tsx'
import { type ListColumn, ListTable } from '../parts/list-table.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRowKeys } from '../parts/use-row-keys.ts'
import { useRefreshOn } from '../platform/live.ts'
import { CampaignForm } from './campaign-form.tsx'
import { membersByState } from './campaign-model.ts'
import { campaignKeys } from './keys.ts'
import { JoinDrawer, LeaveDrawer } from './member-acts.tsx'
import { useCampaign } from './queries.ts'

/** One campaign: its span and paper, how its projects stand together, and who is in it from when to when. */
export function CampaignPage() {
  const { id = '' } = useParams()
  const found = useCampaign(id)
  useRefreshOn('campaigns', campaignKeys.all)
  useRefreshOn('groups', groupKeys.all)
  if (found.isPending) return <LoadingShape rows={10} />
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  return <OpenCampaign key={id} detail={found.data} />
}

function OpenCampaign({ detail }: { detail: CampaignDetail }) {
  const { t } = useTranslation()
  const { campaign, mayKeep } = detail
  const [changing, setChanging] = useState(false)
  const [joining, setJoining] = useState(false)
  const [leaving, setLeaving] = useState<CampaignMember | null>(null)
  const { present, past } = membersByState(detail.members)
  const frame = useRef<HTMLDivElement>(null)
  useRowKeys(frame)
  return (
    <div className="page campaign-page" ref={frame}>
      <div className="page-head">
        <h1>{campaign.name}</h1>
        <span className="list-total">{t(`campaigns:state.${campaign.state}`)}</span>
        <span className="page-space" />
        {mayKeep && <Button onClick={() => setChanging(true)}>{t('campaigns:change')}</Button>}
        {mayKeep && campaign.state !== 'ended' && (
          <Button type="primary" onClick={() => setJoining(true)}>
            {t('campaigns:join')}
          </Button>
        )}
      </div>
      <Summary campaign={campaign} />
      <h2>{t('campaigns:presentTitle', { count: present.length })}</h2>
      {present.length === 0 ? (
        <EmptyState title={t('campaigns:noMembers')} hint={t('campaigns:noMembersHint')} />
      ) : (
        <MemberTable rows={present} onLeave={mayKeep ? setLeaving : null} />
      )}
      {past.length > 0 && (
        <>
          <h2>{t('campaigns:pastTitle', { count: past.length })}</h2>
          <MemberTable rows={past} onLeave={null} />
        </>
      )}
      <CampaignForm open={changing} campaign={campaign} onClose={() => setChanging(false)} />
      <JoinDrawer
        campaign={campaign}
        inside={present.map((m) => m.projectId)}
        open={joining}
        onClose={() => setJoining(false)}
      />
      <LeaveDrawer campaign={campaign} leaving={leaving} onClose={() => setLeaving(null)} />
    </div>
  )
}

/** Span, rhythm and paper; and while it runs its light with counts and rates. */
function Summary({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation()
  const group = useGroup('campaign', campaign.id).data?.group
  const said: [string, React.ReactNode][] = [
    [t('campaigns:span'), `${campaign.from} — ${campaign.to ?? t('campaigns:open')}`],
    [t('campaigns:field.rhythm'), t(`campaigns:rhythm.${campaign.rhythm}`)],
    [t('campaigns:field.documentNumber'), campaign.documentNumber ?? <None key="none" />],
  ]
  if (group?.light) {
    said.push(
      [t('groups:light'), <CardMark key="light" card={group.light} strong />],
      [t('groups:counts'), <LevelCounts key="counts" row={group} />],
      [t('groups:share'), <Percent key="share" value={group.sharePercent} sign />],
      [t('groups:completion'), <Percent key="completion" value={group.completionPercent} sign />],
      [t('groups:lag'), <Lag key="lag" points={group.lagPoints} unit />],
      [t('groups:asOf'), group.asOf],
    )
  }
  return (
    <>
      <dl className="group-facts">
        {said.map(([name, value]) => (
          <div key={name} className="group-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {group?.light && (
        <p>
          {group.light.sentence} <Link to={`/groups?by=campaign&open=${campaign.id}`}>{t('campaigns:evidence')}</Link>
        </p>
      )}
    </>
  )
}

type TableProps = { rows: readonly CampaignMember[]; onLeave: ((member: CampaignMember) => void) | null }

function MemberTable({ rows, onLeave }: TableProps) {
  const { t } = useTranslation()
  const columns: ListColumn<CampaignMember>[] = [
    {
      key: 'name',
      title: t('campaigns:project'),
      render: (row) => (
        <span className="two-lines" title={row.name}>
          {row.name}
        </span>
      ),
    },
    {
      key: 'level',
      title: t('groups:light'),
      width: 120,
      render: (row) => (row.level ? <LevelMark level={row.level} judged={row.judged ?? true} /> : <None />),
    },
    { key: 'from', title: t('campaigns:joinFrom'), width: 120, render: (row) => row.from },
    { key: 'to', title: t('campaigns:lastDay'), width: 120, render: (row) => row.to ?? <None /> },
    {
      key: 'document',
      title: t('campaigns:field.documentNumber'),
      width: 208,
      desk: true,
      render: (row) => row.documentNumber ?? <None />,
    },
  ]
  if (onLeave)
    columns.push({
      key: 'act',
      title: '',
      width: 72,
      render: (row) => (
        <button type="button" className="plain-button link-button no-print" onClick={() => onLeave(row)}>
          {t('campaigns:leave')}
        </button>
      ),
    })
  return (
    <ListTable<CampaignMember>
      columns={columns}
      rows={rows}
      rowKey={(row) => row.listingId}
      rowTo={(row) => `/projects/${row.projectId}`}
      sort=""
      onSort={() => {}}
    />
  )
}
