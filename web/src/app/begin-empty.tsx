import type { beginEmpty } from '@guatu/contract/identity'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { ProblemNote } from '../parts/problem-note.tsx'
import { api } from '../platform/api.ts'
import './begin-empty.css'

type Wish = z.input<typeof beginEmpty.body>
type Begun = z.infer<typeof beginEmpty.response>
type Fields = { districtName: string; adminUserName: string; regionCode?: string }

/**
 * The way out of the sample: an installation of one's own. The password is told in a dialogue of the page, not of the desk:
 * the session ends with the sample, and the login would sweep it away.
 */
export function BeginEmpty({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const [open, setOpen] = useState(false)
  const begin = useMutation({ mutationFn: (wish: Wish) => api.post<Begun>('api/begin-empty', wish) })
  const send = ({ districtName, adminUserName, regionCode }: Fields) =>
    begin.mutate(
      { districtName, adminUserName, regionCode: regionCode || null },
      {
        onSuccess: ({ userName, firstPassword }) => {
          setOpen(false)
          modal.success({
            title: t('shell:beginEmpty.done'),
            content: (
              <>
                <p>{t('shell:beginEmpty.told')}</p>
                <p className="begin-empty-password">
                  {userName}
                  <br />
                  {firstPassword}
                </p>
              </>
            ),
            okText: t('shell:beginEmpty.toLogin'),
            onOk: () => location.assign(document.baseURI),
          })
        },
      },
    )
  const ask = () => {
    onOpen()
    setOpen(true)
  }
  return (
    <>
      <Button type="link" className="begin-empty" onClick={ask}>
        {t('shell:beginEmpty.link')}
      </Button>
      <Modal
        open={open}
        title={t('shell:beginEmpty.title')}
        onCancel={() => setOpen(false)}
        footer={null}
        destroyOnHidden
      >
        <p className="begin-empty-lead">{t('shell:beginEmpty.lead')}</p>
        <Form<Fields> layout="vertical" requiredMark={false} initialValues={{ adminUserName: 'admin' }} onFinish={send}>
          <WishFields />
          {begin.error && <ProblemNote error={begin.error} />}
          <Button type="primary" htmlType="submit" block loading={begin.isPending}>
            {t('shell:beginEmpty.begin')}
          </Button>
        </Form>
      </Modal>
    </>
  )
}

function WishFields() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="districtName"
        label={t('shell:beginEmpty.districtName')}
        rules={[{ required: true, whitespace: true, message: t('shell:beginEmpty.districtMissing') }]}
      >
        <Input autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item
        name="adminUserName"
        label={t('shell:beginEmpty.adminUserName')}
        rules={[{ required: true, min: 2, message: t('shell:beginEmpty.adminMissing') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="regionCode"
        label={t('shell:beginEmpty.regionCode')}
        extra={t('shell:beginEmpty.regionHint')}
        rules={[{ pattern: /^\d{6}(\d{3})?$/, message: t('shell:beginEmpty.regionWrong') }]}
      >
        <Input inputMode="numeric" maxLength={9} />
      </Form.Item>
    </>
  )
}
