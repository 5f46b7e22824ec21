import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { settings } from '@guatu/server/platform/config-settings'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const FOLDERS = ['domain', 'words', 'contract', 'server', 'web', 'cli', 'bench', 'e2e', 'scripts', 'docs']
const files = [
  ...readdirSync(root),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((file) => !/(^|\/)(dist|node_modules)\//.test(file)),
  ),
]
const documents = files.filter((file) => file.endsWith('.md'))

describe('the documents', () => {
  test('link only to what is there', () => {
    const broken = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)|src="([^"]+)"/g)]
        .map((m) => m[1] ?? m[2]!)
        .filter((target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(file), target)))
        .map((target) => `${file} → ${target}`),
    )
    expect(documents.length).toBeGreaterThan(15)
    expect(broken).toEqual([])
  })

  test('name files that stand, where ARCHITECTURE.md leads through the house', () => {
    const named = [
      ...read('ARCHITECTURE.md').matchAll(/`((?:domain|contract|server|web|words|cli|docs)\/[\w./-]+\.\w+)`/g),
    ]
    expect(named.length).toBeGreaterThan(12)
    expect(named.map((m) => m[1]!).filter((file) => !existsSync(join(root, file)))).toEqual([])
  })

  test('tell every setting there is', () => {
    const manual = read('docs/manual/install.md')
    const untold = Object.keys(settings).filter((name) => !manual.includes(`\`${name}\``))
    expect(untold).toEqual([])
  })

  test('stand in both languages where a stranger comes first, with the same commands', () => {
    const commands = (file: string) =>
      [...read(file).matchAll(/npm (?:start|test|run[\w -]*guatu)/g)].map((m) => m[0]).sort()
    expect(new Set(commands('README.zh-CN.md'))).toEqual(new Set(commands('README.md')))
  })

  test('list every decision', () => {
    const index = read('docs/decisions/README.md')
    const notes = documents
      .filter((file) => /^docs\/decisions\/\d{4}-/.test(file))
      .map((file) => file.slice('docs/decisions/'.length))
    expect(notes.filter((note) => !index.includes(`(${note})`))).toEqual([])
  })
})

describe('the dependencies', () => {
  /** Used by name on a command line or by the compiler, never imported. */
  const tools = ['@biomejs/biome', 'tsx', 'typescript']
  const manifests = [
    'package.json',
    ...['domain', 'words', 'contract', 'server', 'web', 'cli', 'bench', 'e2e'].map((w) => `${w}/package.json`),
  ]
  const declared = manifests.flatMap((file) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(file)) as Record<string, Record<string, string>>
    return Object.entries({ ...dependencies, ...devDependencies }).map(([name, version]) => ({ file, name, version }))
  })
  const sources = files
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map(read)
    .join('\n')

  test('are pinned exactly', () => {
    expect(declared.filter((d) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(d.version))).toEqual([])
  })

  test('are all imported somewhere', () => {
    const idle = declared.filter(
      ({ name }) =>
        !name.startsWith('@types/') && !tools.includes(name) && !new RegExp(`['"]${name}(/[^'"]*)?['"]`).test(sources),
    )
    expect(idle.map((d) => `${d.file}: ${d.name}`)).toEqual([])
  })
})
