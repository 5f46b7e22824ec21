import type { Hash } from 'node:crypto'
import { Transform } from 'node:stream'

/** A stream that lets everything through and adds it to a digest. */
export const passing = (hash: Hash): Transform =>
  new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
