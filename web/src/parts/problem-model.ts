import { isProblem } from '../platform/api.ts'

/** Which sentence says the next step: by what kind of "no" it was. */
export function problemTexts(
  error: unknown,
): 'retry' | 'signIn' | 'notPermitted' | 'gone' | 'conflict' | 'mend' | 'bug' {
  if (!isProblem(error)) return 'retry'
  const { status } = error.problem
  if (status === 401) return 'signIn'
  if (status === 403) return 'notPermitted'
  if (status === 404) return 'gone'
  if (status === 409) return 'conflict'
  if (status === 429 || status === 503) return 'retry'
  return status >= 500 ? 'bug' : 'mend'
}
