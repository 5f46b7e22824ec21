#!/usr/bin/env node
import { EXIT, hasAnswered, note, printJson, type Verb } from './verb.ts'

/** Each verb is loaded only when it is called, so that `guatu --help` answers at once. */
const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  'ledger read': async () => (await import('./ledger-read.ts')).ledgerRead,
  'ledger import': async () => (await import('./ledger-import.ts')).ledgerImport,
  backup: async () => (await import('./backup.ts')).verb,
  restore: async () => (await import('./restore.ts')).verb,
  'account reset-password': async () => (await import('./account-reset-password.ts')).accountResetPassword,
  'audit verify': async () => (await import('./audit-verify.ts')).auditVerify,
  sample: async () => (await import('./sample.ts')).sample,
  'plan schedule': async () => (await import('./plan-schedule.ts')).planSchedule,
  'plan calibrate': async () => (await import('./plan-calibrate.ts')).planCalibrate,
  'verdicts rebuild': async () => (await import('./verdicts-rebuild.ts')).verdictsRebuild,
  'cards replay': async () => (await import('./cards-replay.ts')).cardsReplay,
  'cards judge': async () => (await import('./cards-judge.ts')).cardsJudge,
}

async function main(argv: readonly string[]): Promise<number> {
  const words = argv.filter((a) => !a.startsWith('-'))
  const name = [2, 1].map((n) => words.slice(0, n).join(' ')).find((n) => n in verbs)
  if (!name) {
    const asked = argv.length === 0 || argv.includes('--help') || argv.includes('-h')
    await printVerbs(asked ? (l) => process.stdout.write(`${l}\n`) : note)
    if (!asked) note(`\nguatu: there is no verb '${words.slice(0, 2).join(' ')}'`)
    return asked ? EXIT.done : EXIT.wrongUse
  }
  const verb = await verbs[name]!()
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(`${verb.help.trim()}\n`)
    return EXIT.done
  }
  const rest = [...argv]
  for (const word of name.split(' ')) rest.splice(rest.indexOf(word), 1)
  return verb.run(rest)
}

async function printVerbs(print: (line: string) => void): Promise<void> {
  print('guatu VERB [options]        guatu VERB --help\n')
  for (const load of Object.values(verbs)) {
    const verb = await load()
    print(`  ${verb.name.padEnd(18)} ${verb.summary}`)
  }
}

/** The exit code; with `--json` also the one document, where a verb stopped before it could print its own. */
function leave(code: number, reason: string | null = null): void {
  process.exitCode = code
  if (code === EXIT.done || hasAnswered() || !process.argv.includes('--json')) return
  const word = Object.entries(EXIT).find(([, known]) => known === code)?.[0]
  printJson({ refused: true, code: word ?? 'bug', reason })
}

main(process.argv.slice(2)).then(
  (code) => leave(code),
  (error: unknown) => {
    const { name, code, message, stack } = error as NodeJS.ErrnoException
    // A wrong option and a start that the reader can mend are no bugs: the sentence is enough.
    const wrongUse = code?.startsWith('ERR_PARSE_ARGS') ?? false
    const told = wrongUse || name === 'StartRefused'
    note(told ? message : (stack ?? message ?? String(error)))
    leave(wrongUse ? EXIT.wrongUse : told ? EXIT.refused : EXIT.bug, message ?? String(error))
  },
)
