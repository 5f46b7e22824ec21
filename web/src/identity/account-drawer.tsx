import type { Account } from '@guatu/contract/identity'
import { roles } from '@guatu/domain/organization/actor'
import { Button, Checkbox, Form, type FormInstance, Input, Select } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { differencesOf } from '../parts/conflict-model.ts'
import { ConflictNote } from '../parts/conflict-note.tsx'
import { UnitSelect } from '../parts/unit-select.tsx'
import { isConflict } from '../platform/api.ts'
import { type GrantFields, grantFault, grantsOf, needsUnit } from './account-model.ts'
import { createAccount, type FirstPassword, sendAccountChange } from './mutations.ts'

type Fields = {
  userName: string
  personName: string
  phone: string
  disabled: boolean
  grants: GrantFields[]
}
type Props = {
  chosen: Account | 'new' | null
  onClose: () => void
  onDone: (made: FirstPassword | null) => void
}

/** A new account, or the roles and standing of one. */
export function AccountDrawer({ chosen, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const account = chosen === 'new' ? null : chosen
  const { version, explain } = useAccountConflict(account)
  const send = async (fields: Fields, id: string) => {
    if (account) {
      const grants = grantsOf(fields.grants, account.grants)
      await sendAccountChange(account.id, { expectedVersion: version.current, grants, disabled: fields.disabled })
      onDone(null)
      return
    }
    const { userName, personName } = fields
    const made = await createAccount({
      id,
      userName: userName.trim(),
      personName: personName.trim(),
      phone: (fields.phone ?? '').trim(),
      grants: grantsOf(fields.grants),
    })
    onDone({ userName: made.account.userName, firstPassword: made.firstPassword })
  }
  return (
    <ActDrawer<Fields>
      wide
      open={chosen !== null}
      onClose={onClose}
      title={account ? account.personName + t('parts:bracketed', { text: account.userName }) : t('identity:create')}
      initial={{
        disabled: account?.disabled ?? false,
        grants: account ? account.grants.map(({ role, unitId }) => ({ role, unitId })) : [{}],
      }}
      send={send}
      explain={explain}
    >
      {!account && <Person />}
      <GrantLines before={account?.grants ?? []} />
      {account && (
        <Form.Item name="disabled" valuePropName="checked">
          <Checkbox>{t('identity:disable')}</Checkbox>
        </Form.Item>
      )}
    </ActDrawer>
  )
}

/** Somebody else changed the account meanwhile: both states, and nothing chosen is lost. */
function useAccountConflict(account: Account | null) {
  const { t } = useTranslation()
  // The page keys this drawer by account and version, so that a choice between two states ends with it.
  const version = useRef(account?.version ?? 0)
  const said = useSaidGrants(account)
  const explain = (error: unknown, form: FormInstance<Fields>) => {
    if (!isConflict(error) || !account) return undefined
    const current = error.problem.current as Account | null | undefined
    if (!current) return undefined
    const fields = form.getFieldsValue()
    const state = (disabled: boolean) => t(`identity:is.${disabled ? 'disabled' : 'active'}`)
    const mine = {
      grants: said(grantsOf(fields.grants, account.grants), current.grants),
      disabled: state(fields.disabled),
    }
    const stands = { grants: said(current.grants, current.grants), disabled: state(current.disabled) }
    return (
      <ConflictNote
        sentence={error.message}
        differences={differencesOf(mine, stands)}
        label={(field) => t(field === 'grants' ? 'identity:roles' : 'identity:state')}
        print={(_, value) => String(value)}
        onKeepMine={() => {
          version.current = current.version
          form.submit()
        }}
        onTakeTheirs={() => {
          version.current = current.version
          form.setFieldsValue({
            disabled: current.disabled,
            grants: current.grants.map(({ role, unitId }) => ({ role, unitId })),
          })
        }}
      />
    )
  }
  return { version, explain }
}

/** Roles with their units; a unit chosen meanwhile whose name is not at hand is said to be another one. */
function useSaidGrants(account: Account | null) {
  const { t } = useTranslation()
  return (grants: Account['grants'], standing: Account['grants']): string => {
    const named = [...standing, ...(account?.grants ?? [])]
    const unit = (id: string) => named.find((grant) => grant.unitId === id)?.unitName ?? t('identity:anotherUnit')
    return grants
      .map((grant) => [t(`shell:role.${grant.role}`), grant.unitId && unit(grant.unitId)].filter(Boolean).join(' · '))
      .join(t('parts:semicolon'))
  }
}

function Person() {
  const { t } = useTranslation()
  const missing = (label: string) => [
    { required: true, whitespace: true, message: t('parts:field.missing', { label }) },
  ]
  return (
    <>
      <Form.Item name="userName" label={t('identity:userName')} rules={missing(t('identity:userName'))}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="personName" label={t('identity:person')} rules={missing(t('identity:person'))}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t('identity:phone')}>
        <Input maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
    </>
  )
}

function GrantLines({ before }: { before: Account['grants'] }) {
  const { t } = useTranslation()
  const now = Form.useWatch('grants') as GrantFields[] | undefined
  const rule = {
    validator: async (_: unknown, fields: GrantFields[]) => {
      const fault = grantFault(fields ?? [])
      if (fault) throw new Error(t(`identity:fault.${fault}`))
    },
  }
  return (
    <Form.List name="grants" rules={[rule]}>
      {(lines, { add, remove }, { errors }) => (
        <Form.Item label={t('identity:roles')} required>
          {lines.map((line) => (
            <div key={line.key} className="grant-line">
              <Form.Item name={[line.name, 'role']} noStyle>
                <Select
                  aria-label={t('identity:role')}
                  placeholder={t('identity:role')}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={roles.map((role) => ({ value: role, label: t(`shell:role.${role}`) }))}
                />
              </Form.Item>
              {needsUnit(now?.[line.name]?.role) ? (
                <Form.Item name={[line.name, 'unitId']} noStyle>
                  <UnitSelect
                    placeholder={t('identity:unit')}
                    initial={initialUnit(before.find((grant) => grant.unitId === now?.[line.name]?.unitId))}
                  />
                </Form.Item>
              ) : (
                <span />
              )}
              <Button onClick={() => remove(line.name)}>{t('identity:removeRole')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('identity:addRole')}</Button>
          <Form.ErrorList errors={errors} />
        </Form.Item>
      )}
    </Form.List>
  )
}

const initialUnit = (grant: Account['grants'][number] | undefined) =>
  grant?.unitId ? { id: grant.unitId, name: grant.unitName ?? grant.unitId } : null
