import type { ChildHears, ChildSays, Works } from './pool.ts'

type Progress = (share: number) => void
/** How each piece of work is done. */
export type Workers<W extends Works> = {
  readonly [N in keyof W]: (input: W[N]['input'], progress: Progress) => Promise<W[N]['output']> | W[N]['output']
}

const say = (said: ChildSays): void => void process.send!(said)

/** What a child's script calls: does what it is told, one piece after the other, and ends with the server. */
export function workForPool<W extends Works>(workers: Workers<W>): void {
  process.on('message', async ({ name, input }: ChildHears) => {
    try {
      const output = await workers[name]!(input, (share) => say({ type: 'progress', share }))
      say({ type: 'done', output })
    } catch (error) {
      say({ type: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  })
  process.on('disconnect', () => process.exit(0))
  say({ type: 'ready' })
}
