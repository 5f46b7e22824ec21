import { readFileSync, writeFileSync } from 'node:fs'
import { drawThumbnail } from './attachment-picture.ts'

const [path = '', to = '', mediaType = ''] = process.argv.slice(2)
try {
  writeFileSync(to, drawThumbnail(readFileSync(path), mediaType), { mode: 0o600 })
} catch {
  process.exitCode = 1
}
process.disconnect?.()
