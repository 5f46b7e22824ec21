import type { CardSubject } from '@guatu/domain/cards/card-subjects'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type RuleSetShown, useRuleSets, useRuleSetsShown } from './rules/queries.ts'

type Props = {
  type: CardSubject
  /** Given by the form field around it. */
  value?: string | null
  onChange?: (rule: string | null) => void
  id?: string
}
type WrittenRule = { readonly id: string; readonly unless?: readonly string[] }

const scopeOf = (type: CardSubject) => (type === 'project' || type === 'matter' ? type : 'unit')

/** Which rule is to stop: those of the sets in force for this kind that allow an exemption, told as the set tells them; none chosen is all of them. */
export function ExemptedRule({ type, value, onChange, id }: Props) {
  const { t } = useTranslation()
  const adopted = useRuleSets().data?.adopted ?? []
  const sets = useRuleSetsShown(
    adopted.filter((s) => s.standing === 'inForce' && s.scope === scopeOf(type)).map((s) => s.id),
  )
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('cards:field.wholeSet')}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      options={sets.map((set) => ({ label: set.name, options: exemptable(set) }))}
    />
  )
}

/** A rule goes by its id; a reason that rules name goes by its name. */
function exemptable({ body, meaning }: RuleSetShown): { value: string; label: string }[] {
  const rules = (body.rules ?? []) as readonly WrittenRule[]
  const texts = new Map(meaning.rules.map((rule) => [rule.id, rule.text]))
  const named = new Set(rules.flatMap((rule) => (rule.unless ?? []).filter((name) => name !== 'exempt')))
  return [
    ...rules
      .filter((rule) => rule.unless?.includes('exempt'))
      .map(({ id }) => ({ value: id, label: texts.get(id) ?? id })),
    ...[...named].map((name) => ({ value: name, label: name })),
  ]
}
