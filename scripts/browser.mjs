import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser that journeys run in: GUATU_CHROMIUM, else the system's. */
export const findBrowser = () => [process.env.GUATU_CHROMIUM, ...known].find((path) => path && existsSync(path))

/** The system's own package where that is possible without asking: as root on a Debian. Returns its path, if it is there now. */
export function installBrowser(say) {
  if (process.platform !== 'linux' || process.geteuid() !== 0 || spawnSync('apt-get', ['--version']).status !== 0)
    return undefined
  say('安装浏览器与中文字体 … installing chromium and fonts-noto-cjk by apt-get')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 2], env })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  return findBrowser()
}
