import { defineConfig } from 'vitest/config'

// Not 'import' or 'default': vitest hands the list to Node, where it would hold for require() too, and break pg.
const resolve = { conditions: ['guatu-src', 'node'] }
const pure = [
  'scripts/zone/*.test.ts',
  'domain/src/**/*.test.ts',
  'words/src/**/*.test.ts',
  'contract/src/**/*.test.ts',
  'web/src/**/*.test.ts',
]

/** A pure rule must not know where the machine stands: its tests run in three time zones. */
const zones = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'].map((TZ) => ({
  resolve,
  ssr: { resolve },
  test: { name: `pure ${TZ}`, include: pure, env: { TZ }, pool: 'forks' as const, isolate: false, testTimeout: 60_000 },
}))

/** Workers at once: files with databases of their own may share the machine, journeys through a browser may not. */
const real = (name: string, include: string[], maxWorkers = 1) => ({
  resolve,
  ssr: { resolve },
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', '**/dist/**', ...(name === 'server' ? ['**/*.pg.test.ts'] : [])],
    pool: 'forks' as const,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers,
  },
})

const journeys = real('browser', ['e2e/**/*.e2e.ts'])
const browser = { ...journeys, test: { ...journeys.test, globalSetup: ['e2e/shared-guatu.ts'] } }

export default defineConfig({
  test: {
    projects: [
      ...zones,
      real(
        'server',
        ['server/src/**/*.test.ts', 'cli/src/**/*.test.ts', 'bench/src/**/*.test.ts', 'scripts/*.test.ts'],
        2,
      ),
      real('postgres', ['server/src/**/*.pg.test.ts'], 2),
      browser,
    ],
  },
})
