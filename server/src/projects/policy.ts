import { type Actor, hasRole, type Role } from '@guatu/domain/organization/actor'

/** How a project is tied to units and posts: what "own" means for everybody below region-wide roles. */
export type ProjectTies = {
  readonly regionCode: string | null
  readonly unitIds: readonly (string | null)[]
  readonly postIds: readonly (string | null)[]
  readonly leadUnitId: string | null
}

const isTied = (a: Actor, p: ProjectTies): boolean =>
  p.unitIds.some((id) => id !== null && a.unitIds.includes(id)) ||
  p.postIds.some((id) => id !== null && a.postIds.includes(id)) ||
  a.grants.some((g) => g.regionCode !== null && p.regionCode?.startsWith(g.regionCode))

const own = (a: Actor, p: ProjectTies, ...roles: readonly Role[]): boolean => hasRole(a, ...roles) && isTied(a, p)

export const mayReadProjects = (a: Actor) => a.grants.some((g) => g.role !== 'judge' && g.role !== 'securityOfficer')
export const mayCreateProject = (a: Actor) => hasRole(a, 'projectOffice')
export const mayImport = (a: Actor) => hasRole(a, 'projectOffice')
/** Campaigns are the leaders' efforts, kept by the project office. */
export const mayKeepCampaigns = (a: Actor) => hasRole(a, 'projectOffice', 'leader')
export const mayMoveCommitment = (a: Actor) => hasRole(a, 'projectOffice')
export const maySetYearPlan = (a: Actor) => hasRole(a, 'projectOffice')
export const mayPassGate = (a: Actor) => hasRole(a, 'projectOffice', 'leader')
export const mayChangeProject = (a: Actor, p: ProjectTies) =>
  hasRole(a, 'projectOffice') || own(a, p, 'headquarters', 'taskForce')
export const mayEnterStage = mayChangeProject
export const mayRecordFigures = (a: Actor, p: ProjectTies) =>
  hasRole(a, 'projectOffice') || own(a, p, 'headquarters', 'taskForce', 'serviceOfficer', 'responsibleUnit')
export const mayAttach = (a: Actor, p: ProjectTies) =>
  mayRecordFigures(a, p) || own(a, p, 'liaison', 'department', 'township', 'park')

export const mayReport = (a: Actor, p: ProjectTies) =>
  hasRole(a, 'projectOffice') ||
  own(a, p, 'responsibleUnit', 'serviceOfficer', 'liaison', 'taskForce', 'headquarters', 'township', 'park')

export const mayPlan = (a: Actor, p: ProjectTies) =>
  hasRole(a, 'projectOffice') || own(a, p, 'headquarters', 'taskForce', 'responsibleUnit', 'department')
/** The lead unit approves; the project office may for it. */
export const mayApprovePlan = (a: Actor, p: ProjectTies) =>
  hasRole(a, 'projectOffice') ||
  (hasRole(a, 'department', 'headquarters') && p.leadUnitId !== null && a.unitIds.includes(p.leadUnitId))
export const mayClaimMilestone = mayReport
export const mayVerifyMilestone = (a: Actor, p: ProjectTies) =>
  hasRole(a, 'projectOffice', 'inspection') || own(a, p, 'headquarters')
export const mayOpenBottleneck = (a: Actor, p: ProjectTies) =>
  mayReport(a, p) || hasRole(a, 'inspection') || own(a, p, 'department')

/** What the dossier's buttons ask for; the commands check again. */
export function abilitiesOn(a: Actor, p: ProjectTies): string[] {
  const may: Record<string, boolean> = {
    change: mayChangeProject(a, p),
    report: mayReport(a, p),
    plan: mayPlan(a, p),
    approvePlan: mayApprovePlan(a, p),
    claimMilestone: mayClaimMilestone(a, p),
    verifyMilestone: mayVerifyMilestone(a, p),
    openBottleneck: mayOpenBottleneck(a, p),
    moveCommitment: mayMoveCommitment(a),
    setYearPlan: maySetYearPlan(a),
    recordFigures: mayRecordFigures(a, p),
    enterStage: mayEnterStage(a, p),
    passGate: mayPassGate(a),
    attach: mayAttach(a, p),
  }
  return Object.keys(may).filter((key) => may[key])
}
