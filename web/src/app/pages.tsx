import type { Me } from '@guatu/contract/identity'
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** A place in the navigation. `glyph` stands for it when the navigation is folded (in
 * English its first letter does); `key` opens it after `g`. */
export type NavPlace = {
  readonly glyph: string
  readonly group: 'see' | 'push' | 'paper' | 'keep'
  readonly key?: string
  /** One of the (at most five) places of the bar at the foot of a phone. */
  readonly phone?: true
}

export type PageEntry = {
  readonly path: string
  /** `shell:nav.<title>` */
  readonly title: string
  readonly page: LazyExoticComponent<ComponentType>
  readonly nav?: NavPlace
  /** Shown to whom; the server decides again. Absent: everybody. */
  readonly shown?: (me: Me) => boolean
}

const page = <N extends string>(load: () => Promise<Record<N, ComponentType>>, name: N) =>
  lazy(async () => ({ default: (await load())[name] }))

const can = (ability: string) => (me: Me) => me.abilities.includes(ability)
const reads = can('readProjects')

/** One line a page; the order is the order of the navigation. Each page is its own bundle. */
export const pages: readonly PageEntry[] = [
  {
    path: '/wall',
    title: 'wall',
    page: page(() => import('../wall/wall-page.tsx'), 'WallPage'),
    nav: { glyph: '图', group: 'see', key: 'w', phone: true },
    shown: reads,
  },
  {
    path: '/wall/print',
    title: 'wall',
    page: page(() => import('../wall/wall-print-page.tsx'), 'WallPrintPage'),
    shown: reads,
  },
  {
    path: '/projects',
    title: 'projects',
    page: page(() => import('../projects/projects-page.tsx'), 'ProjectsPage'),
    nav: { glyph: '项', group: 'see', key: 'p', phone: true },
    shown: reads,
  },
  {
    path: '/projects/:id',
    title: 'dossier',
    page: page(() => import('../projects/dossier-page.tsx'), 'DossierPage'),
    shown: reads,
  },
  { path: '/projects/:id/plan', title: 'plan', page: page(() => import('../plans/plan-page.tsx'), 'PlanPage') },
  {
    path: '/rates',
    title: 'rates',
    page: page(() => import('../rates/rates-page.tsx'), 'RatesPage'),
    nav: { glyph: '排', group: 'see', key: 'r' },
    shown: reads,
  },
  {
    path: '/forecasts',
    title: 'forecasts',
    page: page(() => import('../plans/forecasts-page.tsx'), 'ForecastsPage'),
    nav: { glyph: '预', group: 'see', key: 'y' },
    shown: reads,
  },
  {
    path: '/groups',
    title: 'groups',
    page: page(() => import('../cards/groups/groups-page.tsx'), 'GroupsPage'),
    nav: { glyph: '群', group: 'see', key: 'u' },
    shown: reads,
  },
  {
    path: '/campaigns/:id',
    title: 'campaigns',
    page: page(() => import('../campaigns/campaign-page.tsx'), 'CampaignPage'),
    shown: reads,
  },
  {
    path: '/bridge',
    title: 'bridge',
    page: page(() => import('../cards/bridge-page.tsx'), 'BridgePage'),
    nav: { glyph: '比', group: 'see', key: 'e' },
    shown: reads,
  },
  {
    path: '/dispatch',
    title: 'dispatch',
    page: page(() => import('../reports/dispatch-page.tsx'), 'DispatchPage'),
    nav: { glyph: '调', group: 'push', key: 'd', phone: true },
    shown: can('dispatch'),
  },
  {
    path: '/campaigns',
    title: 'campaigns',
    page: page(() => import('../campaigns/campaigns-page.tsx'), 'CampaignsPage'),
    nav: { glyph: '攻', group: 'push', key: 'a' },
    shown: reads,
  },
  {
    path: '/bottlenecks',
    title: 'bottlenecks',
    page: page(() => import('../bottlenecks/bottlenecks-page.tsx'), 'BottlenecksPage'),
    nav: { glyph: '堵', group: 'push', key: 'b', phone: true },
    shown: reads,
  },
  {
    path: '/matters',
    title: 'matters',
    page: page(() => import('../matters/matters-page.tsx'), 'MattersPage'),
    nav: { glyph: '督', group: 'push', key: 's' },
    shown: reads,
  },
  {
    path: '/matters/:id',
    title: 'matter',
    page: page(() => import('../matters/matter-page.tsx'), 'MatterPage'),
    shown: reads,
  },
  {
    path: '/contests',
    title: 'contests',
    page: page(() => import('../appraisal/contests-page.tsx'), 'ContestsPage'),
    nav: { glyph: '擂', group: 'push', key: 'l' },
    shown: can('readContests'),
  },
  {
    path: '/contests/:id',
    title: 'contest',
    page: page(() => import('../appraisal/contest-page.tsx'), 'ContestPage'),
    shown: can('readContests'),
  },
  {
    path: '/cards',
    title: 'cards',
    page: page(() => import('../cards/cards-page.tsx'), 'CardsPage'),
    nav: { glyph: '牌', group: 'push', key: 'c' },
    shown: reads,
  },
  { path: '/cards/:id', title: 'card', page: page(() => import('../cards/card-page.tsx'), 'CardPage'), shown: reads },
  {
    path: '/card-batches/:id',
    title: 'cardBatch',
    page: page(() => import('../cards/batch-page.tsx'), 'BatchPage'),
    shown: reads,
  },
  {
    path: '/fair-clock',
    title: 'fairClock',
    page: page(() => import('../responsibility/fair-clock-page.tsx'), 'FairClockPage'),
    nav: { glyph: '钟', group: 'push', key: 'f' },
    shown: reads,
  },
  {
    path: '/date-changes',
    title: 'dateChanges',
    page: page(() => import('../plans/date-changes-page.tsx'), 'DateChangesPage'),
    nav: { glyph: '限', group: 'push', key: 't' },
    shown: reads,
  },
  {
    path: '/imports',
    title: 'imports',
    page: page(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
    nav: { glyph: '账', group: 'push', key: 'i' },
    shown: can('import'),
  },
  {
    path: '/imports/:id',
    title: 'import',
    page: page(() => import('../imports/import-page.tsx'), 'ImportPage'),
    shown: can('import'),
  },
  {
    path: '/notice',
    title: 'notice',
    page: page(() => import('../bulletins/notice-page.tsx'), 'NoticePage'),
    nav: { glyph: '报', group: 'paper', key: 'n' },
    shown: can('notice'),
  },
  {
    path: '/boards',
    title: 'boards',
    page: page(() => import('../boards/boards-page.tsx'), 'BoardsPage'),
    nav: { glyph: '屏', group: 'paper' },
    shown: can('boards'),
  },
  {
    path: '/organization',
    title: 'organization',
    page: page(() => import('../organization/organization-page.tsx'), 'OrganizationPage'),
    nav: { glyph: '组', group: 'keep', key: 'o' },
  },
  {
    path: '/rule-sets',
    title: 'ruleSets',
    page: page(() => import('../cards/rules/rule-sets-page.tsx'), 'RuleSetsPage'),
    nav: { glyph: '规', group: 'keep' },
  },
  {
    path: '/rule-sets/dry-run',
    title: 'dryRun',
    page: page(() => import('../cards/rules/dry-run-page.tsx'), 'DryRunPage'),
    shown: can('dryRun'),
  },
  {
    path: '/rule-sets/drafts/:id',
    title: 'ruleSetDraft',
    page: page(() => import('../cards/rules/draft-page.tsx'), 'RuleSetDraftPage'),
    shown: can('adoptRuleSets'),
  },
  {
    path: '/rule-sets/adopted/:id',
    title: 'ruleSets',
    page: page(() => import('../cards/rules/rule-set-page.tsx'), 'RuleSetPage'),
  },
  {
    path: '/plan-templates',
    title: 'templates',
    page: page(() => import('../plans/templates-page.tsx'), 'TemplatesPage'),
    nav: { glyph: '模', group: 'keep' },
  },
  {
    path: '/plan-templates/:key',
    title: 'templates',
    page: page(() => import('../plans/templates-page.tsx'), 'TemplatePage'),
  },
  {
    path: '/calendar',
    title: 'calendar',
    page: page(() => import('../calendar/calendar-page.tsx'), 'CalendarPage'),
    nav: { glyph: '历', group: 'keep' },
  },
  {
    path: '/rhythm',
    title: 'rhythm',
    page: page(() => import('../reports/rhythm-page.tsx'), 'RhythmPage'),
    nav: { glyph: '节', group: 'keep' },
  },
  {
    path: '/maps',
    title: 'maps',
    page: page(() => import('../regions/boundaries-page.tsx'), 'BoundariesPage'),
    nav: { glyph: '界', group: 'keep' },
    shown: can('maps'),
  },
  {
    path: '/accounts',
    title: 'accounts',
    page: page(() => import('../identity/accounts-page.tsx'), 'AccountsPage'),
    nav: { glyph: '号', group: 'keep' },
    shown: can('readAccounts'),
  },
  {
    path: '/audit',
    title: 'audit',
    page: page(() => import('../audit/audit-page.tsx'), 'AuditPage'),
    nav: { glyph: '审', group: 'keep' },
    shown: can('readAudit'),
  },
]
