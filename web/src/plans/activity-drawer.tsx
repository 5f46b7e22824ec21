import type { Activity } from '@guatu/contract/plans'
import { Button, Checkbox, Form, Input, Popconfirm, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { newId } from '../platform/new-id.ts'
import { MoreItems } from './activity-more.tsx'
import { type MoreFields, moreFields, withMore } from './activity-more-model.ts'
import { addActivity, moveActivity, type PlanLink, removeActivity, withBody } from './reshape-plan-model.ts'

/** Which row is open; a new one stands behind `after`. */
export type RowChoice = { readonly activity: Activity | null; readonly after: string | null }
type LinkFields = {
  id?: string
  type?: PlanLink['type']
  lag?: string
  lagUnit?: 'working' | 'calendar'
  overlapAfter?: string
}
type Fields = Pick<Activity, 'name' | 'unit'> & {
  duration: string
  milestone: boolean
  assessed: boolean
  links: LinkFields[]
} & MoreFields
type Props = {
  choice: RowChoice | null
  activities: readonly Activity[]
  onClose: () => void
  onEdit: (activities: readonly Activity[]) => void
}

const linkFields = (link: PlanLink): LinkFields => ({
  id: link.id,
  type: link.type ?? 'FS',
  lag: String(link.lag ?? 0),
  lagUnit: link.lagUnit ?? 'working',
  overlapAfter: link.overlapAfter === undefined ? '' : String(link.overlapAfter),
})
const linkOf = ({ id = '', type = 'FS', lag = '0', lagUnit = 'working', overlapAfter = '' }: LinkFields): PlanLink => {
  const days = Number(lag)
  const overlap = overlapAfter === '' ? {} : { overlapAfter: Number(overlapAfter) }
  return { id, type, lag: days, ...(days !== 0 ? { lagUnit } : {}), ...overlap }
}

/** One activity with its links: made, changed, moved or taken out. Nothing is stored before the plan is saved. */
export function ActivityDrawer({ choice, activities, onClose, onEdit }: Props) {
  const { t } = useTranslation()
  const activity = choice?.activity ?? null
  const take = async (fields: Fields) => {
    const { unit, milestone, assessed, links } = fields
    const body = { name: fields.name.trim(), duration: Number(fields.duration), unit }
    const flags = { milestone, assessed, predecessors: (links ?? []).map(linkOf) }
    const row = withMore(withBody(activity ?? { id: newId(), ...body }, { ...body, ...flags }), fields)
    onEdit(
      activity
        ? activities.map((a) => (a.id === activity.id ? row : a))
        : addActivity(activities, row, choice?.after ?? null),
    )
  }
  return (
    <ActDrawer<Fields>
      key={choice ? `${activity?.id ?? 'new'}-${choice.after}` : 'none'}
      open={choice !== null}
      onClose={onClose}
      title={activity ? activity.name : t('plans:row.add')}
      wide
      submit={t('plans:row.take')}
      done={t('plans:row.taken')}
      initial={{
        name: activity?.name ?? '',
        duration: String(activity?.duration ?? 10),
        unit: activity?.unit ?? 'working',
        milestone: activity?.milestone ?? false,
        assessed: activity?.assessed ?? false,
        ...moreFields(activity),
        links: activity
          ? (activity.predecessors ?? []).map(linkFields)
          : choice?.after
            ? [linkFields({ id: choice.after, type: 'FS', lag: 0 })]
            : [],
      }}
      send={take}
    >
      {activity && <RowActs activity={activity} activities={activities} onClose={onClose} onEdit={onEdit} />}
      <BodyItems />
      <MoreItems />
      <LinkLines own={activity?.id ?? ''} activities={activities} />
    </ActDrawer>
  )
}

function RowActs({ activity, activities, onClose, onEdit }: Omit<Props, 'choice'> & { activity: Activity }) {
  const { t } = useTranslation()
  const successors = activities.filter((a) => a.predecessors?.some((link) => link.id === activity.id)).length
  const at = activities.findIndex((a) => a.id === activity.id)
  return (
    <div className="row-acts">
      <Button disabled={at <= 0} onClick={() => onEdit(moveActivity(activities, activity.id, -1))}>
        ↑ {t('plans:row.up')}
      </Button>
      <Button disabled={at >= activities.length - 1} onClick={() => onEdit(moveActivity(activities, activity.id, 1))}>
        ↓ {t('plans:row.down')}
      </Button>
      <Popconfirm
        title={t('plans:row.removeSure', { name: activity.name })}
        description={t('plans:row.bridged', { count: successors })}
        okText={t('plans:row.remove')}
        cancelText={t('plans:row.keep')}
        onConfirm={() => {
          onEdit(removeActivity(activities, activity.id))
          onClose()
        }}
      >
        <Button disabled={activities.length < 2}>{t('plans:row.remove')}</Button>
      </Popconfirm>
    </div>
  )
}

const days = /^\d{1,4}$/
const signedDays = /^[-−]?\d{1,4}$/

function BodyItems() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="name"
        label={t('plans:row.name')}
        rules={[{ required: true, whitespace: true, message: t('plans:row.nameMissing') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className="row-pair">
        <Form.Item
          name="duration"
          label={t('plans:head.duration')}
          rules={[{ required: true, pattern: days, message: t('plans:row.daysWrong') }]}
        >
          <Input inputMode="numeric" maxLength={4} />
        </Form.Item>
        <Form.Item name="unit" label={t('plans:row.unit')}>
          <Select options={unitOptions(t)} />
        </Form.Item>
      </div>
      <div className="row-pair">
        <Form.Item name="milestone" valuePropName="checked">
          <Checkbox>{t('plans:row.milestone')}</Checkbox>
        </Form.Item>
        <Form.Item name="assessed" valuePropName="checked">
          <Checkbox>{t('plans:row.assessed')}</Checkbox>
        </Form.Item>
      </div>
    </>
  )
}

const unitOptions = (t: (key: string) => string) =>
  (['working', 'calendar'] as const).map((unit) => ({ value: unit, label: t(`plans:unitWhole.${unit}`) }))

function LinkLines({ own, activities }: { own: string; activities: readonly Activity[] }) {
  const { t } = useTranslation()
  const rows = activities
    .map((a, i) => ({ value: a.id, label: `${i + 1} ${a.name}` }))
    .filter((option) => option.value !== own)
  const types = (['FS', 'SS', 'FF', 'SF'] as const).map((type) => ({ value: type, label: t(`plans:link.${type}`) }))
  return (
    <Form.List name="links">
      {(lines, { add, remove }) => (
        <Form.Item label={t('plans:row.links')}>
          {lines.map((line) => (
            <div key={line.key} className="link-line">
              <Form.Item name={[line.name, 'id']} rules={[{ required: true, message: t('plans:link.missing') }]}>
                <Select
                  aria-label={t('plans:link.of')}
                  placeholder={t('plans:link.of')}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={rows}
                />
              </Form.Item>
              <Form.Item name={[line.name, 'type']}>
                <Select aria-label={t('plans:link.type')} options={types} popupMatchSelectWidth={false} />
              </Form.Item>
              <Form.Item
                name={[line.name, 'lag']}
                normalize={(typed: string) => typed.replace('−', '-')}
                rules={[{ pattern: signedDays, message: t('plans:row.daysWrong') }]}
              >
                <Input aria-label={t('plans:link.lag')} maxLength={5} />
              </Form.Item>
              <Form.Item name={[line.name, 'lagUnit']}>
                <Select aria-label={t('plans:link.unit')} options={unitOptions(t)} />
              </Form.Item>
              <Form.Item
                name={[line.name, 'overlapAfter']}
                rules={[{ pattern: /^\d{0,4}$/, message: t('plans:row.daysWrong') }]}
              >
                <Input
                  aria-label={t('plans:more.overlapAfter')}
                  title={t('plans:more.overlapAfter')}
                  placeholder={t('plans:more.overlapShort')}
                  maxLength={4}
                />
              </Form.Item>
              <Button aria-label={t('plans:link.remove')} onClick={() => remove(line.name)}>
                ×
              </Button>
            </div>
          ))}
          <Button onClick={() => add({ type: 'FS', lag: '0', lagUnit: 'working' })}>{t('plans:link.add')}</Button>
        </Form.Item>
      )}
    </Form.List>
  )
}
