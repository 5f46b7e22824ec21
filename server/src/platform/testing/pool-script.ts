import { workForPool } from '../pool-child.ts'

/** Work a test can hold, overfill, break and count. */
export type TestWorks = {
  readonly double: { readonly input: number; readonly output: { readonly result: number; readonly pid: number } }
  readonly never: { readonly input: null; readonly output: null }
  readonly busy: { readonly input: null; readonly output: null }
  readonly fill: { readonly input: null; readonly output: null }
  readonly heap: { readonly input: null; readonly output: null }
  readonly throws: { readonly input: string; readonly output: null }
  readonly back: { readonly input: Map<string, Date>; readonly output: Map<string, Date> }
  readonly exits: { readonly input: null; readonly output: null }
}

const kept: Buffer[] = []

workForPool<TestWorks>({
  double: (n) => ({ result: 2 * n, pid: process.pid }),
  never: (_, progress) => {
    progress(0.5)
    return new Promise(() => setInterval(() => {}, 60_000))
  },
  busy: () => {
    for (;;);
  },
  // Buffers lie outside the heap: only the process as a whole shows them.
  fill: () => new Promise(() => setInterval(() => kept.push(Buffer.alloc(16_000_000, 1)), 5)),
  heap: () => {
    const held: object[] = []
    for (;;) held.push({ number: held.length })
  },
  throws: (message) => {
    throw new Error(message)
  },
  back: (map) => map,
  exits: () => process.exit(1),
})
