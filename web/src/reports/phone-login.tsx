import { useState } from 'react'
import { NotReached } from '../platform/api.ts'
import { signIn } from './phone.ts'
import { t } from './phone-words.ts'

/** Signing in without leaving the page, so that nothing half-filled is lost. */
export function PhoneLogin({ userName }: { userName: string }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const enter = async (form: FormData) => {
    setBusy(true)
    setProblem(null)
    try {
      await signIn(String(form.get('userName') ?? ''), String(form.get('password') ?? ''))
    } catch (error) {
      setProblem(
        error instanceof NotReached ? t('unreachable') : error instanceof Error ? error.message : String(error),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="login"
      onSubmit={(event) => {
        event.preventDefault()
        void enter(new FormData(event.currentTarget))
      }}
    >
      <label className="box">
        <span className="box-name">{t('userName')}</span>
        <input name="userName" defaultValue={userName} autoComplete="username" autoCapitalize="none" required />
      </label>
      <label className="box">
        <span className="box-name">{t('password')}</span>
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {problem && (
        <p className="fault" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="primary" disabled={busy}>
        {busy ? t('loading') : t('signIn')}
      </button>
    </form>
  )
}
