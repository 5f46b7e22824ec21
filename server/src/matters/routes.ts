import * as contract from '@guatu/contract/matters'
import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { isRefusal, refuse } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Call, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { answerMatter } from './commands/answer-matter.ts'
import { directMatter } from './commands/direct-matter.ts'
import { sightOfMatters } from './commands/open-matter.ts'
import type { MatterNote } from './commands/record-matter-act.ts'
import { registerMatter } from './commands/register-matter.ts'
import { reviseMatter } from './commands/revise-matter.ts'
import { steerMatter } from './commands/steer-matter.ts'
import * as policy from './policy.ts'
import { readMatter, readMatterLight } from './read-matter.ts'

type Asking = Pick<Call<typeof contract.getMatter>, 'caller' | 'actor' | 'lang'>

export function mattersRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const readerOf = ({ actor, lang }: Asking) => ({
    ...{ actor, lang, now: clock.now() },
    today: civilDateOf(clock.now()),
  })
  const done = async <I>(call: Asking, command: Command<I, { id: string }>, input: I) => {
    const answer = await runCommand(platform, call.caller, command, input)
    return isRefusal(answer) ? answer : readMatter(db, sightOfMatters(call.actor), answer.id, readerOf(call))
  }
  serve(app, platform, contract.getMatter, {
    may: mayReadProjects,
    handle: (call) => readMatter(db, sightOfMatters(call.actor), call.params.id, readerOf(call)),
  })
  serve(app, platform, contract.getMatterLight, {
    may: mayReadProjects,
    handle: async (call) => {
      const reader = readerOf(call)
      const asOf = (call.query.asOf ?? reader.today) as CivilDate
      if (asOf > reader.today) return refuse('matters.notKnownThen', { asOf })
      return readMatterLight(db, sightOfMatters(call.actor), call.params.id, asOf, reader)
    },
  })
  serve(app, platform, contract.registerMatter, {
    may: policy.mayRegisterMatter,
    handle: (call) => done(call, registerMatter, call.body),
  })
  serve(app, platform, contract.reviseMatter, {
    may: mayReadProjects,
    handle: (call) => done(call, reviseMatter, { ...call.body, matterId: call.params.id }),
  })
  serve(app, platform, contract.answerMatter, {
    may: mayReadProjects,
    handle: (call) => done(call, answerMatter, actOf(call)),
  })
  serve(app, platform, contract.steerMatter, {
    may: mayReadProjects,
    handle: (call) => done(call, steerMatter, actOf(call)),
  })
  serve(app, platform, contract.directMatter, {
    may: policy.mayDirectMatter,
    handle: (call) => done(call, directMatter, actOf(call)),
  })
}

/** The act apart from what every act brings beside itself; the contract has checked which dates and units belong to which act. */
function actOf<A>({ params, body }: { readonly params: { readonly id: string }; readonly body: MatterNote }) {
  const { id, expectedVersion, text, papers, occurredOn, onPaper = false, ...act } = body
  return {
    matterId: params.id,
    act: act as unknown as A,
    note: { id, expectedVersion, text, papers, occurredOn, onPaper },
  }
}
