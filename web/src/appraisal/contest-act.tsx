import type { ContestDetail } from '@guatu/contract/appraisal'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { type ContestActName, owedMarks, pathOf, wantsReason } from './contest-model.ts'
import { useContestActs } from './mutations.ts'

type Fields = { text?: string; judgeId?: string; contestantId?: string }

/** One act on one contest: what it does, and why where that must be said. */
export function ContestActDrawer({
  detail,
  act,
  onClose,
}: {
  detail: ContestDetail
  act: ContestActName
  onClose: () => void
}) {
  const { t } = useTranslation()
  const acts = useContestActs()
  const { contest, version, judges } = detail
  const owed = owedMarks(judges)
  const required = wantsReason(act, owed)
  const about = act === 'recused' || act === 'recusalLifted'
  const label = t('appraisal:reason')
  return (
    <ActDrawer<Fields>
      open
      onClose={onClose}
      title={t(`appraisal:act.${act}`)}
      lead={
        <>
          {contest.name}
          <span className="second-line">{t(`appraisal:lead.${act}`)}</span>
          {act === 'closed' && owed > 0 && (
            <strong className="second-line">{t('appraisal:owed', { count: owed })}</strong>
          )}
        </>
      }
      initial={{}}
      submit={t(`appraisal:act.${act}`)}
      send={({ text = '', ...pair }, id) =>
        acts.act(contest.id, pathOf(act, detail.may.includes('released') || act === 'released'), {
          ...{ id, expectedVersion: version, text: text.trim(), kind: act },
          ...(about && pair),
        })
      }
    >
      {about && <PairFields detail={detail} declared={act === 'recusalLifted'} />}
      <Form.Item
        name="text"
        label={label}
        rules={[{ required, whitespace: required, message: t('parts:field.missing', { label }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActDrawer>
  )
}

/** A judge, then a contestant whom the judge does not stand aside for yet; or one of those that were declared. */
function PairFields({ detail, declared }: { detail: ContestDetail; declared: boolean }) {
  const { t } = useTranslation()
  const judgeId = Form.useWatch('judgeId') as string | undefined
  const open = (judge: ContestDetail['judges'][number]) =>
    declared
      ? judge.recusals.filter((one) => !one.byUnit).map((one) => ({ value: one.contestantId, label: one.contestant }))
      : detail.contestants
          .filter((one) => !judge.recusals.some((r) => r.contestantId === one.id))
          .map((one) => ({ value: one.id, label: one.name }))
  const judge = detail.judges.find((one) => one.id === judgeId)
  const item = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('parts:field.missing', { label }) }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
    </Form.Item>
  )
  return (
    <>
      {item(
        'judgeId',
        t('appraisal:judge'),
        detail.judges.filter((one) => open(one).length > 0).map((one) => ({ value: one.id, label: one.name })),
      )}
      {item('contestantId', t('appraisal:contestant'), judge ? open(judge) : [])}
    </>
  )
}
