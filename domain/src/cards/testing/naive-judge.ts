/**
 * A second judge that shares nothing with the first but the documented form: RULES and FACTS as written in
 * docs/manual/rule-sets.md go in, and level, colour, word and rule of each subject come out. Slow, without evidence, and meant to be
 * read beside that page. Nothing of the product uses it.
 */

export type WrittenCondition = {
  readonly metric?: string
  readonly op?: string
  readonly bound?: string | readonly string[]
  readonly periods?: number
  readonly rank?: { readonly from: string; readonly n: number; readonly group?: string }
  readonly expression?: string
  readonly noValue?: string
}
export type WrittenRule = {
  readonly id: string
  readonly level: string
  readonly all: readonly WrittenCondition[]
  readonly unless?: readonly string[]
  readonly applies?: { readonly [key: string]: string | readonly string[] }
}
export type WrittenSet = {
  readonly scope: string
  readonly combine: string
  readonly noValue: string
  readonly palette: { readonly [level: string]: { readonly colour: string; readonly word: string } }
  readonly period?: string
  readonly applies?: WrittenRule['applies']
  readonly rules: readonly WrittenRule[]
  readonly weights?: { readonly [id: string]: number }
  readonly thresholds?: readonly { readonly level: string; readonly from: number }[]
}
type Values = { readonly [metric: string]: string | null }
export type WrittenSubject = {
  readonly id: string
  readonly group?: string
  readonly attributes?: { readonly [name: string]: string | readonly string[] | null }
  readonly metrics: Values
  readonly exempt?: readonly string[]
  readonly history?: readonly {
    readonly period: string
    readonly level: string
    readonly metrics: Values
    readonly repairedIn?: string
  }[]
}
export type NaiveVerdict = {
  readonly id: string
  readonly level: string
  readonly colour: string | null
  readonly word: string | null
  readonly rule: string | null
}

/** A decimal as a whole number of millionths. */
const millionths = (text: string): bigint => {
  const [whole = '', part = ''] = text.replace(/^[+-]/, '').split('.')
  const size = BigInt(`${whole}${part.padEnd(6, '0')}`)
  return text.startsWith('-') ? -size : size
}

/** As printed with so many decimals: half away from zero. */
const printed = (text: string, digits: number): bigint => {
  const step = 10n ** BigInt(6 - digits)
  const exact = millionths(text)
  const size = exact < 0n ? -exact : exact
  const steps = size / step + (size % step >= step / 2n && size % step > 0n ? 1n : 0n)
  return (exact < 0n ? -steps : steps) * step
}

const BEST_TO_WORST = ['commend', 'normal', 'remind', 'warn', 'severe']

type Kind = 'month' | 'week' | 'quarter'

/** The period of this kind that holds the day. Weeks are ISO's, cut at 31 December: head of a year W00, its tail W53. */
export function periodOf(day: string, kind: Kind): string {
  const year = Number(day.slice(0, 4))
  if (kind === 'month') return day.slice(0, 7)
  if (kind === 'quarter') return `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
  const thursday = new Date(`${day}T00:00:00Z`)
  thursday.setUTCDate(thursday.getUTCDate() - ((thursday.getUTCDay() + 6) % 7) + 3)
  let week = thursday.getUTCFullYear() > year ? 53 : 0
  for (; thursday.getUTCFullYear() === year; week++) thursday.setUTCDate(thursday.getUTCDate() - 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}

export function dayBefore(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - days)
  return at.toISOString().slice(0, 10)
}

/** Whether a period of any kind begins on the day after the last one of the period that lies before the day. */
function beginsAfter(named: string | undefined, period: string, day: string, kind: Kind): boolean {
  let first = day
  while (periodOf(dayBefore(first, 1), kind) !== period) first = dayBefore(first, 1)
  const begins = (k: Kind) => periodOf(first, k) === named && periodOf(dayBefore(first, 1), k) !== named
  return (['month', 'week', 'quarter'] as const).some(begins)
}

/** The periods before the one that holds the day, the nearest first. */
function periodsBefore(day: string, kind: Kind, count: number): string[] {
  const found = [periodOf(day, kind)]
  for (let back = 1; found.length <= count; back++) {
    const period = periodOf(dayBefore(day, back), kind)
    if (period !== found.at(-1)) found.push(period)
  }
  return found.slice(1)
}

export class NaiveJudge {
  readonly set: WrittenSet
  readonly subjects: readonly WrittenSubject[]
  readonly asOf: string
  /** Decimals that a metric prints with. */
  readonly digits: (metric: string) => number
  readonly evaluate: (expression: string, value: (metric: string) => number | null) => boolean | null

  constructor(
    set: WrittenSet,
    facts: { readonly asOf: string; readonly subjects: readonly WrittenSubject[] },
    digits: NaiveJudge['digits'],
    evaluate: NaiveJudge['evaluate'],
  ) {
    this.set = set
    this.subjects = facts.subjects
    this.asOf = facts.asOf
    this.digits = digits
    this.evaluate = evaluate
  }

  verdicts(): readonly NaiveVerdict[] {
    return this.subjects.map((s) => this.verdict(s))
  }

  verdict(subject: WrittenSubject): NaiveVerdict {
    const bare = { id: subject.id, level: 'normal', colour: null, word: null, rule: null }
    if (!this.applies(this.set.applies, subject)) return bare
    const own = this.set.rules.filter((r) => this.applies(r.applies, subject))
    const would = own.filter((r) => r.all.every((c) => this.holds(c, subject)))
    const held = would.filter((r) => !this.exempted(r, subject))
    const found = this.combine(held)
    const attire = this.set.palette[found.level]
    const looked = own.some((r) => r.all.some((c) => this.hasValue(c, subject)))
    const wears = found.rule !== null || (looked && would.length === held.length)
    return { ...bare, ...found, ...(wears && attire ? { colour: attire.colour, word: attire.word } : {}) }
  }

  combine(held: readonly WrittenRule[]): { level: string; rule: string | null } {
    const worstFirst = [...held].sort((a, b) => BEST_TO_WORST.indexOf(b.level) - BEST_TO_WORST.indexOf(a.level))
    if (this.set.combine === 'weighted') {
      const weight = (r: WrittenRule) => millionths(String(this.set.weights?.[r.id] ?? 0))
      const sum = held.reduce((n, r) => n + weight(r), 0n)
      const reached = [...(this.set.thresholds ?? [])].filter((t) => sum >= millionths(String(t.from)))
      const level = reached.sort((a, b) => b.from - a.from)[0]?.level ?? 'normal'
      const heaviest = [...held].sort((a, b) => Number(weight(b) - weight(a)))[0]
      return { level, rule: level === 'normal' ? null : (heaviest?.id ?? null) }
    }
    const deciding = this.set.combine === 'firstMatch' ? held[0] : worstFirst[0]
    return { level: deciding?.level ?? 'normal', rule: deciding?.id ?? null }
  }

  applies(applies: WrittenRule['applies'], { attributes }: WrittenSubject): boolean {
    return Object.entries(applies ?? {}).every(([key, wanted]) => {
      if (key === 'amountBasis') return true
      if (key === 'amountFrom' || key === 'amountBelow') {
        const planned = applies?.amountBasis === 'yearPlan' ? (attributes?.yearPlan ?? null) : null
        const amount = planned ?? attributes?.amount ?? null
        if (typeof amount !== 'string') return false
        const from = millionths(amount) >= millionths(String(wanted))
        return key === 'amountFrom' ? from : !from
      }
      const has = [attributes?.[key] ?? []].flat()
      return (wanted as readonly string[]).some((w) => has.includes(w))
    })
  }

  exempted(rule: WrittenRule, subject: WrittenSubject): boolean {
    const particular = this.set.rules.flatMap((r) => [r.id, ...(r.unless ?? [])]).filter((name) => name !== 'exempt')
    return (subject.exempt ?? []).some((given) =>
      (rule.unless ?? []).some(
        (u) => u === given || (u === 'exempt' && (given === rule.id || !particular.includes(given))),
      ),
    )
  }

  hasValue(c: WrittenCondition, subject: WrittenSubject): boolean {
    return this.metricsOf(c).some((m) => this.now(m, subject) !== null)
  }

  metricsOf(c: WrittenCondition): readonly string[] {
    return c.expression === undefined ? [c.metric ?? ''] : (c.expression.match(/[a-zA-Z][\w.]*/g) ?? [])
  }

  holds(c: WrittenCondition, subject: WrittenSubject): boolean {
    const whenAbsent = (c.noValue ?? this.set.noValue) === 'holds'
    if (c.expression !== undefined) {
      const value = (m: string) => {
        const given = this.now(m, subject)
        return given === null ? null : Number(printed(given, this.digits(m))) / 1e6
      }
      return this.evaluate(c.expression, value) ?? whenAbsent
    }
    const now = (s: WrittenSubject): string | null => this.now(c.metric ?? '', s)
    if (!this.holdsBy(c, subject, now, whenAbsent)) return false
    const kind = this.kindFor(subject)
    return periodsBefore(this.asOf, kind, (c.periods ?? 1) - 1).every((period) => {
      const entry = subject.history?.find((h) => h.period === period)
      if (!entry) return false
      if (beginsAfter(entry.repairedIn, period, this.asOf, kind)) return false
      const then = (s: WrittenSubject) => s.history?.find((h) => h.period === period)?.metrics[c.metric ?? ''] ?? null
      return this.holdsBy(c, subject, then, whenAbsent)
    })
  }

  /** The value that the file gives, or that follows from the rest of the file. */
  now(metric: string, subject: WrittenSubject): string | null {
    const given = subject.metrics[metric] ?? null
    if (given !== null) return given
    const [head = '', tail = 'completionRate'] = metric.split('.')
    if (head === 'rank') return this.place(tail, subject, (s) => s.metrics[tail] ?? null)?.toString() ?? null
    if (head === 'rankChange') {
      const place = this.place(tail, subject, (s) => s.metrics[tail] ?? null)
      const before = this.place(tail, subject, (s) => this.past(s, 1)[0]?.metrics[tail] ?? null)
      return place === null || before === null ? null : String(before - place)
    }
    return head === 'periodsMissed' ? this.missed(tail, subject) : null
  }

  /** 1 for the largest of the subject's group. */
  place(metric: string, subject: WrittenSubject, valued: (s: WrittenSubject) => string | null): number | null {
    if (valued(subject) === null) return null
    const worth = (s: WrittenSubject) => printed(valued(s) ?? '', this.digits(metric))
    const group = this.subjects.filter(
      (s) => this.applies(this.set.applies, s) && (s.group ?? '') === (subject.group ?? '') && valued(s) !== null,
    )
    return 1 + group.filter((s) => worth(s) > worth(subject)).length
  }

  missed(tail: string, subject: WrittenSubject): string | null {
    const told = this.past(subject, 12).map((h) => h?.metrics.taskMissed ?? null)
    if (told.every((t) => t === null)) return null
    const missed = told.map((t) => t !== null && printed(t, 0) === millionths('1'))
    const running = missed.includes(false) ? missed.indexOf(false) : missed.length
    return String(tail === 'window' ? missed.filter(Boolean).length : running)
  }

  /** The closed periods before the present one, each as the history has it. */
  past(subject: WrittenSubject, count: number) {
    const periods = periodsBefore(this.asOf, this.kindFor(subject), count)
    return periods.map((period) => subject.history?.find((h) => h.period === period))
  }

  /** Where the set is silent: months, or what the history has if that holds no month. */
  kindFor({ history }: WrittenSubject): Kind {
    if (this.set.period !== undefined) return this.set.period === 'week' ? 'week' : 'month'
    const has = (form: RegExp) => history?.some((h) => form.test(h.period))
    return has(/^\d{4}-\d\d$/) ? 'month' : has(/Q/) ? 'quarter' : has(/W/) ? 'week' : 'month'
  }

  holdsBy(
    c: WrittenCondition,
    subject: WrittenSubject,
    valued: (s: WrittenSubject) => string | null,
    whenAbsent: boolean,
  ): boolean {
    const text = valued(subject)
    if (text === null) return whenAbsent
    const digits = this.digits(c.metric ?? '')
    const value = printed(text, digits)
    if (c.rank) {
      const { from, n, group } = c.rank
      const groupOf = (s: WrittenSubject) => (group ? s.attributes?.[group] : null) ?? s.group ?? ''
      const company = this.subjects.filter(
        (s) => this.applies(this.set.applies, s) && groupOf(s) === groupOf(subject) && valued(s) !== null,
      )
      const ahead = company.filter((s) => {
        const other = printed(valued(s) ?? '', digits)
        return from === 'top' ? other > value : other < value
      })
      if (ahead.length + 1 > n) return false
      if (c.op === undefined) return true
    }
    const [a, b] = [c.bound ?? []].flat().map(millionths) as [bigint, bigint]
    if (c.op === '<') return value < a
    if (c.op === '<=') return value <= a
    if (c.op === '>') return value > a
    if (c.op === '>=') return value >= a
    if (c.op === '==') return value === a
    return (a <= value && value <= b) || (b <= value && value <= a)
  }
}
