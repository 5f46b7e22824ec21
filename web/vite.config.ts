import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const doors = ['index.html', 'report.html', 'board.html'].map(here)
const server = process.env.GUATU_DEV_SERVER ?? 'http://127.0.0.1:8080'

/**
 * Three doors: the desk, the phone report and the public board, so that none carries the others' weight.
 * `base: './'` because the address is only known at run time (PUBLIC_URL); the server writes `<base href>`.
 */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react()],
  // Vite's list replaces the defaults, it does not add to them.
  resolve: { conditions: ['guatu-src', ...defaultClientConditions] },
  server: { proxy: { '/api': { target: server }, '/healthz': { target: server } } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // A data: font or picture would need a hole in the content policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: doors },
  },
})
