import { App, Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ProblemNote } from '../parts/problem-note.tsx'
import { useChangePassword, useLogout } from './mutations.ts'

type Fields = { current: string; next: string; again: string }
const shortest = 10

/** `forced`: the first password came on paper, so nothing opens before it is replaced. */
export function PasswordPage({ forced = false }: { forced?: boolean }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const change = useChangePassword()
  const logout = useLogout()
  const navigate = useNavigate()
  const send = ({ current, next }: Fields) =>
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          message.success(t('shell:password.changed'))
          if (!forced) navigate('/')
        },
      },
    )
  return (
    <main className={forced ? 'door' : 'door door-inside'}>
      <section className="door-card">
        <h1>{t(forced ? 'shell:password.forcedTitle' : 'shell:password.title')}</h1>
        {forced && <p className="door-lead">{t('shell:password.forcedLead')}</p>}
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={send}>
          <PasswordFields forced={forced} />
          {change.error && <ProblemNote error={change.error} />}
          <Button type="primary" htmlType="submit" block loading={change.isPending}>
            {t('shell:password.save')}
          </Button>
          {forced && (
            <Button type="text" block onClick={() => logout.mutate()}>
              {t('shell:menu.logout')}
            </Button>
          )}
        </Form>
      </section>
    </main>
  )
}

function PasswordFields({ forced }: { forced: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item
        name="current"
        label={t(forced ? 'shell:password.first' : 'shell:password.current')}
        rules={[{ required: true, message: t('shell:password.currentMissing') }]}
      >
        <Input.Password autoFocus autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('shell:password.next')}
        extra={t('shell:password.rule', { shortest })}
        rules={[{ required: true, min: shortest, message: t('shell:password.rule', { shortest }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('shell:password.again')}
        dependencies={['next']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('shell:password.differ'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
