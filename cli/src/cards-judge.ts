import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkRuleSet } from '@guatu/domain/cards/check-rule-set'
import { judgeFacts } from '@guatu/domain/cards/judge-facts'
import { sourceFindings } from '@guatu/domain/cards/metric-sources'
import { metricKind } from '@guatu/domain/cards/metrics'
import { attireOf, attireOfVerdict } from '@guatu/domain/cards/palette'
import { asPrinted } from '@guatu/domain/cards/printed-value'
import { readRuleSet } from '@guatu/domain/cards/read-rule-set'
import { shownPeriods } from '@guatu/domain/cards/repaired-late'
import type { RuleSet } from '@guatu/domain/cards/rule-set'
import { factsLeftAside, subjectsOfFacts } from '@guatu/domain/cards/subject-of-facts'
import type { Subject, Verdict } from '@guatu/domain/cards/verdict'
import { type Coded, isRefusal, type Refusal, refuse } from '@guatu/domain/kernel/coded'
import { say } from '@guatu/words/say'
import { EXIT, note, printJson, printJsonRows, type Verb } from './verb.ts'

const help = `
guatu cards judge --rules RULES.json --facts FACTS.json [--json]

Judges subjects by a rule set, without a database. The forms are in docs/manual/rule-sets.md.
Prints one object a subject: level, colour and word by the set's palette, the deciding rule with its inputs,
the sentence in Chinese and English, and the smallest changes that would turn it.

  --rules FILE   the rule set
  --facts FILE   the subjects with their metrics
  --json         one JSON document on stdout; without it, one line a subject

Files are UTF-8 JSON (a byte order mark is allowed) of at most 50 MB each.

Exit: 0 judged · 2 wrong use · 3 the set or the facts are refused, with the row and a sentence
`

const both = (text: Coded) => ({ code: text.code, params: text.params, zh: say(text, 'zh'), en: say(text, 'en') })

export const cardsJudge: Verb = {
  name: 'cards judge',
  summary: 'judge subjects by a rule set, without a database',
  help,
  run: async (args) => {
    const options = optionsOf(args)
    if (options === null) return EXIT.wrongUse
    const rules = await readJson(options.rules)
    const facts = await readJson(options.facts)
    if (isRefusal(rules)) return refused(rules, options.json)
    if (isRefusal(facts)) return refused(facts, options.json)
    const set = readRuleSet(rules)
    if (isRefusal(set)) return refused(set, options.json)
    const subjects = subjectsOfFacts(facts, set)
    if (isRefusal(subjects)) return refused(subjects, options.json)
    noteLeftAside(set, facts)
    noteWithoutValues(set, subjects)
    const verdicts = judgeFacts(set, subjects)
    if (options.json) printJsonRows(rowsOf(verdicts, subjects, set))
    else
      for (const row of rowsOf(verdicts, subjects, set))
        process.stdout.write(`${row.id}\t${row.word ?? row.level}\t${row.sentence.zh}\n`)
    return EXIT.done
  },
}

function optionsOf(args: readonly string[]): { rules: string; facts: string; json: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { rules: { type: 'string' }, facts: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    if (values.rules && values.facts) return { rules: values.rules, facts: values.facts, json: values.json }
    note('guatu cards judge: needs --rules FILE and --facts FILE')
  } catch (error) {
    note(`guatu cards judge: ${error instanceof Error ? error.message : String(error)}`)
  }
  return null
}

const MEGABYTE = 1024 * 1024
/** Some two hundred thousand subjects; a larger file would take minutes and gigabytes. */
const MOST = 50 * MEGABYTE

async function readJson(file: string): Promise<unknown | Refusal> {
  let text: string
  try {
    const bytes = await bytesOf(file)
    if (bytes === null) return refuse('cards.file.tooLarge', { file, most: MOST / MEGABYTE })
    // Beside what is no UTF-8 at all: GB 18030 and UTF-16 would give other names without a word.
    if (!isUtf8(bytes)) return refuse('cards.file.notUtf8', { file })
    text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return code === 'ENOENT'
      ? refuse('cards.file.missing', { file })
      : refuse('cards.file.unreadable', { file, reason: code })
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    return refuse('cards.file.notJson', { file, line: lineOf(error, text) })
  }
}

/** Null where there is more than anybody may ask for; a pipe or a device doesn't say before how much it holds. */
async function bytesOf(file: string): Promise<Buffer | null> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of createReadStream(file, { highWaterMark: MEGABYTE })) {
    parts.push(part)
    size += part.length
    if (size > MOST) return null
  }
  return Buffer.concat(parts)
}

/** The line that the parser stumbled over; the last one where it says none, since then something is not closed. */
function lineOf(error: unknown, text: string): number {
  const at = error instanceof Error ? /position (\d+)/.exec(error.message) : null
  return text.slice(0, at ? Number(at[1]) : text.length).split('\n').length
}

/** What the files hold and judging doesn't look at: on stderr, since somebody may have meant something by it. */
function noteLeftAside(set: RuleSet, facts: unknown): void {
  for (const { sentence } of checkRuleSet(set)) note(say(sentence, 'zh'))
  for (const sentence of factsLeftAside(facts, set)) note(say(sentence, 'zh'))
}

/** What nothing but a file can bring, and this one brings for nobody: on stderr, since it is judged all the same. */
function noteWithoutValues(set: RuleSet, subjects: readonly Subject[]): void {
  const brought = (name: unknown) => subjects.some((s) => s.metrics[String(name)]?.value != null)
  for (const { sentence } of sourceFindings(set)) if (!brought(sentence.params.name)) note(say(sentence, 'zh'))
}

function refused(refusal: Refusal, json: boolean): number {
  const findings = (
    'findings' in refusal
      ? (refusal.findings as readonly { row: number | null; rule: string | null; sentence: Coded }[])
      : []
  ).map((f) => ({ row: f.row, rule: f.rule, ...both(f.sentence) }))
  if (json) printJson({ refused: true, ...both(refusal), row: findings[0]?.row ?? null, findings })
  note(say(refusal, 'zh'))
  for (const f of findings.slice(1)) note(f.zh)
  return EXIT.refused
}

function* rowsOf(verdicts: readonly Verdict[], subjects: readonly Subject[], set: RuleSet) {
  for (const [i, verdict] of verdicts.entries()) yield present(verdict, subjects[i]!, set)
}

function present(verdict: Verdict, subject: Subject, set: RuleSet) {
  const { evidence } = verdict
  const attire = attireOfVerdict(set.palette, verdict)
  const inputs = evidence.inputs.map((m) => [m.name, printed(m.name, m.value, set)] as const)
  const past = shownPeriods(set, subject.history ?? [])
  return {
    id: verdict.subject,
    level: verdict.level,
    colour: attire?.colour ?? null,
    word: attire?.word ?? null,
    rule: verdict.ruleId,
    inputs: Object.fromEntries(inputs),
    sentence: both(evidence.sentence),
    wouldTurn: evidence.wouldTurn.map((t) => ({ changes: t.changes, level: t.level, ...both(t.sentence) })),
    alsoHeld: evidence.alsoHeld,
    exempted: evidence.exempted,
    noValue: evidence.noValue.map((n) => n.metric),
    ...(past.length > 0 && {
      history: past.map((p) => ({ ...p, ...(attireOf(set.palette, p.shown) ?? { colour: null, word: null }) })),
    }),
    ruleSet: evidence.ruleSet,
    version: evidence.version,
    engineVersion: verdict.engineVersion,
  }
}

function printed(name: string, value: string | null, set: RuleSet): string | null {
  const kind = metricKind(name, set.metrics)
  return value === null || !kind || kind.unit === 'level' ? value : asPrinted(value, kind.digits)
}
