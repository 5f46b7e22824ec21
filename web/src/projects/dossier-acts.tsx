import type { Dossier } from '@guatu/contract/projects'
import { ChangeProject } from './acts/change-project.tsx'
import { EnterStage } from './acts/enter-stage.tsx'
import { MoveCommitment } from './acts/move-commitment.tsx'
import { RecordFunds } from './acts/record-funds.tsx'
import { RecordStatistics } from './acts/record-statistics.tsx'
import { AddCode, AddListing } from './acts/register-acts.tsx'
import { SetYearPlan } from './acts/set-year-plan.tsx'

export type ActName =
  | 'change'
  | 'moveCommitment'
  | 'setYearPlan'
  | 'recordFunds'
  | 'recordStatistics'
  | 'enterStage'
  | 'addListing'
  | 'addCode'

export type ActProps = { dossier: Dossier; open: boolean; onClose: () => void }

/** The drawers of the dossier. They stay mounted, so that a drawer closed by mistake opens with what was typed. */
export function DossierActs({ dossier, act, onClose }: { dossier: Dossier; act: ActName | null; onClose: () => void }) {
  const of = (name: ActName): ActProps => ({ dossier, open: act === name, onClose })
  return (
    <>
      <ChangeProject {...of('change')} />
      <MoveCommitment {...of('moveCommitment')} />
      <SetYearPlan {...of('setYearPlan')} />
      <RecordFunds {...of('recordFunds')} />
      <RecordStatistics {...of('recordStatistics')} />
      <EnterStage {...of('enterStage')} />
      <AddListing {...of('addListing')} />
      <AddCode {...of('addCode')} />
    </>
  )
}
