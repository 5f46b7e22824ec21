import { setImmediate as turn } from 'node:timers/promises'

/** A long list in chunks; between two of them everybody else waiting for the process has a turn. */
export async function* takeTurns<T>(all: readonly T[], size: number): AsyncGenerator<T[]> {
  for (let i = 0; i < all.length; i += size) {
    if (i > 0) await turn()
    yield all.slice(i, i + size)
  }
}
