import type { Command } from '../../platform/run-command.ts'

/** In the sample's chain: who began empty. Every server that serves the sample hears of it and changes over. */
export const leaveSample: Command<{ districtName: string }, { done: true }> = {
  name: 'begin-empty',
  subject: (input) => input.districtName,
  async run(ctx) {
    ctx.written.push(['setting', 'begun-empty', ''])
    ctx.touch('begunEmpty')
    return { done: true }
  },
}
