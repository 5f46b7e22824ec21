import type { ContestDetail, ContestRow } from '@guatu/contract/appraisal'
import type { ContestNow } from '@guatu/domain/appraisal/contest-state'
import { printMarks } from '@guatu/domain/appraisal/panel-score'
import { isOfOneUnit, isRecused } from '@guatu/domain/appraisal/recusal'
import { marksGiven, totalOf } from '@guatu/domain/appraisal/result-sheet'
import { say } from '@guatu/words/say'
import type { Lang } from '@guatu/words/words'
import type { ContestListRow } from './list-reads.ts'
import type { StoredMark } from './mark-reads.ts'
import type { ContestFile, StoredContestEvent } from './reads.ts'

export const said = (code: string, lang: Lang, params: Parameters<typeof say>[0]['params'] = {}): string =>
  say({ code, params }, lang)

export const presentContest = (r: ContestListRow, lang: Lang): ContestRow => ({
  ...{ id: r.id, name: r.name, campaignId: r.campaignId, campaign: r.campaign, heldOn: r.heldOn, kind: r.kind },
  kindName: said(`appraisal.kind.${r.kind}`, lang),
  state: r.state,
  stateName: said(`appraisal.state.${r.state}`, lang),
  ...{ contestants: r.contestants, judges: r.judges, onBoard: r.onBoard, onPanel: r.onPanel },
  revealedAt: r.revealedAt?.toISOString() ?? null,
})

export const presentItems = (file: ContestFile): ContestDetail['items'] =>
  file.items.map((item) => ({ id: item.id, name: item.name, max: printMarks(item.max) }))

/** In the drawn order, or as entered before the draw. */
export const presentContestants = (file: ContestFile, now: ContestNow): ContestDetail['contestants'] =>
  now.order.flatMap((id, i) => {
    const found = file.contestants.find((c) => c.id === id)
    return found ? [{ id, drawn: now.seed === null ? null : i + 1, subjectId: found.subjectId, name: found.name }] : []
  })

type Pairs = readonly { readonly judgeId: string; readonly contestantId: string }[]

export function presentJudges(file: ContestFile, now: ContestNow, marked: Pairs): ContestDetail['judges'] {
  const given = new Map(marksGiven(file, now, marked).map((one) => [one.judgeId, one]))
  return file.judges.map((judge) => ({
    ...{ id: judge.id, name: judge.name, unit: judge.unit },
    ...{ due: given.get(judge.id)!.due, given: given.get(judge.id)!.given },
    recusals: file.contestants
      .filter((contestant) => isRecused(judge, contestant, now))
      .map((contestant) => ({
        ...{ contestantId: contestant.id, contestant: contestant.name, byUnit: isOfOneUnit(judge, contestant) },
      })),
  }))
}

/** What a judge of the panel has given, in the drawn order; null for everybody else. */
export function presentOwn(
  file: ContestFile,
  now: ContestNow,
  personId: string | null,
  own: readonly StoredMark[],
): ContestDetail['mine'] {
  const judge = file.judges.find((one) => one.personId === personId)
  if (!judge) return null
  return presentContestants(file, now).map(({ id }) => {
    const sheet = own.find((mark) => mark.contestantId === id)
    return {
      contestantId: id,
      recused: isRecused(judge, file.contestants.find((c) => c.id === id)!, now),
      markId: sheet?.id ?? null,
      marks: Object.fromEntries(Object.entries(sheet?.marks ?? {}).map(([item, m]) => [item, printMarks(m)])),
      total: sheet ? printMarks(totalOf(sheet)) : null,
    }
  })
}

/** All steps from the opening on, each with who, when, what and why. */
export function presentSteps(file: ContestFile, lang: Lang): ContestDetail['steps'] {
  const opened = { contestants: file.contestants.length, judges: file.judges.length }
  return [
    {
      ...{ seq: 1, kind: 'opened', name: said('appraisal.step.opened', lang) },
      sentence: said('appraisal.said.opened', lang, opened),
      ...{ text: '', by: file.actor, occurredOn: file.openedOn, recordedAt: file.recordedAt, papers: [] },
    },
    ...file.events.map((e) => ({
      ...{
        seq: e.seq,
        kind: e.kind,
        name: said(`appraisal.step.${e.kind}`, lang),
        sentence: sentenceOf(e, file, lang),
      },
      ...{ text: e.text, by: e.actor, occurredOn: e.occurredOn, recordedAt: e.recordedAt, papers: [] },
    })),
  ]
}

function sentenceOf(e: StoredContestEvent, file: ContestFile, lang: Lang): string {
  const contestant = (id: string) => file.contestants.find((c) => c.id === id)?.name ?? ''
  const params = {
    ...(e.kind === 'drawn' && { order: e.order.map(contestant), seed: e.seed }),
    ...('judgeId' in e && {
      judge: file.judges.find((j) => j.id === e.judgeId)?.name ?? '',
      contestant: contestant(e.contestantId),
    }),
  }
  return said(`appraisal.said.${e.kind}`, lang, params)
}
