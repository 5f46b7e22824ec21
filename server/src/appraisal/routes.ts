import * as contract from '@guatu/contract/appraisal'
import type { ContestAct } from '@guatu/domain/appraisal/contest-events'
import { isRefusal } from '@guatu/domain/kernel/coded'
import type { FastifyInstance } from 'fastify'
import { civilDateOf } from '../platform/clock.ts'
import { type Call, serve } from '../platform/http/serve.ts'
import type { Platform } from '../platform/platform.ts'
import { type Command, runCommand } from '../platform/run-command.ts'
import { markContestant } from './commands/mark-contestant.ts'
import { openContest } from './commands/open-contest.ts'
import type { ContestNote } from './commands/record-contest-act.ts'
import { releaseContest } from './commands/release-contest.ts'
import { type SteerContest, steerContest } from './commands/steer-contest.ts'
import { listJudgeRows } from './judge-reads.ts'
import * as policy from './policy.ts'
import { readContest } from './read-contest.ts'

type Asking = Pick<Call<typeof contract.getContest>, 'caller' | 'actor' | 'lang'>

export function contestsRoutes(app: FastifyInstance, platform: Platform): void {
  const { db, clock } = platform
  const done = async <I>(call: Asking, command: Command<I, { id: string }>, input: I) => {
    const answer = await runCommand(platform, call.caller, command, input)
    return isRefusal(answer) ? answer : readContest(db, call.actor, answer.id, call.lang)
  }
  serve(app, platform, contract.getContest, {
    may: policy.mayReadContests,
    handle: ({ params, actor, lang }) => readContest(db, actor, params.id, lang),
  })
  serve(app, platform, contract.listJudges, {
    may: policy.maySteerContests,
    handle: async ({ query }) => {
      const rows = await listJudgeRows(db, query, civilDateOf(clock.now()))
      return rows.map(({ personId, name, unit }) => ({ personId, name, unit }))
    },
  })
  serve(app, platform, contract.openContest, {
    may: policy.maySteerContests,
    handle: (call) => done(call, openContest, call.body),
  })
  serve(app, platform, contract.steerContest, {
    may: policy.maySteerContests,
    handle: (call) => {
      const { note, act } = apart(call.body)
      return done(call, steerContest, { contestId: call.params.id, act: act as SteerContest['act'], note })
    },
  })
  serve(app, platform, contract.releaseContest, {
    may: policy.mayReleaseContests,
    handle: (call) => {
      const { note } = apart(call.body)
      return done(call, releaseContest, { contestId: call.params.id, kind: call.body.kind, note })
    },
  })
  serve(app, platform, contract.markContestant, {
    may: policy.mayMarkContests,
    handle: (call) => done(call, markContestant, { ...call.body, contestId: call.params.id }),
  })
}

/** The act apart from what every act brings beside itself. */
function apart({ id, expectedVersion, text, ...act }: ContestNote & { readonly kind: ContestAct['kind'] }) {
  return { act, note: { id, expectedVersion, text } }
}
