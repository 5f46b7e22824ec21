import type { TestProject } from 'vitest/node'
import { startGuatu } from './start-guatu.ts'

export const password = 'journey-password-1'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server that the journeys share; below a base path, so that every journey tests that too. */
    guatu: string
  }
}

/** One server a run: journeys leave what others count on as they found it, or work on a project of their own. */
export default async function shareGuatu(project: TestProject): Promise<() => Promise<void>> {
  const guatu = await startGuatu({ basePath: '/guatu/', samplePassword: password })
  project.provide('guatu', guatu.address)
  return guatu.stop
}
