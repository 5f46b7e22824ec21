import type { Command } from '../../platform/run-command.ts'

/** Logins and refused logins stand in the audit chain; the table of sessions itself does not. */
export const recordLogin: Command<{ outcome: string }, { done: true }> = {
  name: 'login',
  subject: (input) => input.outcome,
  async run(ctx) {
    ctx.written.push(['session', ctx.actor.accountId ?? '', ''])
    return { done: true }
  },
}
