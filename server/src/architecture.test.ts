import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { EXCEPTIONS } from './architecture-exceptions.ts'
import { everyNode, functionsOf, type Import, ROOT, readSources, type SourceFile } from './testing/source-files.ts'

/** Subjects from left to right; each imports only from its left. `wall` and `boards` only read; `sample` fills all tables. */
const ORDER =
  `kernel calendar regions organization campaigns projects plans approvals reports indicators bottlenecks matters responsibility
  safety cards meetings appraisal service attraction enterprises ledgers bulletins intake identity audit notifications wall
  boards sample`.split(/\s+/)
/** What `domain` may import beside itself. */
const DOMAIN_MAY_IMPORT = ['@marcbachmann/cel-js']

const sources = readSources()
const product = sources.filter((f) => !f.forTests)
const server = product.filter((f) => f.workspace === 'server')
const room = (path: string): string => path.split('/')[2]!
const inRoom = (f: SourceFile): boolean => ORDER.includes(room(f.path))
const place = (path: string): number => ORDER.indexOf(room(path))
const leaf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
const isReads = (file: string): boolean => /(^|-)reads(\.ts)?$/.test(leaf(file))
const isWrites = (file: string): boolean => /(^|-)writes(\.ts)?$/.test(leaf(file))
const isRoutes = (file: string): boolean => /(^|-)routes(\.ts)?$/.test(leaf(file))
const isTables = (file: string): boolean => /^tables(\.ts)?$/.test(leaf(file))
const inPlatform = (f: SourceFile): boolean => room(f.path) === 'platform'
const isCommand = (file: string): boolean => file.includes('/commands/')

const perImport = (
  files: readonly SourceFile[],
  bad: (file: SourceFile, imported: Import) => boolean,
): readonly string[] =>
  files.flatMap((f) => f.imports.filter((i) => bad(f, i)).map((i) => `${f.path} → ${i.file ?? i.from}`))

/** Texts of a file's code without its comments. */
const codeOf = (f: SourceFile): string => f.tree.text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')

const perLine = (files: readonly SourceFile[], bad: RegExp): readonly string[] =>
  files.flatMap((f) => (codeOf(f).match(bad) ?? []).map((hit) => `${f.path}: ${hit}`))

type Rule = { readonly name: string; readonly advice: string; readonly broken: () => readonly string[] }

const floors: readonly Rule[] = [
  {
    name: 'domain imports itself and a closed list of pure libraries',
    advice: 'I/O, clocks and libraries belong to server; a new pure library is named in DOMAIN_MAY_IMPORT with a note',
    broken: () =>
      perImport(
        product.filter((f) => f.workspace === 'domain'),
        (_, i) => (i.file ? !i.file.startsWith('domain/') : !DOMAIN_MAY_IMPORT.includes(i.from)),
      ),
  },
  {
    name: 'in domain a subject imports only from subjects to its left',
    advice: 'move what both need into the left one, or hand it in as an argument',
    broken: () =>
      perImport(
        sources.filter((f) => f.workspace === 'domain'),
        (f, i) => i.file !== null && !(place(i.file) >= 0 && place(i.file) <= place(f.path)),
      ),
  },
  {
    name: 'contract imports zod, and nothing of the house but itself and domain',
    advice: 'a schema says what travels; what decides belongs to domain, what stores to server',
    broken: () =>
      perImport(
        product.filter((f) => f.workspace === 'contract'),
        (_, i) => (i.file ? !/^(contract|domain)\//.test(i.file) : i.from !== 'zod'),
      ),
  },
  {
    name: 'words imports nothing but itself and domain',
    advice: 'a sentence is a template; what fills it is computed where the code is made',
    broken: () =>
      perImport(
        product.filter((f) => f.workspace === 'words'),
        (_, i) => !i.file || !/^(words|domain)\//.test(i.file),
      ),
  },
  {
    name: 'web never imports server, and of contract only types',
    advice: 'a shape that both need belongs to contract, a rule that both need to domain',
    broken: () =>
      perImport(
        product.filter((f) => f.workspace === 'web'),
        (_, i) =>
          i.file !== null && (/^(server|cli|bench)\//.test(i.file) || (i.file.startsWith('contract/') && !i.typeOnly)),
      ),
  },
  {
    name: 'cli speaks no SQL and holds no rules of storage',
    advice: 'what reads or writes tables belongs to a room of server; a verb only calls it and prints',
    broken: () => [
      ...perImport(
        product.filter((f) => f.workspace === 'cli'),
        (_, i) => /^(pg|kysely)/.test(i.from),
      ),
      ...perLine(
        product.filter((f) => f.workspace === 'cli'),
        /\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b/gi,
      ),
    ],
  },
  {
    name: 'server imports neither web nor cli nor bench',
    advice: 'the server is below them; what they share belongs to contract or domain',
    broken: () => perImport(server, (_, i) => i.file !== null && /^(web|cli|bench|e2e)\//.test(i.file)),
  },
  {
    name: 'nothing imports built output',
    advice: "import the source: './file.ts' inside a workspace, '@guatu/workspace/file' across",
    broken: () => perImport(sources, (_, i) => /(^|\/)dist\//.test(i.from)),
  },
]

const names: readonly Rule[] = [
  {
    name: 'files are named in kebab-case after what they do',
    advice: 'rename it: words of domain terms, lower case, joined by hyphens',
    broken: () =>
      sources.filter((f) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(pg|e2e))?(\.test)?\.tsx?$/.test(f.name)).map(pathOf),
  },
  {
    name: 'no file is a drawer for everything',
    advice: 'utils, helpers, service, manager say nothing: name the file after the one thing it does',
    broken: () =>
      sources.filter((f) => /(^|-)(utils?|helpers?|services?|managers?|common-stuff|misc)\./.test(f.name)).map(pathOf),
  },
  {
    name: 'there are no barrels',
    advice: 'import from the file that defines it, so that a reader lands there',
    broken: () =>
      product
        .filter(
          (f) =>
            f.name.startsWith('index.') || f.tree.statements.some((s) => ts.isExportDeclaration(s) && !s.exportClause),
        )
        .map(pathOf),
  },
  {
    name: 'a file has at most 300 lines',
    advice: 'it does two things: give each a file and a name',
    broken: () =>
      [...product.filter((f) => f.workspace !== 'words' && !/\/(locales|templates)\//.test(f.path)), ...stylesheets()]
        .filter((f) => f.lines > 300)
        .map(pathOf),
  },
  {
    name: 'a function has at most 60 lines',
    advice: 'name its steps',
    broken: () =>
      product
        .filter((f) => !/\/(locales|templates|other-ledgers)\//.test(f.path))
        .flatMap((f) =>
          functionsOf(f)
            .filter((fn) => fn.lines > 60)
            .map((fn) => `${f.path}: ${fn.name}`),
        ),
  },
]

const rooms: readonly Rule[] = [
  {
    name: 'another subject is reached through its reads, and from its right through commands, policy and steps',
    advice:
      'ask reads.ts; or let the right subject react to an event on wiring.ts; writes.ts and routes.ts are private',
    broken: () =>
      perImport(server.filter(inRoom), (f, i) => {
        if (!i.file?.startsWith('server/src/') || !ORDER.includes(room(i.file)) || room(i.file) === room(f.path))
          return false
        if (isReads(i.file) || isTables(i.file)) return false
        if (isWrites(i.file) || isRoutes(i.file)) return true
        return place(i.file) > place(f.path)
      }),
  },
  {
    name: 'the platform knows no subject',
    advice: 'hand it in through platform.ts, or register it in rooms.ts or wiring.ts',
    broken: () =>
      perImport(
        server.filter(inPlatform),
        (_, i) =>
          /^server\/src\//.test(i.file ?? '') && ORDER.includes(room(i.file!)) && !(isTables(i.file!) && i.typeOnly),
      ),
  },
  {
    name: 'only wiring.ts lets one subject react to another',
    advice: 'emit an event in the command; say on wiring.ts who reacts',
    broken: () => perImport(server.filter(inRoom), (_, i) => /\/(wiring|rooms)$/.test(i.file ?? '')),
  },
  {
    name: 'Kysely is imported by reads, writes, tables and the platform alone',
    advice: 'a SELECT belongs to reads.ts (or <what>-reads.ts), an INSERT to writes.ts (or <what>-writes.ts)',
    broken: () =>
      perImport(server, (f, i) => {
        const allowed = isReads(f.path) || isWrites(f.path) || isTables(f.path) || inPlatform(f)
        return i.from === 'kysely' && !i.typeOnly && !allowed
      }),
  },
  {
    name: 'only its owner writes a table',
    advice: "append through a command of the owner's room, or emit an event that it reacts to",
    broken: () =>
      server
        .filter((f) => inRoom(f) && room(f.path) !== 'sample')
        .flatMap((f) =>
          writtenTables(f)
            .filter((t) => ownerOf(t) !== room(f.path))
            .map((t) => `${f.path}: ${t}`),
        ),
  },
  {
    name: 'facts are appended, never updated or deleted',
    advice: 'a correction is a new fact with `supersedes`; the database refuses the rest',
    broken: () =>
      server.flatMap((f) =>
        changedTables(f)
          .filter((t) => kindOf.get(t) === 'fact')
          .map((t) => `${f.path}: ${t}`),
      ),
  },
  {
    name: 'reads only read',
    advice: 'INSERT, UPDATE and DELETE belong to writes.ts',
    broken: () => server.filter((f) => isReads(f.path)).flatMap((f) => writtenTables(f).map((t) => `${f.path}: ${t}`)),
  },
  {
    name: 'HTTP words stop at the routes',
    advice:
      'a command gets { trx, actor, now, … }; requests, replies and status codes stay in routes.ts and platform/http; a refusal gets its status in problem.ts',
    broken: () => [
      ...perImport(server.filter(inRoom), (f, i) => /^@?fastify/.test(i.from) && !isRoutes(f.path)),
      ...perImport(
        server.filter((f) => isCommand(f.path)),
        (_, i) => /\/platform\/http\//.test(i.file ?? ''),
      ),
      ...perLine(
        server.filter((f) => !f.path.includes('/platform/http/') && !isRoutes(f.path)),
        /\.(code|status)\((\d{3})\)|statusCode/g,
      ),
      ...perLine(
        server.filter((f) => isRoutes(f.path)),
        /\.(code|status)\(([45]\d{2})\)/g,
      ),
    ],
  },
  {
    name: 'every read of projects asks whose projects may be seen',
    advice: 'take `scope: ReadScope` after `db` and put `within(scope)` into the query',
    broken: () => server.filter((f) => isReads(f.path)).flatMap(readsWithoutScope),
  },
  {
    name: 'only platform/clock.ts reads the clock',
    advice:
      'take now or today as an argument: ctx.now, ctx.today, platform.clock; durations are measured by performance.now()',
    broken: () =>
      perLine(
        product.filter((f) => !['web', 'bench'].includes(f.workspace) && f.path !== 'server/src/platform/clock.ts'),
        /new Date\(\)|Date\.now\(\)/g,
      ),
  },
  {
    name: 'domain knows neither clock nor chance',
    advice: 'today, thresholds and seeds are arguments',
    broken: () =>
      perLine(
        product.filter((f) => f.workspace === 'domain'),
        /new Date\(\)|Date\.now|performance\.|Math\.random|crypto\.|process\.|setTimeout|fetch\(/g,
      ),
  },
  {
    name: 'an expected no is a value',
    advice: "answer refuse('subject.code', params); a throw is a bug, in domain a RangeError of the caller",
    broken: () => [
      ...throwsIn(
        server.filter((f) => inRoom(f) && (isCommand(f.path) || isRoutes(f.path))),
        () => true,
      ),
      ...throwsIn(
        product.filter((f) => f.workspace === 'domain'),
        (thrown) => !thrown.startsWith('new RangeError('),
      ),
    ],
  },
  {
    name: 'commands open no transaction and read no configuration',
    advice: 'platform/run-command.ts opens it; settings are handed in',
    broken: () =>
      perLine(
        server.filter((f) => isCommand(f.path)),
        /\.transaction\(\)|process\.env/g,
      ),
  },
]

const pathOf = (f: { readonly path: string }): string => f.path

function stylesheets(): { path: string; lines: number }[] {
  return readdirSync(join(ROOT, 'web/src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => ({
      path: `web/src/${name.replaceAll('\\', '/')}`,
      lines: readFileSync(join(ROOT, 'web/src', name), 'utf8').split('\n').length - 1,
    }))
}

/** Kind and owner of every table, from the `kinds` of each room's tables.ts. */
const kindOf = new Map<string, string>()
const owners = new Map<string, string>()
for (const f of server.filter((f) => isTables(f.path)))
  for (const [, body] of f.tree.text.matchAll(/export const kinds = \{([^}]*)\} as const/g))
    for (const [, name, kind] of body!.matchAll(/(\w+): '(\w+)'/g)) {
      kindOf.set(name!, kind!)
      owners.set(name!, room(f.path))
    }
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase())
const ownerOf = (table: string): string | undefined => owners.get(table)

/** Tables that a file's calls and SQL texts name after one of these words. */
function tablesAfter(f: SourceFile, calls: readonly string[], words: RegExp): string[] {
  const found = new Set<string>()
  everyNode(f.tree, (node) => {
    if (!ts.isCallExpression(node)) return
    const callee = ts.isPropertyAccessExpression(node.expression)
      ? node.expression.name.text
      : node.expression.getText()
    if (!calls.includes(callee)) return
    for (const arg of node.arguments) if (ts.isStringLiteral(arg) && kindOf.has(arg.text)) found.add(arg.text)
  })
  for (const [, name] of codeOf(f).matchAll(words)) if (kindOf.has(camel(name!))) found.add(camel(name!))
  return [...found]
}

const changedTables = (f: SourceFile): string[] =>
  tablesAfter(f, ['updateTable', 'deleteFrom'], /\b(?:update|delete from|truncate)\s+"?(\w+)/gi)
const writtenTables = (f: SourceFile): string[] => [
  ...changedTables(f),
  ...tablesAfter(
    f,
    ['insertInto', 'appendFact', 'appendFacts', 'writeRegister', 'writeRegisters', 'reviseRegisters'],
    /\binsert into\s+"?(\w+)/gi,
  ),
]

const OF_PROJECTS =
  /\b(project|project_?[cC]ode|listing|commitment|year_?[pP]lan|fund_?[fF]igure|statistics_?[eE]ntry|stage_?[eE]vent|attachment|plan|plan_?[bB]aseline|plan_?[sS]chedule|milestone_?[eE]vent|report|bottleneck|bottleneck_?[eE]vent|verdict|period_?[vV]erdict)\b/

/** Exported functions that select from projects' tables by a `Db` and without a `ReadScope`; a lock takes a Transaction instead. */
function readsWithoutScope(f: SourceFile): string[] {
  const found: string[] = []
  for (const { name, fn } of exportedFunctions(f)) {
    const types = fn.parameters.map((p) => p.type?.getText() ?? '')
    const touches = [...fn.getText().matchAll(/(?:selectFrom|[jJ]oin)\(\s*'([^' ]+)|\b(?:from|join)\s+(\w+)/gi)].some(
      (m) => OF_PROJECTS.test(m[1] ?? m[2]!),
    )
    if (touches && types.includes('Db') && !types.includes('ReadScope')) found.push(`${f.path}: ${name}`)
  }
  return found
}

type Named = { readonly name: string; readonly fn: ts.FunctionLikeDeclaration }

function exportedFunctions({ tree }: SourceFile): Named[] {
  const exported = (s: ts.Statement): boolean =>
    ts.canHaveModifiers(s) && (ts.getModifiers(s)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword) ?? false)
  return tree.statements.filter(exported).flatMap((s): Named[] => {
    if (ts.isFunctionDeclaration(s)) return [{ name: s.name!.text, fn: s }]
    if (!ts.isVariableStatement(s)) return []
    return s.declarationList.declarations.flatMap((d) =>
      d.initializer && ts.isArrowFunction(d.initializer) ? [{ name: d.name.getText(), fn: d.initializer }] : [],
    )
  })
}

function throwsIn(files: readonly SourceFile[], bad: (thrown: string) => boolean): string[] {
  const found: string[] = []
  for (const f of files)
    everyNode(f.tree, (node) => {
      if (ts.isThrowStatement(node) && bad(node.expression.getText())) found.push(`${f.path}: ${node.getText()}`)
    })
  return found
}

const unexplained = (rule: Rule): string[] => {
  const known = new Set(EXCEPTIONS.filter((e) => e.rule === rule.name).map((e) => e.what))
  return [...new Set(rule.broken())].filter((what) => !known.has(what))
}

const rules = [...floors, ...names, ...rooms]

describe('the house', () => {
  test('is read whole', () => {
    expect(sources.length).toBeGreaterThan(500)
    expect(kindOf.size).toBeGreaterThan(30)
  })

  test.each(rules)('$name', (rule) => {
    const broken = unexplained(rule)
    expect(broken, `${rule.advice}.\n  ${broken.join('\n  ')}\n`).toEqual([])
  })

  test('every exception still exists, so that their table only shrinks', () => {
    const now = new Set(rules.flatMap((rule) => rule.broken().map((what) => `${rule.name}: ${what}`)))
    expect(EXCEPTIONS.map((e) => `${e.rule}: ${e.what}`).filter((e) => !now.has(e))).toEqual([])
  })

  test('every exception has its reason', () => {
    expect(EXCEPTIONS.filter((e) => e.reason.length < 20)).toEqual([])
  })
})
