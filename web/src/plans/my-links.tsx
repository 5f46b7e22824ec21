import { App, Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { addressOf } from '../platform/address.ts'
import { newId } from '../platform/new-id.ts'
import { useCreateMyLink, useRevokeMyLink } from './mutations.ts'
import { useMyLinks } from './queries.ts'

/** A person's own calendar for phone and desk: made once, shown once, taken back when lost. */
export function MyLinks() {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const links = useMyLinks()
  const create = useCreateMyLink()
  const revoke = useRevokeMyLink()
  const [name, setName] = useState('')
  const id = useRef(newId())
  const make = () =>
    create.mutate(
      { id: id.current, name: name.trim() },
      {
        onSuccess: ({ path }) => {
          setName('')
          id.current = newId()
          modal.success({ title: t('calendar:feed.made'), width: 640, content: <Once path={path} /> })
        },
      },
    )
  const standing = (links.data ?? []).filter((l) => l.revokedAt === null)
  return (
    <section className="calendar-feed">
      <h2>{t('calendar:feed.title')}</h2>
      <p>{t('calendar:feed.lead')}</p>
      <ul>
        {standing.map((link) => (
          <li key={link.id}>
            {link.name} · {link.createdAt.slice(0, 10)}{' '}
            <Button size="small" loading={revoke.isPending} onClick={() => revoke.mutate(link.id)}>
              {t('calendar:feed.revoke')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="plan-acts no-print">
        <Input
          className="plan-reason"
          aria-label={t('calendar:feed.name')}
          placeholder={t('calendar:feed.name')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => name.trim() && make()}
        />
        <Button disabled={name.trim() === ''} loading={create.isPending} onClick={make}>
          {t('calendar:feed.make')}
        </Button>
      </div>
      {(create.error ?? revoke.error) && <ProblemNote error={create.error ?? revoke.error} />}
    </section>
  )
}

/** The address, this once. */
function Once({ path }: { path: string | null }) {
  const { t } = useTranslation()
  return (
    <>
      <p>{t('calendar:feed.once')}</p>
      <p className="feed-address">{path && new URL(addressOf(path), document.baseURI).href}</p>
    </>
  )
}
