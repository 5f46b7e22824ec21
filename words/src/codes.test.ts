import { DecidingLevel } from '@guatu/contract/bottlenecks'
import { MoveReason } from '@guatu/contract/project-acts'
import { Stage } from '@guatu/contract/projects'
import { FACTORS } from '@guatu/domain/bottlenecks/factors'
import { DEFAULT_MATTER_RULES, DEFAULT_PROJECT_RULES, DEFAULT_UNIT_RULES } from '@guatu/domain/cards/default-rule-set'
import { LEVELS } from '@guatu/domain/cards/level'
import { METRICS } from '@guatu/domain/cards/metrics'
import { PRESETS } from '@guatu/domain/cards/presets/presets'
import { roles } from '@guatu/domain/organization/actor'
import { PROJECT_KINDS, YEAR_CLASSES } from '@guatu/domain/projects/project-terms'
import { GATE_ITEMS } from '@guatu/domain/projects/stages'
import { everyNode, readSources } from '@guatu/server/testing/source-files'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { allWords } from './say.ts'

/** Codes made of a beginning and a value of a closed list: all of them must have words. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  'cards.level.': LEVELS,
  'cards.metric.': Object.keys(METRICS),
  'bottlenecks.factor.': FACTORS,
  'bottlenecks.level.': DecidingLevel.options,
  'projects.stage.': Stage.options,
  'projects.kind.': PROJECT_KINDS,
  'projects.yearClass.': YEAR_CLASSES,
  'projects.gate.': GATE_ITEMS,
  'projects.moveReason.': MoveReason.options,
  'identity.role.': roles,
  'organization.duty.': ['sponsor', 'serviceOfficer', 'liaison', 'chief', 'member'],
  'bulletins.basis.': ['dispatch', 'statistics', 'payment', 'entered'],
}

/** Codes whose end is put together from parts, by a pattern that stands in the file named. */
const COMPOSED: readonly (readonly [pattern: RegExp, madeIn: string])[] = [
  [/^bulletins\.overall\w+None$/, 'domain/src/bulletins/notice-sections.ts'],
]

/** Codes that a program reads and nobody is told. */
const NOT_SAID_BY_WORDS = ['wrongUse']

const sources = readSources().filter((f) => !f.forTests && !['words', 'bench'].includes(f.workspace))
const codes = Object.keys(allWords)
const subjects = new Set(codes.filter((code) => code.includes('.')).map((code) => code.slice(0, code.indexOf('.'))))
const isGroup = (text: string): boolean => codes.some((code) => code.startsWith(`${text}.`))
const bare = (template: string): string => template.replace(/\{[^}]*\}/g, '')
const params = (template: string): string[] =>
  [...new Set([...template.matchAll(/\{(\w+)(?:\|\w+)?\}/g)].map((m) => m[1]!))].sort()

/** Every text of the product that stands in quotes; those handed to refuse() or coded(), or standing as `code:`; and patterns of templates. */
const literals = new Map<string, string>()
const spoken = new Map<string, string>()
const templates = new Map<string, string>()
/** Events, tables and other names that look like codes. */
const notSaid = new Set<string>()
for (const f of sources)
  everyNode(f.tree, (node) => {
    if (ts.isStringLiteralLike(node)) {
      literals.set(node.text, f.path)
      if (isCodePosition(node)) spoken.set(node.text, f.path)
      if (ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'type') notSaid.add(node.text)
      if (ts.isLiteralTypeNode(node.parent)) notSaid.add(node.text)
    }
    if (ts.isTemplateExpression(node) && subjects.has(node.head.text.split('.')[0]!) && node.head.text.includes('.'))
      templates.set(patternOf(node), f.path)
  })

/** `cards.rule.${id}.name` → ^cards\.rule\..+\.name$ */
function patternOf(node: ts.TemplateExpression): string {
  const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return `^${quoted(node.head.text)}${node.templateSpans.map((span) => `.*${quoted(span.literal.text)}`).join('')}$`
}

function isCodePosition(node: ts.StringLiteralLike): boolean {
  const { parent } = node
  if (ts.isCallExpression(parent))
    return ['refuse', 'coded'].includes(parent.expression.getText()) && parent.arguments[0] === node
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'code' && parent.initializer === node
}

const at = (entries: Iterable<readonly [string, string]>): string[] =>
  [...entries].map(([code, file]) => `${code} in ${file}`)

describe('codes and words', () => {
  it('know each other: whatever is refused or said by code has words in both languages', () => {
    const inServer = [...spoken].filter(([code, file]) => !file.startsWith('web/') && !NOT_SAID_BY_WORDS.includes(code))
    expect(inServer.length).toBeGreaterThan(150)
    expect(at(inServer.filter(([code]) => !allWords[code]))).toEqual([])
  })

  it('meet wherever a text looks like a code of a subject', () => {
    const looks = [...literals].filter(
      ([text, file]) =>
        /^[a-z][A-Za-z]*(\.[A-Za-z0-9-]+)+$/.test(text) &&
        subjects.has(text.split('.')[0]!) &&
        !text.endsWith('.json') &&
        !file.startsWith('web/') &&
        !notSaid.has(text),
    )
    expect(looks.length).toBeGreaterThan(300)
    expect(at(looks.filter(([text]) => !allWords[text] && !isGroup(text)))).toEqual([])
  })

  it.each(Object.entries(CLOSED))('have words for every value after %s', (beginning, values) => {
    expect(values.map((value) => beginning + value).filter((code) => !allWords[code])).toEqual([])
  })

  it('meet wherever a code is made of a beginning and a value', () => {
    expect(at([...templates].filter(([p]) => !codes.some((code) => new RegExp(p).test(code))))).toEqual([])
  })

  it('are all used: a sentence that nothing says is dropped', () => {
    const patterns = [...templates.keys()].map((p) => new RegExp(p))
    const made = (code: string): boolean =>
      patterns.some((p) => p.test(code)) ||
      [...literals.keys()].some((text) => text.includes('.') && isGroup(text) && code.startsWith(`${text}.`)) ||
      COMPOSED.some(([pattern]) => pattern.test(code))
    expect(codes.filter((code) => !literals.has(code) && !made(code))).toEqual([])
  })

  it('name only files that stand', () => {
    const files = new Set(sources.map((f) => f.path))
    expect(COMPOSED.filter(([, file]) => !files.has(file))).toEqual([])
  })

  it('ask for the same params in both languages', () => {
    const differ = Object.entries(allWords).filter(([, w]) => params(w.zh).join() !== params(w.en).join())
    expect(differ.map(([code, w]) => `${code}: ${params(w.zh)} | ${params(w.en)}`)).toEqual([])
  })

  it('are said in Chinese and in English, not in one of them twice', () => {
    const said = codes.filter((code) => !code.startsWith('cards.unit.'))
    expect(said.filter((code) => allWords[code]!.zh.trim() === '' || allWords[code]!.en.trim() === '')).toEqual([])
    expect(
      said.filter(
        (code) => allWords[code]!.zh === allWords[code]!.en && /\p{Script=Latin}{3}/u.test(bare(allWords[code]!.zh)),
      ),
    ).toEqual([])
  })

  it('name every rule of every rule set that comes with the house', () => {
    const rules = [DEFAULT_PROJECT_RULES, DEFAULT_MATTER_RULES, DEFAULT_UNIT_RULES, ...PRESETS].flatMap((s) => s.rules)
    expect(rules.map((r) => `cards.rule.${r.id}.name`).filter((code) => !allWords[code])).toEqual([])
  })
})
