import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { oneAtATime } from './one-at-a-time.mjs'

const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache', 'guatu')
const manifestFile = join(cache, 'build.json')

/** What is built, from which folders, by which command, and the file whose absence means that it must be built. */
const parts = {
  server: {
    from: ['domain', 'words', 'contract', 'server'],
    made: 'server/dist/main.js',
    command: ['node_modules/typescript/bin/tsc', '-b', 'server'],
  },
  web: {
    from: ['domain', 'words', 'contract', 'web'],
    made: 'web/dist/index.html',
    needs: 'web/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
  },
}

/**
 * Builds what changed since the last build. A file counts as unchanged while time and size are; otherwise its content
 * decides, so that a fresh checkout of the same sources builds nothing.
 */
export async function build(say) {
  if (pending(survey()).length === 0) return
  await oneAtATime(join(cache, 'build.lock'), say, async () => {
    const found = survey()
    for (const [name, part] of pending(found)) {
      say(name === 'server' ? '构建服务端 … building the server' : '构建页面 … building the client')
      dropVanished(found, part)
      const done = spawnSync(process.execPath, part.command, {
        cwd: root,
        stdio: ['ignore', 2, 2],
        env: { ...process.env, NODE_ENV: 'production' },
      })
      if (done.status !== 0) {
        say('构建失败，见上面的说明。The build failed; see above.')
        process.exit(1)
      }
      found.built[name] = hashOf(found, part)
      mkdirSync(cache, { recursive: true })
      writeFileSync(manifestFile, JSON.stringify({ files: found.files, built: found.built }))
    }
  })
}

const pending = (found) =>
  Object.entries(parts).filter(
    ([name, part]) =>
      (!part.needs || existsSync(join(root, part.needs))) &&
      (found.built[name] !== hashOf(found, part) || !existsSync(join(root, part.made))),
  )

/** Every source with time, size and digest; the digests of those that didn't change are taken from the last build. */
function survey() {
  const last = readManifest()
  const files = {}
  for (const folder of new Set(Object.values(parts).flatMap((part) => part.from))) {
    for (const path of sourcesOf(join(root, folder))) files[path] = digest(path, last.files[path])
  }
  for (const name of ['package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs'])
    files[name] = digest(name, last.files[name])
  return { files, built: { ...last.built }, before: last.files }
}

function readManifest() {
  try {
    return JSON.parse(readFileSync(manifestFile, 'utf8'))
  } catch {
    return { files: {}, built: {} }
  }
}

function* sourcesOf(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (
      entry.name === 'node_modules' ||
      entry.name === 'dist' ||
      entry.name === 'migrations' ||
      entry.name.startsWith('.')
    )
      continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sourcesOf(path)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield relative(root, path).split(sep).join('/')
  }
}

function digest(path, known) {
  const { mtimeMs, size } = statSync(join(root, path))
  if (known && known[0] === mtimeMs && known[1] === size) return known
  return [
    mtimeMs,
    size,
    createHash('sha256')
      .update(readFileSync(join(root, path)))
      .digest('base64url'),
  ]
}

const belongs = (path, part) =>
  !path.includes('/') || path.startsWith('scripts/') || part.from.includes(path.split('/')[0])

function hashOf(found, part) {
  const hash = createHash('sha256')
  for (const path of Object.keys(found.files).sort())
    if (belongs(path, part)) hash.update(`${path} ${found.files[path][2]}\n`)
  return hash.digest('hex')
}

/** tsc leaves the output of a removed file behind: the whole output of its folder goes, and is made anew. */
function dropVanished(found, part) {
  for (const path of Object.keys(found.before)) {
    if (!(path in found.files) && belongs(path, part))
      rmSync(join(root, path.split('/')[0], 'dist'), { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build((line) => console.error(line))
