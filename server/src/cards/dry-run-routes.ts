import * as contract from '@guatu/contract/rule-sets'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { RuleSetPlace } from '@guatu/domain/cards/choose-rule-set'
import { DRY_PROJECTS, dryPartOf } from '@guatu/domain/cards/dry-part'
import type { DryClose, DrySide } from '@guatu/domain/cards/dry-run'
import { LEVELS } from '@guatu/domain/cards/level'
import { sourceFindings } from '@guatu/domain/cards/metric-sources'
import { attireOf, type Palette } from '@guatu/domain/cards/palette'
import { readRuleSet } from '@guatu/domain/cards/read-rule-set'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { periodLabel } from '@guatu/domain/reports/periods'
import type { EvaluationPoint } from '@guatu/domain/reports/project-facts'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Db } from '../platform/db.ts'
import { type Column, MOST_ROWS, sendTable } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { scopeOfSystem } from '../platform/scope.ts'
import {
  type DryDifferenceRow,
  type DryRunRow,
  findDryRun,
  listCloses,
  listDryDifferences,
  namesOfTried,
} from './dry-run-reads.ts'
import type { DryRuns } from './dry-runs.ts'
import { closingPoint } from './period-verdict-row.ts'
import { wordOf } from './present.ts'
import { usualSetAt } from './rule-set-for.ts'
import { mayDryRun } from './rule-set-policy.ts'
import { findDraft, loadRuleSets, placeOf } from './rule-set-reads.ts'
import { nameOfSet } from './set-that-judged.ts'
import { monthsWithin } from './try-on-closes.ts'
import type { DryWish } from './try-on-past.ts'

type Asked = {
  readonly part?: string | undefined
  readonly period?: string | undefined
  readonly offset: number
  readonly limit: number
}
const FIRST: Asked = { offset: 0, limit: 100 }

export function dryRunRoutes(app: FastifyInstance, platform: Platform, runs: DryRuns): void {
  const { db } = platform
  serve(app, platform, contract.startDryRun, {
    may: mayDryRun,
    handle: async ({ body, lang }) => {
      const known = await findDryRun(db, body.id)
      if (known) return presentRun(db, runs, known, FIRST, lang)
      const wish = await wishOf(db, body)
      if (isRefusal(wish)) return wish
      const { name, ...wished } = wish
      const last = await lastClose(db, wished, platform.clock.now())
      if (!last) return refuse('cards.dryRun.noCloses', { from: body.from, to: body.to })
      const inForce = usualSetAt(await loadRuleSets(db), wish.draft.scope, last)
      const refused = await runs.start({ id: body.id, name, wish: wished, inForce })
      return refused ?? presentRun(db, runs, (await findDryRun(db, body.id))!, FIRST, lang)
    },
  })
  serve(app, platform, contract.getDryRun, {
    may: mayDryRun,
    handle: async ({ params, query, lang }) => {
      const run = await findDryRun(db, params.id)
      return run ? presentRun(db, runs, run, query, lang) : refuse('cards.dryRun.gone')
    },
  })
  serve(app, platform, contract.cancelDryRun, {
    may: mayDryRun,
    handle: async ({ params, lang }) => {
      await runs.cancel(params.id)
      const run = await findDryRun(db, params.id)
      return run ? presentRun(db, runs, run, FIRST, lang) : refuse('cards.dryRun.gone')
    },
  })
  serve(app, platform, contract.exportDryRun, {
    may: mayDryRun,
    handle: async ({ params, query, lang, reply }) => {
      const run = await findDryRun(db, params.id)
      if (run?.state !== 'done') return refuse('cards.dryRun.gone')
      const part = partShown(run, query.part)
      const rows = await listDryDifferences(db, run.id, { part, period: query.period, offset: 0, limit: MOST_ROWS })
      const title = `${say({ code: 'cards.dryRun.title', params: {} }, lang)} · ${labelOf(part, await campaignNames(db, run), lang)}`
      await sendTable(reply, { title, asOf: run.wish.to, lang, columns: columnsOf(run, lang), rows })
      return alreadySent
    },
  })
}

type Body = z.output<typeof contract.startDryRun.body>

async function wishOf(db: Db, body: Body): Promise<(DryWish & { name: string }) | Refusal> {
  const draft = body.draftId === null ? null : await findDraft(db, body.draftId)
  if (body.draftId !== null && !draft) return refuse('platform.notFound', { what: 'cards.ruleSet.draft' })
  const set = readRuleSet(body.body ?? draft?.body)
  if (isRefusal(set)) return refuse(set.code, set.params)
  const place: RuleSetPlace = draft ? placeOf(draft) : { kind: 'district' }
  const name = draft?.name ?? set.id
  return { draft: set, place, from: body.from as CivilDate, to: body.to as CivilDate, name }
}

/** The last close that the wish will be held against; null where there is none. */
async function lastClose(db: Db, wish: DryWish, now: Date): Promise<EvaluationPoint | null> {
  if (wish.draft.scope === 'project') return (await listCloses(db, scopeOfSystem('dry-run'), wish)).at(-1) ?? null
  const month = (await monthsWithin(db, wish, now)).at(-1)
  return month ? closingPoint(month) : null
}

const partsOf = ({ closes }: DryRunRow): string[] => [...new Set(closes.map((c) => c.part ?? DRY_PROJECTS))]
const ofPart = ({ closes }: DryRunRow, part: string) => closes.filter((c) => (c.part ?? DRY_PROJECTS) === part)
const differing = (of: readonly DryClose[]) => of.reduce((n, c) => n + c.differing, 0)

/** The part asked for, where the run has it; else the first that differs, else the first. */
function partShown(run: DryRunRow, asked: string | undefined): string {
  const parts = partsOf(run)
  if (asked !== undefined && parts.includes(asked)) return asked
  return parts.find((part) => differing(ofPart(run, part)) > 0) ?? parts[0] ?? DRY_PROJECTS
}

const campaignNames = (db: Db, run: DryRunRow) =>
  namesOfTried(
    db,
    scopeOfSystem('dry-run'),
    partsOf(run).flatMap((part) => dryPartOf(part).inside ?? []),
  )

/** What a part is called; `names` of the campaigns inside which units were judged. */
function labelOf(part: string, names: ReadonlyMap<string, string>, lang: Lang): string {
  const { kind, about, inside } = dryPartOf(part)
  if (about === null) return say({ code: `cards.dryRun.part.${kind}`, params: {} }, lang)
  const of = say({ code: `cards.of.${kind}`, params: {} }, lang)
  const campaign = inside && (names.get(inside) ?? inside)
  const params = { kind: campaign ? say({ code: 'cards.insideCampaign', params: { unit: of, campaign } }, lang) : of }
  return say({ code: about === 'projects' ? 'cards.dryRun.byProjects' : 'cards.dryRun.byMatters', params }, lang)
}

const presentPalette = (palette: Palette, lang: Lang) =>
  LEVELS.map((level) => ({
    level,
    word: wordOf(palette, level, lang),
    colour: attireOf(palette, level)?.colour ?? null,
  }))

async function presentRun(db: Db, runs: DryRuns, run: DryRunRow, asked: Asked, lang: Lang): Promise<contract.DryRun> {
  const { id, state, name, wish, problem, closes, progress } = run
  const part = partShown(run, asked.part)
  const rows = await listDryDifferences(db, id, { ...asked, part, period: asked.period })
  const names = await campaignNames(db, run)
  const label = (period: string) => say(periodLabel(period), lang)
  const side = (s: DrySide) => ({
    ...{ level: s.level, rule: s.ruleId, sentence: say(s.sentence, lang) },
    wouldTurn: s.wouldTurn.map((t) => say(t, lang)),
  })
  const shown = ofPart(run, part)
  return {
    ...{
      id,
      state,
      name: nameOfSet(name, null, lang),
      from: wish.from,
      to: wish.to,
      scope: wish.draft.scope,
      subjects: run.subjects,
      part,
    },
    progress: state === 'done' ? 1 : (runs.progressOf(id) ?? progress),
    problem: problem && { code: problem.code, text: say(problem, lang) },
    palettes: {
      inForce: presentPalette(run.inForce.palette, lang),
      draft: presentPalette(wish.draft.palette, lang),
    },
    warnings: sourceFindings(wish.draft).map((f) => say(f.sentence, lang)),
    parts: partsOf(run).map((of) => ({
      ...{ part: of, kind: dryPartOf(of).kind, label: labelOf(of, names, lang) },
      differing: differing(ofPart(run, of)),
    })),
    closes: shown.map((c) => ({ ...c, label: label(c.period) })),
    differing: differing(closes),
    differences: rows.map((d) => ({
      ...{ period: d.period, label: label(d.period), subjectId: d.subjectId, subject: d.subject },
      ...{ inForce: d.inForce, draft: d.draft, rule: d.rule },
      because: d.because && { inForce: side(d.because.inForce), draft: side(d.because.draft) },
    })),
    matching: differing(asked.period === undefined ? shown : shown.filter((c) => c.period === asked.period)),
  }
}

function columnsOf({ inForce, wish }: DryRunRow, lang: Lang): Column<DryDifferenceRow>[] {
  const head = (name: string) => say({ code: `cards.dryRun.column.${name}`, params: {} }, lang)
  return [
    { header: head('period'), width: 26, value: (d) => say(periodLabel(d.period), lang) },
    { header: head('subject'), width: 36, value: (d) => d.subject },
    { header: head('inForce'), width: 12, value: (d) => wordOf(inForce.palette, d.inForce, lang) },
    { header: head('draft'), width: 12, value: (d) => wordOf(wish.draft.palette, d.draft, lang) },
    { header: head('whyInForce'), width: 60, value: (d) => (d.because ? say(d.because.inForce.sentence, lang) : '') },
    { header: head('whyDraft'), width: 60, value: (d) => (d.because ? say(d.because.draft.sentence, lang) : '') },
  ]
}
