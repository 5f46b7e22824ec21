import { newId } from '../platform/id.ts'
import type { Input, Target } from './permission-inputs.ts'

/** A version that no card has: right, then refused as stale, so that nothing changes between calls. */
const seen = () => ({ id: newId(), expectedVersion: 99 })
const said = { text: '情况属实', papers: [] }
const today = '2026-11-20'

/** Inputs of the acts on cards; well formed and refused for another reason than the right. */
export const cardInputs: Readonly<Record<string, (t: Target) => Input>> = {
  getCardBatch: (t) => ({ id: t.batchId }),
  openHearing: (t) => ({ id: t.batchId, body: { cards: [{ ...seen(), cardId: t.cardId }], note: '' } }),
  decideCards: (t) => ({
    id: t.batchId,
    body: { decisions: [{ ...seen(), cardId: t.cardId, decision: 'strike', reason: '已改正' }] },
  }),
  issueCardNotice: (t) => ({ id: t.batchId, body: { id: newId(), number: null, issuedOn: today, signer: '某' } }),
  voidCardNotice: () => ({ id: newId(), body: { id: newId(), reason: '文号有误' } }),
  downloadCardNotice: () => ({ id: newId() }),
  releaseCards: (t) => ({ id: t.batchId, body: { cards: [{ ...seen(), cardId: t.cardId }], reason: '' } }),
  getCard: (t) => ({ id: t.cardId }),
  stateOnCard: (t) => ({
    id: t.cardId,
    body: { ...seen(), ...said, agrees: true, occurredOn: today, onPaper: false },
  }),
  recordSilence: (t) => ({ id: t.cardId, body: { ...seen(), note: '' } }),
  receiveCard: (t) => ({ id: t.cardId, body: { ...seen(), means: 'opened', receivedBy: '', occurredOn: today } }),
  setRectification: (t) => ({
    id: t.cardId,
    body: { ...seen(), dueOn: '2026-12-20', demand: '整改', reason: '依规' },
  }),
  submitRectification: (t) => ({ id: t.cardId, body: { ...seen(), ...said, occurredOn: today } }),
  checkRectification: (t) => ({ id: t.cardId, body: { ...seen(), accepted: true, reason: '属实', papers: [] } }),
  liftCard: (t) => ({ id: t.cardId, body: { ...seen(), reason: '整改到位' } }),
  carryCardOn: (t) => ({ id: t.cardId, body: { ...seen(), reason: '仍未整改' } }),
  appealCard: (t) => ({
    id: t.cardId,
    body: { ...seen(), ...said, occurredOn: today, onPaper: false },
  }),
  decideAppeal: (t) => ({
    id: t.cardId,
    body: { ...seen(), outcome: 'upheld', reason: '不成立', papers: [], exemption: null },
  }),
  addCardPaper: (t) => ({ id: t.cardId, upload: true }),
  getCardPaper: (t) => ({ id: t.paperId }),
  downloadCardSlip: (t) => ({ id: t.cardId }),
  downloadAppeal: (t) => ({ id: t.cardId }),
  assignDuty: (t) => ({ id: t.dutyId, body: { ...seen(), unitId: newId(), postId: null, note: '' } }),
  recordDuty: (t) => ({ id: t.dutyId, body: { ...seen(), record: '已约谈', papers: [], occurredOn: today } }),
  waiveDuty: (t) => ({ id: t.dutyId, body: { ...seen(), reason: '不再需要' } }),
  grantExemption: (t) => ({
    body: {
      ...{ id: newId(), subjectType: 'project', subjectId: t.projectId, rule: null, reason: '防汛停工' },
      ...{ from: '2026-12-01', to: '2026-11-01' },
    },
  }),
  endExemption: () => ({ id: newId(), body: { id: newId(), endsOn: today, reason: '情况已消除' } }),
}
