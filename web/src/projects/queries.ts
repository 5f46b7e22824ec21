import type { Bottleneck } from '@guatu/contract/bottlenecks'
import type { getStrip, Light } from '@guatu/contract/cards'
import type { Page } from '@guatu/contract/common'
import type { Fact } from '@guatu/contract/facts'
import type { getTrees, Unit } from '@guatu/contract/organization'
import type { PlanView } from '@guatu/contract/plans'
import type { Attachment } from '@guatu/contract/project-attachments'
import type { getRates } from '@guatu/contract/project-figures'
import type { Dossier, ProjectPosition, TimelineItem } from '@guatu/contract/projects'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { api } from '../platform/api.ts'
import { projectKeys } from './keys.ts'

const at = (id: string, rest = '') => `api/projects/${encodeURIComponent(id)}${rest}`

export const useDossier = (id: string) =>
  useQuery({ queryKey: projectKeys.dossier(id), queryFn: () => api.get<Dossier>(at(id)) })

/** The live light, or the one of a past day as it was known then. */
export const useLight = (id: string, asOf = '') =>
  useQuery({ queryKey: projectKeys.light(id, asOf), queryFn: () => api.get<Light>(at(id, '/light'), { asOf }) })

export const useStrip = (id: string) =>
  useQuery({
    queryKey: projectKeys.strip(id),
    queryFn: () => api.get<z.infer<typeof getStrip.response>>(at(id, '/strip')),
  })

export const usePlan = (id: string) =>
  useQuery({ queryKey: projectKeys.plan(id), queryFn: () => api.get<PlanView | null>(at(id, '/plan')) })

/** The facts that evidence names. */
export const useFacts = (id: string, ids: readonly string[]) =>
  useQuery({
    queryKey: projectKeys.facts(id, ids),
    queryFn: () => api.get<Fact[]>(at(id, '/facts'), { ids: ids.join(',') }),
  })

export const useTimeline = (id: string) =>
  useInfiniteQuery({
    queryKey: projectKeys.timeline(id),
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.get<Page<z.infer<typeof TimelineItem>>>(at(id, '/timeline'), { limit: 20, cursor: pageParam }),
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const usePosition = (id: string) =>
  useQuery({ queryKey: projectKeys.position(id), queryFn: () => api.get<ProjectPosition>(at(id, '/position')) })

export const useAttachments = (id: string) =>
  useQuery({
    queryKey: projectKeys.attachments(id),
    queryFn: () => api.get<z.infer<typeof Attachment>[]>(at(id, '/attachments')),
  })

export const useProjectBottlenecks = (id: string) =>
  useQuery({
    queryKey: projectKeys.bottlenecks(id),
    queryFn: () => api.get<Page<Bottleneck>>('api/bottlenecks', { projectId: id, limit: 200 }),
    select: (page) => page.rows,
  })

const minutes = 60_000

export const useTrees = () =>
  useQuery({
    queryKey: ['organization', 'trees'],
    staleTime: 10 * minutes,
    queryFn: () => api.get<z.infer<typeof getTrees.response>>('api/organization/trees'),
  })

export const useUnitsOf = (kind: Unit['kind']) =>
  useQuery({
    queryKey: ['units', 'of', kind],
    staleTime: 5 * minutes,
    queryFn: () => api.get<Page<Unit>>('api/units', { kind, limit: 200 }),
    select: (page) => page.rows,
  })

/** The chains that projects really name. */
export const useChains = () =>
  useQuery({
    queryKey: projectKeys.chains,
    staleTime: 10 * minutes,
    queryFn: () => api.get<z.infer<typeof getRates.response>>('api/rates', { by: 'chain' }),
    select: (answer) => answer.rows.map((row) => ({ key: row.key, name: row.name })),
  })
