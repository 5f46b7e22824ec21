import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '..')

/** Licences that let an office run, change and pass on the whole; each was read. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
  'WTFPL',
])

/** Packages that name their licence in words of their own; the text that lies in them was read. */
const read = { 'duck@0.1.12': 'BSD-2-Clause' }

/** Every package of the lock file with version, licence and whether the running product holds it. */
function packages() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
    .map(([path, entry]) => ({
      name: nameOf(path, entry),
      version: entry.version,
      licence: read[`${nameOf(path, entry)}@${entry.version}`] ?? entry.license ?? licenceOfFolder(path),
      development: entry.dev === true,
      integrity: entry.integrity,
    }))
}

const nameOf = (path, entry) => entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

function licenceOfFolder(path) {
  const file = join(root, path, 'package.json')
  if (!existsSync(file)) return undefined
  const { license, licenses } = JSON.parse(readFileSync(file, 'utf8'))
  return license?.type ?? license ?? licenses?.map((l) => l.type ?? l).join(' OR ')
}

/** One allowed alternative of an OR is enough; of an AND all parts must be allowed. */
function isAllowed(licence) {
  if (!licence) return false
  const plain = licence.replace(/^\((.*)\)$/, '$1')
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed)
  if (plain.includes(' AND ')) return plain.split(' AND ').every(isAllowed)
  return allowed.has(plain)
}

/** Packages whose licence is not on the list, as `name@version: licence`. */
export const forbiddenLicences = () =>
  packages()
    .filter((p) => !isAllowed(p.licence))
    .map((p) => `${p.name}@${p.version}: ${p.licence ?? 'no licence named'}`)

/** Writes the bill of materials (CycloneDX 1.6) to `file`. */
export function writeSbom(file) {
  const components = packages().map((p) => ({
    type: 'library',
    'bom-ref': `pkg:npm/${p.name.replace('@', '%40')}@${p.version}`,
    name: p.name,
    version: p.version,
    purl: `pkg:npm/${p.name.replace('@', '%40')}@${p.version}`,
    scope: p.development ? 'excluded' : 'required',
    ...(p.licence
      ? { licenses: [/ (OR|AND) /.test(p.licence) ? { expression: p.licence } : { license: { id: p.licence } }] }
      : {}),
    ...(p.integrity?.startsWith('sha512-')
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(p.integrity.slice(7), 'base64').toString('hex') }] }
      : {}),
  }))
  const unique = [...new Map(components.map((c) => [c['bom-ref'], c])).values()].sort((a, b) =>
    a.purl < b.purl ? -1 : 1,
  )
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const bom = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: unique,
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(bom, null, 1)}\n`)
  return unique.length
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = process.argv[2] ?? join(root, '.cache', 'guatu', 'sbom.cdx.json')
  console.error(`${writeSbom(file)} components → ${file}`)
  for (const line of forbiddenLicences()) console.error(`not on the list of licences: ${line}`)
}
