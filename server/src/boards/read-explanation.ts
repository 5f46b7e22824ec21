import type { BoardExplanation, ExplainedRules } from '@guatu/contract/boards'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { attireOf } from '@guatu/domain/cards/palette'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import { districtName } from '../bulletins/reads.ts'
import { wordOf } from '../cards/present.ts'
import { presentMeaning } from '../cards/present-rule-set.ts'
import { listPublicCards, listPublicReasons } from '../cards/public-card-reads.ts'
import { nameOfSet } from '../cards/set-that-judged.ts'
import { civilDateOf } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { scopeOfBoard } from '../platform/scope.ts'
import { districtRules, keyOf, type NamedRules, setsThatJudged } from './district-rules.ts'
import { listPrivateNames, listPublicHeadquarters, listPublicProjects } from './public-reads.ts'
import { boardCard } from './read-board.ts'
import { findDisclosure } from './reads.ts'
import { withoutPrivateNames } from './without-private-names.ts'

/** What stands behind the code on the board: the rules in plain sentences, and why each card was given. */
export async function readExplanation(db: Db, now: Date, lang: Lang): Promise<BoardExplanation> {
  const scope = scopeOfBoard()
  const at = { asOf: civilDateOf(now) as CivilDate, knownAt: now.toISOString() }
  const [rules, cards, reasons, projects, headquarters, privateNames, { fields }, district] = await Promise.all([
    districtRules(db, at),
    listPublicCards(db, scope),
    listPublicReasons(db, scope),
    listPublicProjects(db, scope),
    listPublicHeadquarters(db, scope),
    listPrivateNames(db),
    findDisclosure(db),
    districtName(db),
  ])
  const names = { projects: new Map(projects.map((p) => [p.id, p])), headquarters, privateNames, fields, lang }
  const reasonOf = (id: string): string | null => {
    const sentence = reasons.get(id)
    return fields.reason && sentence ? withoutPrivateNames(say(sentence, lang), privateNames) : null
  }
  const sets = [rules, ...(await setsThatJudged(db, cards, rules.set))].map((one) => explained(one, lang))
  const nameOf = new Map(sets.map((set) => [set.key, set.name]))
  return {
    district,
    sets,
    cards: cards.map((card) => ({
      ...boardCard(card, names),
      reason: reasonOf(card.id),
      rules: nameOf.get(`${card.ruleSet}@${card.ruleSetVersion}`) ?? null,
    })),
  }
}

function explained({ name, set }: NamedRules, lang: Lang): ExplainedRules {
  const meaning = presentMeaning(set, lang)
  return {
    key: keyOf(set),
    name: name ?? nameOfSet(set.id, null, lang),
    about: meaning.about,
    rules: meaning.rules.map((rule) => ({
      level: rule.level,
      word: wordOf(set.palette, rule.level, lang),
      colour: attireOf(set.palette, rule.level)?.colour ?? null,
      sentence: rule.text,
    })),
  }
}
