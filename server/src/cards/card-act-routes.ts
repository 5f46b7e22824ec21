import * as contract from '@guatu/contract/card-acts'
import { isRefusal, type Refusal } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Call, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { mayReadProjects } from '../projects/policy.ts'
import { appealCard } from './commands/appeal-card.ts'
import { carryCardOn } from './commands/carry-card-on.ts'
import { checkRectification } from './commands/check-rectification.ts'
import { decideAppeal } from './commands/decide-appeal.ts'
import { liftCard } from './commands/lift-card.ts'
import { sightOf } from './commands/open-card.ts'
import { receiveCard } from './commands/receive-card.ts'
import { recordSilence } from './commands/record-silence.ts'
import { reportRectification } from './commands/report-rectification.ts'
import { setRectification } from './commands/set-rectification.ts'
import { stateOnCard } from './commands/state-on-card.ts'
import * as policy from './policy.ts'
import { readCard } from './read-card.ts'

/** The acts on one card: each a command that checks right, version and procedure, then the card as it stands. */
export function cardActRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const act = async <I>(
    { params, caller, actor, lang }: Pick<Call<typeof contract.liftCard>, 'params' | 'caller' | 'actor' | 'lang'>,
    command: Command<I, { id: string }>,
    input: I,
  ): Promise<contract.CardDetail | Refusal> => {
    const done = await runCommand(platform, caller, command, input)
    if (isRefusal(done)) return done
    return readCard(db, sightOf(actor), params.id, { actor, lang, today: civilDateOf(clock.now()) })
  }
  serve(app, platform, contract.stateOnCard, {
    may: mayReadProjects,
    handle: (call) => act(call, stateOnCard, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.recordSilence, {
    may: policy.mayRecordSilence,
    handle: (call) => act(call, recordSilence, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.receiveCard, {
    may: mayReadProjects,
    handle: (call) => act(call, receiveCard, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.setRectification, {
    may: mayReadProjects,
    handle: (call) => act(call, setRectification, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.submitRectification, {
    may: mayReadProjects,
    handle: (call) => act(call, reportRectification, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.checkRectification, {
    may: policy.mayCheckRectification,
    handle: (call) => act(call, checkRectification, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.liftCard, {
    may: policy.mayDecideSomeCards,
    handle: (call) => act(call, liftCard, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.carryCardOn, {
    may: policy.mayDecideSomeCards,
    handle: (call) => act(call, carryCardOn, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.appealCard, {
    may: mayReadProjects,
    handle: (call) => act(call, appealCard, { ...call.body, cardId: call.params.id }),
  })
  serve(app, platform, contract.decideAppeal, {
    may: policy.mayDecideAppeal,
    handle: (call) => act(call, decideAppeal, { ...call.body, cardId: call.params.id }),
  })
}
