import type { ProjectBody } from '@guatu/contract/projects'

/** The head's columns of what a form sends. */
export const columnsOf = (b: ProjectBody & { id: string }) => ({
  id: b.id,
  name: b.name,
  kind: b.kind,
  yearClass: b.yearClass,
  stage: b.stage,
  regionCode: b.regionCode,
  administrationId: b.administrationId,
  ownerUnitId: b.ownerUnitId,
  leadUnitId: b.leadUnitId,
  headquartersId: b.headquartersId,
  areaHeadquartersId: b.areaHeadquartersId,
  taskForceId: b.taskForceId,
  sponsorPostId: b.sponsorPostId,
  officerPostId: b.officerPostId,
  liaisonPostId: b.liaisonPostId,
  chain: b.chain,
  chainRole: b.chainRole,
  sector: b.sector,
  site: b.site,
  packageOf: b.packageOf,
  totalYuan: b.total,
  plannedStart: b.plannedStart?.date ?? null,
  plannedStartPrecision: b.plannedStart?.precision ?? null,
})
