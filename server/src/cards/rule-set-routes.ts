import * as contract from '@guatu/contract/rule-sets'
import { FACTORS } from '@guatu/domain/bottlenecks/factors'
import { LEVELS } from '@guatu/domain/cards/level'
import { METRICS, metricKind, metricWord } from '@guatu/domain/cards/metrics'
import { EXAMPLES } from '@guatu/domain/cards/presets/examples'
import { PRESETS } from '@guatu/domain/cards/presets/presets'
import { isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import type { Actor } from '@guatu/domain/organization/actor'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { attachmentNamed } from '../platform/http/send-table.ts'
import { alreadySent, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { runCommand } from '../platform/run-command.ts'
import { adoptRuleSetDraft } from './commands/adopt-rule-set-draft.ts'
import { discardRuleSetDraft } from './commands/discard-rule-set-draft.ts'
import { endRuleSet } from './commands/end-rule-set.ts'
import { submitRuleSetDraft } from './commands/submit-rule-set-draft.ts'
import { writeRuleSetDraft } from './commands/write-rule-set-draft.ts'
import { presentAdopted, presentCheck, presentDraft, presentDraftRow, presentMeaning } from './present-rule-set.ts'
import { mayAdoptRuleSets, mayReadRuleSets, mayWriteRuleSets } from './rule-set-policy.ts'
import {
  authorsOfDraft,
  findDraftShown,
  listAdoptions,
  listDrafts,
  listNames,
  listPlaces,
  loadPlaceNames,
  loadRuleSets,
} from './rule-set-reads.ts'

export function ruleSetRoutes(app: FastifyInstance, platform: Platform): void {
  adoptedRoutes(app, platform)
  draftRoutes(app, platform)
  draftActRoutes(app, platform)
  serve(app, platform, contract.getRuleSetCatalogue, {
    may: mayReadRuleSets,
    handle: async ({ scope, lang }) => ({
      metrics: metricsOffered(lang),
      ...(await listPlaces(platform.db, scope)),
      lists: await listNames(platform.db, scope),
      presets: [...PRESETS, ...EXAMPLES].map((set) => ({
        name: say({ code: `cards.preset.${set.id}`, params: {} }, lang),
        about: presentMeaning(set, lang)
          .about.slice(0, 2)
          .join(lang === 'zh' ? '；' : ' '),
        body: { ...set },
      })),
    }),
  })
  serve(app, platform, contract.checkRuleSet, {
    may: mayWriteRuleSets,
    handle: async ({ body, lang }) => presentCheck(body.body, lang),
  })
}

/** The catalogue and the usual members of its families, each with its words. */
function metricsOffered(lang: Lang) {
  const members = [
    ...FACTORS.map((f) => [`bottleneckAge.${f}`, `bottlenecks.factor.${f}`] as const),
    ...LEVELS.flatMap((l) => [
      [`count.${l}`, `cards.level.${l}`] as const,
      [`share.${l}`, `cards.level.${l}`] as const,
    ]),
    ...(['remind', 'warn', 'severe'] as const).map((l) => [`runAtLevel.${l}`, `cards.level.${l}`] as const),
    ...['lagPoints', 'completionRate', 'fundsRate'].flatMap((m) => [
      [`rank.${m}`, metricWord(m)] as const,
      [`rankChange.${m}`, metricWord(m)] as const,
    ]),
  ]
  const title = (code: string) => say({ code, params: {} }, lang)
  const named = [
    ...Object.keys(METRICS).map((name) => [name, title(metricWord(name))] as const),
    ...members.map(([name, of]) => [name, `${title(metricWord(name))} · ${title(of)}`] as const),
  ]
  return named.map(([name, words]) => {
    const kind = metricKind(name)!
    const unit = say({ code: `cards.unit.${kind.unit}`, params: {} }, lang)
    return { name, title: words, unit, digits: kind.digits, isLevel: kind.unit === 'level', scopes: [...kind.scopes] }
  })
}

function adoptedRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const versions = async (lang: Lang) => {
    const now = clock.now()
    const at = { asOf: civilDateOf(now), knownAt: now.toISOString() }
    const { adopted } = await loadRuleSets(db)
    return { adopted, shown: presentAdopted(adopted, await listAdoptions(db), at, await loadPlaceNames(db), lang) }
  }
  const find = async (id: string, version: number | undefined, lang: Lang) => {
    const { adopted, shown } = await versions(lang)
    const ofLine = shown.filter((s) => s.id === id)
    const currentVersion = Math.max(0, ...ofLine.map((s) => s.version))
    const one = ofLine.find((s) => s.version === (version ?? currentVersion))
    const set = one && adopted.find((a) => a.line === id && a.version === one.version)?.ruleSet
    return one && set ? { shown: one, set, currentVersion } : refuse('platform.notFound', { what: 'cards.ruleSet.set' })
  }
  serve(app, platform, contract.listRuleSets, {
    may: mayReadRuleSets,
    handle: async ({ actor, lang }) => {
      const names = await loadPlaceNames(db)
      const drafts = mayWriteRuleSets(actor) || mayAdoptRuleSets(actor) ? await listDrafts(db) : []
      return { adopted: (await versions(lang)).shown, drafts: drafts.map((d) => presentDraftRow(d, names, lang)) }
    },
  })
  serve(app, platform, contract.getRuleSet, {
    may: mayReadRuleSets,
    handle: async ({ params, query, lang }) => {
      const found = await find(params.id, query.version, lang)
      if (isRefusal(found)) return found
      const { shown, set, currentVersion } = found
      return { ...shown, body: { ...set }, meaning: presentMeaning(set, lang), currentVersion }
    },
  })
  serve(app, platform, contract.exportRuleSet, {
    may: mayReadRuleSets,
    handle: async ({ params, query, lang, reply }) => {
      const found = await find(params.id, query.version, lang)
      if (isRefusal(found)) return found
      reply
        .type('application/json; charset=utf-8')
        .header('content-disposition', attachmentNamed(`${found.shown.name}.json`, 'rule-set'))
        .serializer((x: unknown) => String(x))
        .send(`${JSON.stringify(found.set, null, 2)}\n`)
      return alreadySent
    },
  })
  serve(app, platform, contract.endRuleSet, {
    may: mayAdoptRuleSets,
    handle: async ({ params, body, caller, lang }) => {
      const done = await runCommand(platform, caller, endRuleSet, { id: params.id, ...body })
      if (isRefusal(done)) return done
      const found = await find(params.id, undefined, lang)
      return isRefusal(found) ? found : found.shown
    },
  })
}

function draftRoutes(app: FastifyInstance, platform: Platform): void {
  const { show, answer } = draftAnswers(platform)
  serve(app, platform, contract.createRuleSetDraft, {
    may: mayWriteRuleSets,
    handle: async ({ body, caller, actor, lang }) =>
      answer(
        await runCommand(platform, caller, writeRuleSetDraft, { ...body, expectedVersion: null }),
        body.id,
        actor,
        lang,
      ),
  })
  serve(app, platform, contract.getRuleSetDraft, {
    may: (actor) => mayWriteRuleSets(actor) || mayAdoptRuleSets(actor),
    handle: ({ params, actor, lang }) => show(params.id, actor, lang),
  })
  serve(app, platform, contract.changeRuleSetDraft, {
    may: mayWriteRuleSets,
    handle: async ({ params, body, caller, actor, lang }) =>
      answer(await runCommand(platform, caller, writeRuleSetDraft, { ...body, id: params.id }), params.id, actor, lang),
  })
}

function draftActRoutes(app: FastifyInstance, platform: Platform): void {
  const { answer } = draftAnswers(platform)
  serve(app, platform, contract.submitRuleSetDraft, {
    may: mayWriteRuleSets,
    handle: async ({ params, body, caller, actor, lang }) =>
      answer(
        await runCommand(platform, caller, submitRuleSetDraft, { id: params.id, ...body }),
        params.id,
        actor,
        lang,
      ),
  })
  serve(app, platform, contract.adoptRuleSetDraft, {
    may: mayAdoptRuleSets,
    handle: async ({ params, body, caller, actor, lang }) =>
      answer(await runCommand(platform, caller, adoptRuleSetDraft, { id: params.id, ...body }), params.id, actor, lang),
  })
  serve(app, platform, contract.discardRuleSetDraft, {
    may: mayWriteRuleSets,
    handle: async ({ params, body, caller, actor, lang }) =>
      answer(
        await runCommand(platform, caller, discardRuleSetDraft, { id: params.id, ...body }),
        params.id,
        actor,
        lang,
      ),
  })
}

/** How a draft is shown to somebody, and how an act on it is answered. */
function draftAnswers({ db }: Platform) {
  const show = async (id: string, actor: Actor, lang: Lang) => {
    const row = await findDraftShown(db, id)
    if (!row) return refuse('platform.notFound', { what: 'cards.ruleSet.draft' })
    const authors = await authorsOfDraft(db, id)
    const mine = authors.some((a) => a.accountId === actor.accountId)
    const extra = {
      authors: authors.flatMap((a) => a.name ?? []),
      mayAdopt: mayAdoptRuleSets(actor) && !mine && row.state === 'checked',
    }
    return presentDraft(row, await loadPlaceNames(db), extra, lang)
  }
  /** A stale write answers with what stands now, so that both can be shown. */
  const answer = async (done: { id: string } | Refusal, id: string, actor: Actor, lang: Lang) => {
    const stands = await show(id, actor, lang)
    if (!isRefusal(done) || isRefusal(stands) || done.code !== 'platform.staleVersion')
      return isRefusal(done) ? done : stands
    return { ...done, params: { ...done.params, current: stands as never } }
  }
  return { show, answer }
}
