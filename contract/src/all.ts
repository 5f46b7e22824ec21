import * as appraisal from './appraisal.ts'
import * as audit from './audit.ts'
import * as boards from './boards.ts'
import * as bottlenecks from './bottlenecks.ts'
import * as bridge from './bridge.ts'
import * as bulletins from './bulletins.ts'
import * as calendar from './calendar.ts'
import * as campaigns from './campaigns.ts'
import * as cardActs from './card-acts.ts'
import * as cardBatches from './card-batches.ts'
import * as cardDuties from './card-duties.ts'
import * as cards from './cards.ts'
import * as facts from './facts.ts'
import * as groups from './groups.ts'
import * as identity from './identity.ts'
import * as imports from './imports.ts'
import * as matters from './matters.ts'
import type { Operation } from './operation.ts'
import * as organization from './organization.ts'
import * as planChanges from './plan-changes.ts'
import * as planFiles from './plan-files.ts'
import * as planForecasts from './plan-forecasts.ts'
import * as planTemplates from './plan-templates.ts'
import * as plans from './plans.ts'
import * as projectActs from './project-acts.ts'
import * as projectAttachments from './project-attachments.ts'
import * as projectFigures from './project-figures.ts'
import * as projects from './projects.ts'
import * as regions from './regions.ts'
import * as reports from './reports.ts'
import * as responsibility from './responsibility.ts'
import * as rhythms from './rhythms.ts'
import * as ruleSets from './rule-sets.ts'
import * as wall from './wall.ts'

const subjects: Readonly<Record<string, object>> = {
  calendar,
  regions,
  organization,
  projects,
  projectFigures,
  projectActs,
  projectAttachments,
  facts,
  imports,
  plans,
  planChanges,
  planFiles,
  planForecasts,
  planTemplates,
  reports,
  rhythms,
  bottlenecks,
  matters,
  responsibility,
  cards,
  cardBatches,
  cardActs,
  cardDuties,
  groups,
  campaigns,
  ruleSets,
  bridge,
  appraisal,
  bulletins,
  identity,
  audit,
  wall,
  boards,
}

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'auth' in value

/** Every operation of the contract, by subject, in the order of the subjects. */
export const operationsBySubject: ReadonlyMap<string, readonly Operation[]> = new Map(
  Object.entries(subjects).map(([subject, file]) => [subject, Object.values(file).filter(isOperation)]),
)

export const allOperations: readonly Operation[] = [...operationsBySubject.values()].flat()
