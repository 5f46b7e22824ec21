import { type Actor, hasRole } from '@guatu/domain/organization/actor'
import { mayReport, type ProjectTies } from '../projects/policy.ts'

/** Whoever answers for the project may ask that its clock stand still. */
export const mayAskPause = (a: Actor, p: ProjectTies) => mayReport(a, p) || hasRole(a, 'inspection')
/** 审批: the project office, the inspection office or a leader; never the one who asked, which the step itself checks. */
export const mayDecidePause = (a: Actor) => hasRole(a, 'projectOffice', 'inspection', 'leader')
/** Ended by those who decide, or by the project's own people when work goes on. */
export const mayEndPause = (a: Actor, p: ProjectTies) => mayDecidePause(a) || mayAskPause(a, p)
