import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The checkout. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const WORKSPACES = ['domain', 'words', 'contract', 'server', 'web', 'cli', 'bench']

export type Import = {
  /** As written: 'zod', './reads.ts', '@guatu/domain/cards/level'. */
  readonly from: string
  /** Path from the checkout without extension, for files of the house: 'domain/src/cards/level'; null for packages. */
  readonly file: string | null
  readonly typeOnly: boolean
}

export type SourceFile = {
  /** Path from the checkout, with forward slashes: 'server/src/cards/reads.ts'. */
  readonly path: string
  readonly workspace: string
  readonly name: string
  readonly lines: number
  /** Tests, and what only tests call. */
  readonly forTests: boolean
  readonly tree: ts.SourceFile
  readonly imports: readonly Import[]
}

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return walk(path)
    return /\.(ts|tsx)$/.test(entry.name) ? [path] : []
  })

/** Every TypeScript file of the workspaces, parsed once. */
export const readSources = (): SourceFile[] =>
  WORKSPACES.flatMap((workspace) => walk(join(ROOT, workspace, 'src')))
    .sort()
    .map(readSource)

function readSource(absolute: string): SourceFile {
  const path = relative(ROOT, absolute).replaceAll('\\', '/')
  const text = readFileSync(absolute, 'utf8')
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
  const name = path.slice(path.lastIndexOf('/') + 1)
  return {
    path,
    workspace: path.split('/')[0]!,
    name,
    lines: text.split('\n').length - 1,
    forTests: /\.test\.tsx?$/.test(name) || path.includes('/testing/'),
    tree,
    imports: importsOf(tree, path),
  }
}

function importsOf(tree: ts.SourceFile, path: string): Import[] {
  const found: Import[] = []
  const add = (node: ts.Expression | undefined, typeOnly: boolean) => {
    if (node && ts.isStringLiteral(node)) found.push({ from: node.text, file: fileOf(node.text, path), typeOnly })
  }
  everyNode(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
  })
  return found
}

function fileOf(from: string, path: string): string | null {
  const house = /^@guatu\/([a-z0-9]+)\/(.+)$/.exec(from)
  if (house) return `${house[1]}/src/${house[2]}`
  if (!from.startsWith('.')) return null
  return join(dirname(path), from)
    .replaceAll('\\', '/')
    .replace(/\.tsx?$/, '')
}

/** Calls `visit` for each node below `node`, parents first. */
export function everyNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => everyNode(child, visit))
}

export type FunctionLength = { readonly name: string; readonly line: number; readonly lines: number }

/** Each function with a body, from its name to its closing brace. */
export function functionsOf({ tree }: SourceFile): FunctionLength[] {
  const found: FunctionLength[] = []
  everyNode(tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return
    const first = tree.getLineAndCharacterOfPosition(node.getStart()).line
    const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line
    const parent = node.parent
    const named =
      node.name ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : null)
    found.push({ name: named?.getText() ?? 'a nameless function', line: first + 1, lines: last - first + 1 })
  })
  return found
}

/** Text of each call `.method('table')` whose method is one of `methods`. */
export function tablesNamedIn({ tree }: SourceFile, methods: readonly string[]): string[] {
  const found: string[] = []
  everyNode(tree, (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return
    const [first] = node.arguments
    if (methods.includes(node.expression.name.text) && first && ts.isStringLiteral(first))
      found.push(first.text.split(' ')[0]!)
  })
  return found
}
