// Plain and old-fashioned down to the import: an old Node must get as far as the sentence.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node.js 20.19 或更新版本，当前为 ${process.versions.node}。`)
  console.error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`)
  process.exit(1)
}

const say = (line) => console.error(line)
const { installWhatIsMissing, nothingIsMissing } = await import('./install.mjs')
const { oneAtATime } = await import('./one-at-a-time.mjs')
const { join } = await import('node:path')
// Installed and built by one user, it may be started by another who can't write here.
if (!nothingIsMissing())
  await oneAtATime(join(import.meta.dirname, '..', '.cache', 'guatu', 'install.lock'), say, async () =>
    installWhatIsMissing(say),
  )
const { build } = await import('./build.mjs')
await build(say)
// In this very process: signals arrive where they are meant to, and nothing stands between.
await import('../server/dist/main.js')
