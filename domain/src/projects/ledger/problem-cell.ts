import type { LooseDate } from '../../calendar/civil-date.ts'
import { coded } from '../../kernel/coded.ts'
import type { LedgerProblem } from './ledger-row.ts'
import { narrow, saysNothing } from './plain-text.ts'
import { type DateSurroundings, readDateText } from './read-date.ts'
import { doubtful, type Reading, understood } from './read-money.ts'

/** Beyond this a cell is a report, not a problem; no date is looked for in it. */
const LONGEST = 1000

const FACTOR = /^[【[〔(（]([^】\]〕)）]{1,12})[】\]〕)）]\s*/
const DUE =
  /[；;，,。\s]*(?:计划|拟|预计|力争|确保|争取|于|在)*((?:\d{4}[年./-])?\d{1,2}(?:月|[./-]\d{1,2}(?=前|日前))(?:\d{1,2}[日号]|[底末初]|[上中下]旬)?|(?:\d{4}年)?(?:第?[一二三四]季度|[上下]半年|年?[底末内])|\d{4}年底)(?:之?前|以前|底前)?(?:全部)?(?:解决|完成|办结|到位|落实|批复|办理|取得|销号|化解)[^；;。]{0,6}[。；;]?$/
const SEVERAL = /(?:^|[；;。\n])\s*(?:2|二|②|（二）|\(2\))[.、．]?/

/** `part` names the member that the doubt is about, the whole problem where absent. */
export type ProblemReading = Reading<LedgerProblem> & { readonly part?: 'problem.due' }

/** "【土地】……；12月20日前解决" → text, factor, due. Text that carries no bracket and no date stays whole. */
export function readProblemCell(text: string, around: DateSurroundings): ProblemReading {
  const whole = text.trim()
  if (saysNothing(narrow(whole)) || /^(?:无问题|暂无问题|无困难|正常推进|无。)$/.test(whole))
    return understood<LedgerProblem>(null)
  if (whole.length > LONGEST)
    return doubtful({ text: whole, factor: null, due: null }, coded('ledger.longProblem', { length: whole.length }))
  const bracket = FACTOR.exec(whole)
  const factor = bracket ? bracket[1]!.trim() : null
  const rest = bracket ? whole.slice(bracket[0].length) : whole
  const dated = DUE.exec(narrow(rest))
  const due: Reading<LooseDate> = dated
    ? readDateText(dated[1]!, { ...around, role: 'due' })
    : understood<LooseDate>(null)
  const body = (dated && due.value ? rest.slice(0, dated.index) : rest).replace(/[；;，,。\s]+$/, '')
  const problem: LedgerProblem = { text: body, factor, due: due.value }
  if (SEVERAL.test(whole) || (whole.match(/【/g)?.length ?? 0) > 1)
    return doubtful(problem, coded('ledger.severalProblems', { raw: whole }))
  if (due.state !== 'understood')
    return {
      value: problem,
      state: 'doubtful',
      reason: due.reason!,
      suggestion: due.suggestion ?? null,
      part: 'problem.due',
    }
  if (!dated && /\d{1,2}月|季度|年底/.test(rest))
    return doubtful(problem, coded('ledger.dateInProblem', { raw: whole }))
  return understood(problem)
}
