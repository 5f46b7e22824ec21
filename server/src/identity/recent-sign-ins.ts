import type { SignedIn } from './reads.ts'

const FRESH_MS = 1500
const MOST = 5000

/**
 * Who was signed in a moment ago: a page asks several things at once, and a person's rights are read for the first of them.
 * Rights that another server takes away count after a second and a half at the latest; here they count at once.
 */
export class RecentSignIns {
  private readonly kept = new Map<string, { at: number; found: SignedIn }>()

  find(sessionId: string, now: number): SignedIn | undefined {
    const known = this.kept.get(sessionId)
    return known && now >= known.at && now - known.at < FRESH_MS ? known.found : undefined
  }

  keep(sessionId: string, now: number, found: SignedIn): void {
    if (this.kept.size >= MOST) this.kept.clear()
    this.kept.set(sessionId, { at: now, found })
  }

  forget(): void {
    this.kept.clear()
  }
}
