import type { Post, Unit } from '@guatu/contract/organization'
import { Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActDrawer } from '../parts/act-drawer.tsx'
import { ChoiceItem, DateItem, ReasonItem } from '../parts/fields.tsx'
import { useMe } from '../platform/session.ts'
import { sendHandOver, sendNewPost } from './mutations.ts'
import { duties } from './organization-model.ts'
import { UnitForm } from './unit-form.tsx'

type Props = { unit: Unit | null; mayOrganize: boolean; onClose: () => void; onChanged: () => void }

/** A unit with its posts: who holds each since when, and the hand-over of one. */
export function UnitDrawer({ unit, mayOrganize, onClose, onChanged }: Props) {
  const { t } = useTranslation()
  const [handing, setHanding] = useState<Post | null>(null)
  const [adding, setAdding] = useState(false)
  const [changing, setChanging] = useState(false)
  return (
    <>
      <Drawer
        open={unit !== null}
        onClose={onClose}
        title={unit?.name ?? ''}
        size={520}
        extra={mayOrganize && <Button onClick={() => setChanging(true)}>{t('organization:change')}</Button>}
      >
        {unit && (
          <>
            <p>
              {t(`organization:kind.${unit.kind}`)}
              {unit.parentName && ` · ${unit.parentName}`}
              {unit.creditCode && ` · ${unit.creditCode}`}
            </p>
            <Posts unit={unit} mayOrganize={mayOrganize} onHand={setHanding} />
            {mayOrganize && <Button onClick={() => setAdding(true)}>{t('organization:addPost')}</Button>}
          </>
        )}
      </Drawer>
      {unit && (
        <>
          <NewPost unit={unit} open={adding} onClose={() => setAdding(false)} onDone={onChanged} />
          <UnitForm open={changing} unit={unit} onClose={() => setChanging(false)} onDone={onChanged} />
        </>
      )}
      <HandOver post={handing} onClose={() => setHanding(null)} onDone={onChanged} />
    </>
  )
}

function Posts(props: { unit: Unit; mayOrganize: boolean; onHand: (post: Post) => void }) {
  const { t } = useTranslation()
  return (
    <ul className="posts">
      {props.unit.posts.map((post) => (
        <li key={post.id}>
          <span>
            <b>{post.title}</b> {t(`organization:duty.${post.duty}`)}
            <span className="second-line">
              {post.holder
                ? `${post.holder.personName} ${post.holder.phone} · ${t('organization:since', { date: post.holder.from })}`
                : `! ${t('organization:vacantPost')}`}
            </span>
          </span>
          {props.mayOrganize && (
            <Button size="small" onClick={() => props.onHand(post)}>
              {t('organization:handOver')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

type HandFields = { personName: string; phone: string; from: string; note?: string }

function HandOver({ post, onClose, onDone }: { post: Post | null; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const missing = (label: string) => [
    { required: true, whitespace: true, message: t('parts:field.missing', { label }) },
  ]
  return (
    <ActDrawer<HandFields>
      key={post?.id ?? 'none'}
      open={post !== null}
      onClose={onClose}
      title={t('organization:handOverOf', { title: post?.title ?? '' })}
      lead={t('organization:handOverHint')}
      initial={{ from: me.today, phone: '' }}
      send={async (fields, id) => {
        if (!post) return
        await sendHandOver(post.id, {
          id,
          personName: fields.personName.trim(),
          phone: (fields.phone ?? '').trim(),
          from: fields.from,
          note: (fields.note ?? '').trim(),
        })
        onDone()
      }}
    >
      <Form.Item name="personName" label={t('organization:successor')} rules={missing(t('organization:successor'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="phone" label={t('organization:phone')}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
      <DateItem name="from" label={t('organization:from')} />
      <ReasonItem name="note" label={t('organization:note')} required={false} />
    </ActDrawer>
  )
}

function NewPost(props: { unit: Unit; open: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <ActDrawer<{ title: string; duty: Post['duty'] }>
      open={props.open}
      onClose={props.onClose}
      title={t('organization:addPost')}
      lead={props.unit.name}
      initial={{ duty: 'liaison' }}
      send={async (fields, id) => {
        await sendNewPost({ id, unitId: props.unit.id, title: fields.title.trim(), duty: fields.duty })
        props.onDone()
      }}
    >
      <Form.Item
        name="title"
        label={t('organization:postTitle')}
        rules={[{ required: true, whitespace: true, message: t('organization:postTitleMissing') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <ChoiceItem
        name="duty"
        label={t('organization:dutyLabel')}
        options={duties.map((duty) => ({ value: duty, label: t(`organization:duty.${duty}`) }))}
      />
    </ActDrawer>
  )
}
