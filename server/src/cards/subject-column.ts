import type { CardSubject } from '@guatu/domain/cards/card-subjects'

/** Columns of a fact about somebody who can carry a card; one of them is filled. */
export const NO_SUBJECT = {
  ...{ projectId: null, unitId: null, matterId: null },
  ...{ campaignId: null, administrationId: null, regionCode: null },
}

/** Where a fact keeps whom it is about; headquarters and task forces are units. */
const COLUMN: Readonly<Record<CardSubject, keyof typeof NO_SUBJECT>> = {
  ...{ project: 'projectId', matter: 'matterId', unit: 'unitId' },
  ...{ headquarters: 'unitId', areaHeadquarters: 'unitId', taskForce: 'unitId' },
  ...{ territory: 'regionCode', administration: 'administrationId', campaign: 'campaignId' },
}

export type SubjectColumns = { [C in keyof typeof NO_SUBJECT]: string | null }

export const columnsOfSubject = (type: CardSubject, id: string): SubjectColumns => ({
  ...NO_SUBJECT,
  [COLUMN[type]]: id,
})
