import type { enterStage } from '@guatu/contract/project-acts'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ActDrawer } from '../../parts/act-drawer.tsx'
import { ChoiceItem, DateItem, ReasonItem } from '../../parts/fields.tsx'
import { useMe } from '../../platform/session.ts'
import type { ActProps } from '../dossier-acts.tsx'
import { useProjectActs } from '../mutations.ts'
import { stagesOf } from '../project-words.ts'

type Body = z.infer<typeof enterStage.body>
type Fields = { stage: Body['stage']; occurredOn: string; passReason?: string }

/** Into the next stage. Where its gate misses something, only an authorised person passes it, and with a reason. */
export function EnterStage({ dossier, open, onClose }: ActProps) {
  const { t } = useTranslation()
  const me = useMe()
  const acts = useProjectActs(dossier.id)
  const { gate, body } = dossier
  const send = (fields: Fields, id: string) =>
    acts.enterStage({
      id,
      stage: fields.stage,
      occurredOn: fields.occurredOn,
      passReason: fields.passReason?.trim() || null,
      expectedVersion: dossier.version,
    } satisfies Body)
  return (
    <ActDrawer<Fields>
      open={open}
      onClose={onClose}
      title={t('projects:stages.enter')}
      initial={{ occurredOn: me.today, ...(gate.next ? { stage: gate.next } : {}) }}
      send={send}
    >
      <ChoiceItem
        name="stage"
        label={t('projects:field.stage')}
        options={stagesOf(body.kind)
          .filter((stage) => stage !== body.stage)
          .map((value) => ({ value, label: t(`projects:stage.${value}`) }))}
      />
      <DateItem name="occurredOn" label={t('projects:occurredOn')} />
      <Gate dossier={dossier} />
    </ActDrawer>
  )
}

function Gate({ dossier }: Pick<ActProps, 'dossier'>) {
  const { t } = useTranslation()
  const stage = Form.useWatch('stage')
  const closed = stage === dossier.gate.next && dossier.gate.missing.length > 0
  if (!dossier.may.includes('passGate')) return closed ? <Missing items={dossier.gate.missing} /> : null
  return (
    <>
      {closed && <Missing items={dossier.gate.missing} />}
      <ReasonItem name="passReason" label={t('projects:stages.passReason')} required={closed} />
    </>
  )
}

function Missing({ items }: { items: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <div className="problem-note">
      <p>{t('projects:stages.missing')}</p>
      <ul className="missing">
        {items.map((item) => (
          <li key={item}>{t(`projects:gateItem.${item}`)}</li>
        ))}
      </ul>
    </div>
  )
}
