import type { Db } from '../platform/db.ts'
import { newId } from '../platform/id.ts'

/** A card of a project that is being heard, with a paper and a duty: what acts and reads of cards are tried on. */
export async function cardTarget(db: Db, projectId: string, sha256: string) {
  const [batchId, cardId, paperId, dutyId] = [newId(), newId(), newId(), newId()]
  const recorded = { occurredOn: '2026-11-09', recordedAt: new Date('2026-11-09T02:00:00Z') }
  const json = (value: unknown) => JSON.stringify(value)
  const evidence = {
    ...{
      ruleSet: 'default',
      version: '1',
      ruleId: null,
      inputs: [],
      compared: [],
      sentence: { code: 'cards.normal', params: {} },
    },
    ...{ alsoHeld: [], exempted: [], noValue: [], wouldTurn: [] },
  }
  await db
    .insertInto('cardBatch')
    .values({
      ...{ id: batchId, period: '2026-10', opensOn: '2026-10-01', closesOn: '2026-10-31', subjectType: 'project' },
      ...{ about: null, ruleSet: `set-${projectId}`, ruleSetVersion: '1', ruleSetName: '试用规则', campaignId: null },
      ...{ regionCode: null, palette: json({ warn: { colour: 'yellow', word: '黄牌' } }), consequences: json([]) },
      terms: json({ rhythm: 'month', levels: ['warn'], hearingDays: 3, appealDays: 5, rectifyDays: 30 }),
      ...{ liftAfter: 1, actor: '定时作业', actorId: null, ...recorded },
    })
    .execute()
  await db
    .insertInto('card')
    .values({
      ...{ id: cardId, batchId, projectId, unitId: null, matterId: null, level: 'warn', closingLevel: 'warn' },
      ...{ handOver: null, rule: null, responsibleUnitId: null, postId: null, holderId: null, engineVersion: '1' },
      verdict: json({ subject: projectId, level: 'warn', ruleId: null, engineVersion: '1', evidence }),
      ...{ asOf: '2026-10-31', knownAt: new Date('2026-11-08T16:00:00Z'), ...recorded },
    })
    .execute()
  await db
    .insertInto('cardEvent')
    .values({
      ...{ id: newId(), cardId, seq: 2, kind: 'hearingOpened', body: json({ days: 3 }), text: '', papers: [] },
      ...{ actor: '项目办', actorId: null, personId: null, ...recorded },
    })
    .execute()
  await db
    .insertInto('cardNow')
    .values({
      ...{
        cardId,
        stage: 'hearing',
        steps: 2,
        rectification: 'none',
        appeal: 'none',
        issuedOn: null,
        servedOn: null,
      },
      ...{ publishedOn: null, liftedOn: null, rectifyBy: null, noticeId: null, carriedOn: 0, answerBy: '2026-11-12' },
      ...{ appealBy: null, deadline: '2026-11-12', deadlineWhat: 'statement', deadlineProvisional: false },
    })
    .execute()
  const file = { name: '说明.png', mediaType: 'image/png', bytes: 10, sha256 }
  await db
    .insertInto('cardPaper')
    .values({ id: paperId, cardId, ...file, actorId: null, ...recorded })
    .execute()
  await db
    .insertInto('cardDuty')
    .values({
      ...{ id: dutyId, cardId, duty: 'talk', points: null, text: '', withinDays: 7, days: 'calendar' },
      ...{ unitId: null, postId: null, ...recorded },
    })
    .execute()
  return { batchId, cardId, paperId, dutyId }
}
