import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const zip = promisify(gzip)
const KEPT = 24

export type Packed = { readonly json: Buffer; readonly gzipped: Buffer }

/**
 * Snapshots as they were sent, by viewer's scope, language and day, for one version of the data: any write makes a new
 * version, so nothing stale is ever served. The oldest goes when there are too many.
 */
export class WallCache {
  private readonly kept = new Map<string, { version: number; packed: Promise<Packed> }>()

  get(key: string, version: number, make: () => Promise<unknown>): Promise<Packed> {
    const known = this.kept.get(key)
    if (known?.version === version) return known.packed
    const packed = make().then(pack)
    this.kept.delete(key)
    this.kept.set(key, { version, packed })
    packed.catch(() => this.kept.delete(key))
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!)
    return packed
  }
}

async function pack(answer: unknown): Promise<Packed> {
  const json = Buffer.from(JSON.stringify(answer))
  return { json, gzipped: await zip(json, { level: 4 }) }
}
