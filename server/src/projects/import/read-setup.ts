import type { SetupRow } from '@guatu/contract/organization'
import type { Coded } from '@guatu/domain/kernel/coded'
import type { LedgerRow } from '@guatu/domain/projects/ledger/ledger-row'
import type { z } from 'zod'

export type SetupLine = Omit<z.infer<typeof SetupRow>, 'problems'> & { readonly problems: readonly Coded[] }

/** Rows of a set-up sheet against the projects there are: each with what speaks against it. */
export function readSetup(rows: readonly LedgerRow[], projects: ReadonlyMap<string, readonly string[]>): SetupLine[] {
  const seen = new Map<string, number>()
  return rows.map((r) => {
    const cell = (field: keyof LedgerRow['texts']) => (r.texts[field] ?? '').trim()
    const project = cell('name')
    const ids = projects.get(project) ?? []
    const line = {
      row: r.row,
      project,
      projectId: ids.length === 1 ? ids[0]! : null,
      headquarters: cell('headquarters'),
      taskForce: cell('taskForce'),
      sponsor: cell('sponsor'),
      serviceOfficer: cell('serviceOfficer'),
      liaison: withPhone(cell('liaison'), cell('phone')),
    }
    const problems = [...projectProblems(project, ids, seen.get(project)), ...unitProblems(line)]
    if (!seen.has(project)) seen.set(project, r.row)
    return { ...line, problems }
  })
}

/** A number in a column of its own is the liaison's. */
const withPhone = (liaison: string, phone: string): string =>
  liaison === '' || phone === '' || liaison.includes(phone) ? liaison : `${liaison} ${phone}`

function projectProblems(name: string, ids: readonly string[], before: number | undefined): Coded[] {
  if (name === '') return [{ code: 'organization.setup.projectMissing', params: {} }]
  if (before !== undefined) return [{ code: 'organization.setup.rowTwice', params: { row: before } }]
  if (ids.length === 0) return [{ code: 'organization.setup.projectUnknown', params: { name } }]
  if (ids.length > 1) return [{ code: 'organization.setup.projectTwice', params: { name, count: ids.length } }]
  return []
}

function unitProblems(
  line: Pick<SetupLine, 'headquarters' | 'taskForce' | 'sponsor' | 'serviceOfficer' | 'liaison'>,
): Coded[] {
  const people = line.sponsor + line.serviceOfficer + line.liaison
  const unit = line.headquarters + line.taskForce
  return people !== '' && unit === '' ? [{ code: 'organization.setup.noUnitForPost', params: {} }] : []
}
