import type { RuleSetPlace, startDryRun } from '@guatu/contract/rule-sets'
import type { z } from 'zod'
import { api } from '../../platform/api.ts'
import type { DryRun, RuleSetDraft } from './queries.ts'
import type { Body } from './rule-set-model.ts'

export type Place = z.infer<typeof RuleSetPlace>
export type DraftFields = { readonly name: string; readonly place: Place; readonly body: Body }

export const createDraft = (id: string, fields: DraftFields) =>
  api.post<RuleSetDraft>('api/rule-set-drafts', { id, ...fields })
export const saveDraft = (id: string, expectedVersion: number, fields: DraftFields) =>
  api.put<RuleSetDraft>(`api/rule-set-drafts/${id}`, { expectedVersion, ...fields })
export const submitDraft = (id: string, expectedVersion: number) =>
  api.post<RuleSetDraft>(`api/rule-set-drafts/${id}/submit`, { expectedVersion })
export const discardDraft = (id: string, expectedVersion: number) =>
  api.post<RuleSetDraft>(`api/rule-set-drafts/${id}/discard`, { expectedVersion })
export const adoptDraft = (id: string, expectedVersion: number, inForceFrom: string, reason: string) =>
  api.post<RuleSetDraft>(`api/rule-set-drafts/${id}/adopt`, { expectedVersion, inForceFrom, reason })
export const endRuleSet = (id: string, expectedVersion: number, lastDay: string, reason: string) =>
  api.post<unknown>(`api/rule-sets/${encodeURIComponent(id)}/end`, { expectedVersion, lastDay, reason })
export const beginDryRun = (body: z.infer<typeof startDryRun.body>) => api.post<DryRun>('api/dry-runs', body)
export const cancelDryRun = (id: string) => api.delete<DryRun>(`api/dry-runs/${id}`)
