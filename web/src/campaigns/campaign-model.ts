import type { Campaign, CampaignBody, CampaignMember, CampaignRhythm } from '@guatu/contract/campaigns'

export const rhythms: readonly CampaignRhythm[] = ['day', 'week', 'tenDays', 'halfMonth', 'month', 'quarter']
export const states = ['running', 'coming', 'ended'] as const

export type CampaignFields = {
  name?: string
  from?: string | null
  to?: string | null
  rhythm?: CampaignRhythm
  documentNumber?: string | null
}

/** What a form holds as the contract wants it: empty texts are nothing. */
export const bodyOf = (fields: CampaignFields): CampaignBody => ({
  name: (fields.name ?? '').trim(),
  from: fields.from ?? '',
  to: fields.to || null,
  rhythm: fields.rhythm ?? 'week',
  documentNumber: (fields.documentNumber ?? '').trim() || null,
})

export const fieldsOf = ({ name, from, to, rhythm, documentNumber }: CampaignBody): CampaignFields => ({
  ...{ name, from, to, rhythm },
  documentNumber: documentNumber ?? '',
})

/** The day that joining is proposed for: today, moved into the campaign's span. */
export const dayInside = ({ from, to }: Pick<Campaign, 'from' | 'to'>, today: string): string =>
  today < from ? from : to !== null && to < today ? to : today

/** Who may still leave, each once, and who was in it before. */
export function membersByState(members: readonly CampaignMember[]) {
  return {
    present: members.filter((m) => m.state !== 'left'),
    past: members.filter((m) => m.state === 'left'),
  }
}
