import type { ProjectBody } from '@guatu/contract/projects'

/** A dossier's body as an empty form has it. */
export const emptyBody: ProjectBody = {
  name: '',
  kind: 'industrial',
  yearClass: 'new',
  stage: 'planned',
  regionCode: null,
  administrationId: null,
  ownerUnitId: null,
  leadUnitId: null,
  headquartersId: null,
  areaHeadquartersId: null,
  taskForceId: null,
  sponsorPostId: null,
  officerPostId: null,
  liaisonPostId: null,
  chain: null,
  chainRole: null,
  sector: null,
  site: null,
  packageOf: null,
  total: '',
  plannedStart: null,
}

/** What a form holds as the contract wants it: a cleared or blank field is null, never '' or undefined. */
export function bodyOfFields(fields: Partial<ProjectBody>, before: ProjectBody): ProjectBody {
  const body: Record<string, unknown> = { ...before }
  for (const field of Object.keys(before) as (keyof ProjectBody)[]) {
    if (!(field in fields)) continue
    const value = fields[field]
    body[field] = value === undefined || value === '' ? null : typeof value === 'string' ? value.trim() || null : value
  }
  return body as ProjectBody
}
