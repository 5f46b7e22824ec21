import type {
  CheckedRuleSet,
  DryRun,
  getRuleSet,
  listRuleSets,
  RuleSetCatalogue,
  RuleSetDraft,
} from '@guatu/contract/rule-sets'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../../platform/api.ts'
import { ruleSetKeys } from './keys.ts'
import type { Body } from './rule-set-model.ts'

export type RuleSetList = z.infer<typeof listRuleSets.response>
export type RuleSetShown = z.infer<typeof getRuleSet.response>
export type { CheckedRuleSet, DryRun, RuleSetCatalogue, RuleSetDraft }

export const useRuleSets = () =>
  useQuery({ queryKey: ruleSetKeys.list, queryFn: () => api.get<RuleSetList>('api/rule-sets') })

export const useCatalogue = () =>
  useQuery({
    queryKey: ruleSetKeys.catalogue,
    staleTime: 5 * 60_000,
    queryFn: () => api.get<RuleSetCatalogue>('api/rule-sets/catalogue'),
  })

export const useRuleSet = (id: string, version: number | null) =>
  useQuery({
    queryKey: ruleSetKeys.one(id, version),
    queryFn: () =>
      api.get<RuleSetShown>(
        `api/rule-sets/${encodeURIComponent(id)}`,
        version === null ? {} : { version: String(version) },
      ),
  })

/** Several sets as they are in force; those that have not come yet are left out. */
export const useRuleSetsShown = (ids: readonly string[]): RuleSetShown[] =>
  useQueries({
    queries: ids.map((id) => ({
      queryKey: ruleSetKeys.one(id, null),
      queryFn: () => api.get<RuleSetShown>(`api/rule-sets/${encodeURIComponent(id)}`),
    })),
  }).flatMap((query) => query.data ?? [])

export const useDraft = (id: string) =>
  useQuery({ queryKey: ruleSetKeys.draft(id), queryFn: () => api.get<RuleSetDraft>(`api/rule-set-drafts/${id}`) })

/** What the server finds in a set and says it means; the last answer stays in sight until the next has come. */
export function useCheck(body: Body) {
  const text = JSON.stringify(body)
  return useQuery({
    queryKey: ruleSetKeys.check(text),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: () => api.post<CheckedRuleSet>('api/rule-sets/check', { body: JSON.parse(text) as unknown }),
  })
}

const PAGE = 100
export type DryAsked = { part: string | null; period: string | null; offset: number }
/** Asks again while it runs. */
export const useDryRun = (id: string | null, { part, period, offset }: DryAsked) =>
  useQuery({
    queryKey: ruleSetKeys.dryRun(id ?? '', part, period, offset),
    enabled: id !== null,
    placeholderData: keepPreviousData,
    retry: false,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 400 : false),
    queryFn: () =>
      api.get<DryRun>(`api/dry-runs/${id}`, {
        ...(part === null ? {} : { part }),
        ...(period === null ? {} : { period }),
        offset: String(offset),
        limit: String(PAGE),
      }),
  })
