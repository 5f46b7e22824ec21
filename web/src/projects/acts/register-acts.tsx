import type { addCode, addListing } from '@guatu/contract/project-acts'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { ChoiceItem, DateItem, TextItem } from '../../parts/fields.tsx'
import { useMe } from '../../platform/session.ts'
import type { ActProps } from '../dossier-acts.tsx'
import { useProjectActs } from '../mutations.ts'
import { codeKinds } from '../project-words.ts'

type Listing = z.infer<typeof addListing.body>
type ListingFields = { list: string; from: string; to?: string | null; documentNumber?: string }
type Code = z.infer<typeof addCode.body>

/** 入选名单: which list, from when to when, by which document. */
export function AddListing({ dossier, open, onClose }: ActProps) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useProjectActs(dossier.id)
  const send = (fields: ListingFields, id: string) =>
    acts.addListing({
      id,
      list: fields.list.trim(),
      from: fields.from,
      to: fields.to ?? null,
      documentNumber: fields.documentNumber?.trim() || null,
    } satisfies Listing)
  return (
    <ActDrawer<ListingFields>
      open={open}
      onClose={onClose}
      title={t('projects:register.addListing')}
      initial={{ from: `${me.today.slice(0, 4)}-01-01` }}
      send={send}
    >
      <TextItem name="list" label={t('projects:register.list')} max={100} />
      <DateItem name="from" label={t('projects:register.from')} />
      <DateItem name="to" label={t('projects:register.to')} required={false} />
      <TextItem name="documentNumber" label={t('projects:register.documentNumber')} max={100} required={false} />
    </ActDrawer>
  )
}

export function AddCode({ dossier, open, onClose }: ActProps) {
  const { t } = useTranslation()
  const acts = useProjectActs(dossier.id)
  return (
    <ActDrawer<Omit<Code, 'id'>>
      open={open}
      onClose={onClose}
      title={t('projects:register.addCode')}
      initial={{ kind: 'project' }}
      send={(fields, id) => acts.addCode({ ...fields, code: fields.code.trim(), id } satisfies Code)}
    >
      <ChoiceItem
        name="kind"
        label={t('projects:register.codeKind')}
        options={codeKinds.map((value) => ({ value, label: t(`projects:codeKind.${value}`) }))}
      />
      <TextItem name="code" label={t('projects:register.code')} max={40} />
    </ActDrawer>
  )
}
