import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { ProblemNote } from '../parts/problem-note.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { useLogin } from './mutations.ts'
import { usePageTitle } from './use-page-title.ts'

type Fields = { userName: string; password: string }

export function LoginPage() {
  const { t } = useTranslation()
  const login = useLogin()
  usePageTitle([], '')
  return (
    <main className="door">
      <section className="door-card">
        <h1>
          <span className="brand-mark" aria-hidden="true">
            挂
          </span>
          {t('shell:product')}
        </h1>
        <p className="door-lead">{t('shell:login.lead')}</p>
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => login.mutate(fields)}>
          <Form.Item
            name="userName"
            label={t('shell:login.userName')}
            rules={[{ required: true, message: t('shell:login.userNameMissing') }]}
          >
            <Input autoFocus autoComplete="username" maxLength={60} size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('shell:login.password')}
            rules={[{ required: true, message: t('shell:login.passwordMissing') }]}
          >
            <Input.Password autoComplete="current-password" maxLength={200} size="large" />
          </Form.Item>
          {login.error && <ProblemNote error={login.error} />}
          <Button type="primary" htmlType="submit" size="large" block loading={login.isPending}>
            {t('shell:login.enter')}
          </Button>
        </Form>
        <p className="door-hint">{t('shell:login.firstPasswords')}</p>
        <LanguageSwitch />
      </section>
    </main>
  )
}
