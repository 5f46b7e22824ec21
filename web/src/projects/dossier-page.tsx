import type { Dossier } from '@guatu/contract/projects'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useShownAsOf } from '../app/shown-as-of.ts'
import { BottleneckSection } from '../bottlenecks/bottleneck-section.tsx'
import { CardSection } from '../cards/card-section.tsx'
import { MatterSection } from '../matters/matter-section.tsx'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useRefreshOn } from '../platform/live.ts'
import { ClockSection } from '../responsibility/clock-section.tsx'
import { type ActName, DossierActs } from './dossier-acts.tsx'
import { DossierHead } from './dossier-head.tsx'
import { AnswererSection, RegisterSection, StageSection, StatisticsSection } from './dossier-sides.tsx'
import { projectKeys } from './keys.ts'
import { MoneySection } from './money-section.tsx'
import { PaperSection } from './paper-section.tsx'
import { PlanSection } from './plan-section.tsx'
import { PositionSection } from './position-section.tsx'
import { useDossier } from './queries.ts'
import { TimelineSection } from './timeline-section.tsx'
import './projects.css'

/** 一项目一档: everything about one project, and every act on it. */
export function DossierPage() {
  const { id = '' } = useParams()
  const dossier = useDossier(id)
  useRefreshOn(`project:${id}`, projectKeys.one(id))
  useShownAsOf(dossier.data?.rates.asOf)
  if (dossier.isPending) return <LoadingShape rows={12} />
  if (dossier.error) return <ProblemNote error={dossier.error} onRetry={() => void dossier.refetch()} />
  return <OpenDossier key={id} dossier={dossier.data} />
}

function OpenDossier({ dossier }: { dossier: Dossier }) {
  const [act, setAct] = useState<ActName | null>(null)
  const parts = { dossier, onAct: setAct }
  return (
    <div className="page dossier">
      <DossierHead {...parts} />
      <div className="dossier-columns">
        <div className="dossier-main">
          <MoneySection {...parts} />
          <BottleneckSection projectId={dossier.id} may={dossier.may.includes('openBottleneck')} />
          <MatterSection projectId={dossier.id} />
          <CardSection projectId={dossier.id} />
          <ClockSection projectId={dossier.id} mayAsk={dossier.may.includes('report')} />
          <PlanSection dossier={dossier} />
          <TimelineSection projectId={dossier.id} />
        </div>
        <div className="dossier-side">
          <AnswererSection dossier={dossier} />
          <StageSection {...parts} />
          <StatisticsSection {...parts} />
          <RegisterSection {...parts} />
          <PositionSection projectId={dossier.id} />
          <PaperSection dossier={dossier} />
        </div>
      </div>
      <DossierActs dossier={dossier} act={act} onClose={() => setAct(null)} />
    </div>
  )
}
