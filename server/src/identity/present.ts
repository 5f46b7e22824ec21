import type { Me } from '@guatu/contract/identity'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type Actor, hasRole } from '@guatu/domain/organization/actor'
import { mayReadContests, maySteerContests } from '../appraisal/policy.ts'
import { mayAssignDuty, mayGrantExemption, mayRecordForUnit, mayWaiveDuty } from '../cards/policy.ts'
import { mayAdoptRuleSets, mayDryRun, mayWriteRuleSets } from '../cards/rule-set-policy.ts'
import { mayRegisterMatter } from '../matters/policy.ts'
import { mayCreateProject, mayImport, mayKeepCampaigns, mayReadProjects } from '../projects/policy.ts'
import { actorOfSignedIn } from './auth.ts'
import { mayBeginEmpty, mayChangeGrants, mayCreateAccounts, mayReadAccounts, mayReadAudit } from './policy.ts'
import type { SignedIn } from './reads.ts'

/** What anybody may do anywhere; buttons show and hide by it, the server checks again. */
const abilities: Readonly<Record<string, (a: Actor) => boolean>> = {
  readProjects: mayReadProjects,
  createProject: mayCreateProject,
  import: mayImport,
  readAccounts: mayReadAccounts,
  createAccounts: mayCreateAccounts,
  changeGrants: mayChangeGrants,
  readAudit: mayReadAudit,
  beginEmpty: mayBeginEmpty,
  organize: (a) => hasRole(a, 'administrator', 'projectOffice'),
  dispatch: (a) => hasRole(a, 'projectOffice', 'inspection', 'leader', 'headquarters', 'taskForce'),
  notice: (a) => hasRole(a, 'projectOffice', 'inspection', 'leader'),
  boards: (a) => hasRole(a, 'projectOffice'),
  maps: (a) => hasRole(a, 'projectOffice', 'administrator'),
  calendar: (a) => hasRole(a, 'projectOffice', 'administrator'),
  campaigns: mayKeepCampaigns,
  ruleSets: mayWriteRuleSets,
  adoptRuleSets: mayAdoptRuleSets,
  dryRun: mayDryRun,
  registerMatter: mayRegisterMatter,
  readContests: mayReadContests,
  openContest: maySteerContests,
  assignDuty: mayAssignDuty,
  // Whether a duty is the reader's own is known only of each duty: the units see the act, and the command decides.
  recordDuty: (a) => mayRecordForUnit(a) || a.unitIds.length > 0,
  waiveDuty: mayWaiveDuty,
  grantExemption: mayGrantExemption,
}

export const abilitiesOf = (actor: Actor): string[] => Object.keys(abilities).filter((name) => abilities[name]!(actor))

export function presentMe(s: SignedIn, districtName: string, today: CivilDate, isSample: boolean): Me {
  return {
    accountId: s.accountId,
    userName: s.userName,
    personName: s.personName,
    grants: s.grants.map((g) => ({ ...g, unitName: null })),
    abilities: abilitiesOf(actorOfSignedIn(s)),
    mustChangePassword: s.mustChange,
    districtName,
    today,
    isSample,
  }
}
