import type { Account } from '@guatu/contract/identity'
import { roles } from '@guatu/domain/organization/actor'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListPage } from '../parts/list-page.tsx'
import type { ListColumn } from '../parts/list-table.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useMay } from '../platform/session.ts'
import { AccountDrawer } from './account-drawer.tsx'
import { accountKeys } from './keys.ts'
import { type FirstPassword, useResetPassword } from './mutations.ts'
import './accounts.css'

/** Accounts and their roles; a first password is shown once. */
export function AccountsPage() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Account | 'new' | null>(null)
  const [first, setFirst] = useState<FirstPassword | null>(null)
  const reset = useResetPassword(setFirst)
  const mayCreate = useMay('createAccounts')
  const mayChange = useMay('changeGrants')
  const columns = useColumns(mayCreate ? reset.mutate : null)
  return (
    <>
      <ListPage<Account>
        title={t('identity:title')}
        queryKey={accountKeys.all}
        path="api/accounts"
        exportPath="api/accounts.xlsx"
        columns={columns}
        filters={[
          {
            name: 'role',
            label: t('identity:roles'),
            options: roles.map((role) => ({ value: role, label: t(`shell:role.${role}`) })),
          },
          {
            name: 'state',
            label: t('identity:state'),
            options: states.map((state) => ({ value: state, label: t(`identity:is.${state}`) })),
          },
        ]}
        rowKey={(row) => row.id}
        {...(mayChange ? { onOpen: setChosen } : {})}
        searchHint={t('identity:search')}
        actions={
          mayCreate && (
            <Button type="primary" onClick={() => setChosen('new')}>
              {t('identity:create')}
            </Button>
          )
        }
        empty={{ title: t('identity:nothing') }}
      />
      {reset.error && <ProblemNote error={reset.error} />}
      <AccountDrawer
        key={chosen === 'new' ? 'new' : chosen ? `${chosen.id}-${chosen.version}` : 'none'}
        chosen={chosen}
        onClose={() => setChosen(null)}
        onDone={(made) => {
          if (made) setFirst(made)
          void queries.invalidateQueries({ queryKey: accountKeys.all })
        }}
      />
      <ShownOnce first={first} onClose={() => setFirst(null)} />
    </>
  )
}

function useColumns(onReset: ((account: Account) => void) | null): ListColumn<Account>[] {
  const { t } = useTranslation()
  const columns: ListColumn<Account>[] = [
    { key: 'userName', title: t('identity:userName'), width: 160, sort: 'userName', render: (row) => row.userName },
    { key: 'person', title: t('identity:person'), width: 120, sort: 'person', render: (row) => row.personName },
    { key: 'grants', title: t('identity:roles'), sort: 'role', render: (row) => <Grants account={row} /> },
    {
      key: 'state',
      title: t('identity:state'),
      width: 120,
      sort: 'state',
      render: (row) => t(`identity:is.${stateOf(row)}`),
    },
  ]
  if (onReset)
    columns.push({
      key: 'reset',
      title: '',
      width: 96,
      render: (row) => (
        <Popconfirm
          title={t('identity:resetSure', { name: row.userName })}
          okText={t('identity:reset')}
          cancelText={t('identity:cancel')}
          onConfirm={() => onReset(row)}
        >
          <Button size="small">{t('identity:reset')}</Button>
        </Popconfirm>
      ),
    })
  return columns
}

const states = ['active', 'locked', 'disabled'] as const

const stateOf = (account: Account): (typeof states)[number] =>
  account.disabled
    ? 'disabled'
    : account.lockedUntil && account.lockedUntil > new Date().toISOString()
      ? 'locked'
      : 'active'

function Grants({ account }: { account: Account }) {
  const { t } = useTranslation()
  return (
    <>
      {account.grants
        .map((grant) => [t(`shell:role.${grant.role}`), grant.unitName].filter(Boolean).join(' · '))
        .join(t('parts:semicolon'))}
    </>
  )
}

function ShownOnce({ first, onClose }: { first: FirstPassword | null; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      open={first !== null}
      title={t('identity:firstTitle')}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('identity:noted')}
        </Button>
      }
    >
      <p>{t('identity:firstHint', { name: first?.userName ?? '' })}</p>
      <p className="first-password">
        <code>{first?.firstPassword}</code>
      </p>
    </Modal>
  )
}
