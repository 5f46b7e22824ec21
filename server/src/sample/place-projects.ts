import type { DistrictRows } from './district-rows.ts'
import type { DistrictTime } from './district-time.ts'
import { createRandom } from './random.ts'

/** One project in so many has no position, as in life. */
const UNPLACED = 7
/** The invented district lies in squares of a tenth of a degree, four side by side; no boundary comes with it. */
const [WEST, SOUTH, SIDE, ACROSS] = [117.1, 34.8, 0.1, 4]

/** Where the invented projects stand, in the square of their township, as if typed in at the set-up. */
export function placeProjects(rows: DistrictRows, time: DistrictTime, seed: number): void {
  const places = rows.region.filter((r) => r.level === 4).map((r) => r.id)
  rows.project.forEach((project, i) => {
    const square = places.indexOf(project.regionCode ?? '')
    if (square < 0 || i % UNPLACED === UNPLACED - 1) return
    const random = createRandom(seed, `position ${i}`)
    const within = (from: number, cell: number) => (from + (cell + 0.15 + 0.7 * random.next()) * SIDE).toFixed(6)
    const recordedAt = time.at(time.setupOn, 10)
    rows.projectPosition.push({
      id: project.id,
      lon: within(WEST, square % ACROSS),
      lat: within(SOUTH, Math.floor(square / ACROSS)),
      datum: 'CGCS2000',
      source: 'sample',
      version: 1,
    })
    rows.revisions.push({
      id: random.id(recordedAt),
      register: 'project_position',
      subjectId: project.id,
      version: 1,
      patch: {},
      effectiveOn: time.setupOn,
      recordedAt,
      reason: '',
    })
  })
}
