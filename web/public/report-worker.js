/*
 * Keeps the phone report's shell, so that the page opens on a site without network. The page itself comes from the
 * network first (a new version shows at once), its hashed files from the cache first (their names change with their
 * content). Nothing under /api is ever kept here: figures are kept by the page, an account at a time.
 */
const shell = 'guatu-report-1'
const base = new URL('./', self.location.href)
const page = new URL('report.html', base).href

async function keepShell() {
  const cache = await caches.open(shell)
  const answer = await fetch(page, { cache: 'reload', credentials: 'same-origin' })
  if (!answer.ok) return
  const text = await answer.clone().text()
  await cache.put(page, answer)
  const files = [...text.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((m) => new URL(m[1], base).href)
  const kept = (await cache.keys()).map((request) => request.url)
  await Promise.all(kept.filter((url) => url !== page && !files.includes(url)).map((url) => cache.delete(url)))
  await cache.addAll(files.filter((url) => !kept.includes(url)))
}

async function openPage(request) {
  try {
    const answer = await fetch(request)
    if (answer.ok) void keepShell().catch(() => {})
    return answer
  } catch (error) {
    const kept = await (await caches.open(shell)).match(page)
    if (kept) return kept
    throw error
  }
}

async function openFile(request) {
  const kept = await (await caches.open(shell)).match(request)
  return kept ?? fetch(request)
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (!url.pathname.startsWith(base.pathname)) return
  const path = url.pathname.slice(base.pathname.length)
  if (request.mode === 'navigate' && /^report(\.html)?$/.test(path)) event.respondWith(openPage(request))
  else if (path.startsWith('assets/')) event.respondWith(openFile(request))
})
