import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * A process of its own for one piece of work, with a limit to its heap. `script` is named without its ending: beside
 * sources it is TypeScript, and runs as the sources do; in a build it is JavaScript. Messages may hold maps and instants.
 * `flags` are for its engine.
 */
export function forkScript(
  script: URL,
  args: readonly string[],
  heapMegabytes: number,
  flags: readonly string[] = [],
): ChildProcess {
  const source = import.meta.url.endsWith('.ts')
  const execArgv = [`--max-old-space-size=${heapMegabytes}`, ...flags]
  if (source) {
    const tsx = join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/loader.mjs')
    execArgv.push('-C', 'guatu-src', '--import', pathToFileURL(tsx).href)
  }
  const stdio: ('ignore' | 'ipc')[] = ['ignore', 'ignore', 'ignore', 'ipc']
  return fork(`${fileURLToPath(script)}.${source ? 'ts' : 'js'}`, [...args], {
    execArgv,
    stdio,
    serialization: 'advanced',
  })
}
