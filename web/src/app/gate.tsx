import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { LoadingShape } from '../parts/loading-shape.tsx'
import { ProblemNote } from '../parts/problem-note.tsx'
import { whenSignedOut } from '../platform/api.ts'
import { listen } from '../platform/live.ts'
import { MeContext } from '../platform/session.ts'
import { appKeys } from './keys.ts'
import { LoginPage } from './login-page.tsx'
import { PasswordPage } from './password-page.tsx'
import { useSession } from './queries.ts'
import { Shell } from './shell.tsx'

/** Nobody signed in: the login. A first password: change it, and nothing else. Then the desk, at the address asked for. */
export function Gate() {
  const session = useSession()
  const queries = useQueryClient()
  const me = session.data ?? null
  const accountId = me?.accountId

  useEffect(() => whenSignedOut(() => queries.setQueryData(appKeys.session, null)), [queries])
  useEffect(() => {
    if (accountId) listen()
  }, [accountId])

  if (session.isPending) return <LoadingShape rows={6} />
  if (session.error) return <ProblemNote error={session.error} onRetry={() => session.refetch()} />
  if (!me) return <LoginPage />
  return <MeContext value={me}>{me.mustChangePassword ? <PasswordPage forced /> : <Shell />}</MeContext>
}
