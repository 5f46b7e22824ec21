import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import { type DistrictRows, emptyRows } from './district-rows.ts'
import { type DistrictTime, districtTime } from './district-time.ts'
import { generateOrganization } from './generate-organization.ts'
import { generateProject } from './generate-project.ts'
import { placeProjects } from './place-projects.ts'
import type { ProjectSketch } from './project-sketch.ts'
import { createRandom } from './random.ts'
import { sketchesOfDistrict } from './sketches-of-district.ts'
import { LEDGER_YEAR, sketchesOfLedger } from './sketches-of-ledger.ts'

export type DistrictWish = {
  readonly projects: number
  readonly weeks: number
  readonly seed: number
  readonly now: Date
}

/**
 * An invented district (示例市云山区) with its offices, projects and weekly reports up to `now`. Pure: the same wish gives
 * the same rows. The first 61 projects are the sample; more are further batches of them, for benchmarks.
 */
export function generateDistrict(wish: DistrictWish): DistrictRows {
  const time = districtTime(wish.now, wish.weeks)
  const rows = emptyRows()
  const sketches = sketchesFor(wish.projects, time)
  const organization = generateOrganization(rows, time, wish.seed, sketches)
  const campaign = createRandom(wish.seed, 'campaign').id(time.at(time.setupOn, 9))
  rows.campaign.push({
    id: campaign,
    name: CAMPAIGN,
    fromOn: `${time.year}-01-01`,
    toOn: `${time.year}-12-31`,
    rhythm: 'week',
    version: 1,
  })
  rows.revisions.push({
    id: createRandom(wish.seed, 'campaign revision').id(time.at(time.setupOn, 9)),
    register: 'campaign',
    subjectId: campaign,
    version: 1,
    patch: {},
    effectiveOn: time.setupOn,
    recordedAt: time.at(time.setupOn, 9),
    reason: '',
  })
  sketches.forEach((sketch, i) => {
    generateProject(rows, i, sketch, organization, time, createRandom(wish.seed, `project ${i}`))
  })
  joinCampaign(rows, sketches, time, wish.seed)
  placeProjects(rows, time, wish.seed)
  return rows
}

const CAMPAIGN = '重大项目攻坚年行动'

/** Two projects in three are in the year's campaign: a listing of its name makes them members. */
function joinCampaign(rows: DistrictRows, sketches: readonly ProjectSketch[], time: DistrictTime, seed: number): void {
  const from = `${time.year}-01-05` as CivilDate
  sketches.forEach((sketch, i) => {
    if (i % 3 === 2 || sketch.yearClass === 'reserve') return
    const recordedAt = time.recorded(time.setupOn)
    rows.listing.push({
      id: createRandom(seed, `campaign member ${i}`).id(recordedAt),
      projectId: rows.project[i]!.id,
      list: CAMPAIGN,
      fromOn: from,
      toOn: null,
      documentNumber: `云政发〔${time.year}〕2号`,
      occurredOn: from,
      recordedAt,
      supersedes: null,
    })
  })
}

/** The district's own projects and those of the sample ledger in turn; beyond them further batches. */
function sketchesFor(count: number, time: DistrictTime): ProjectSketch[] {
  const own = sketchesOfDistrict(time.year)
  // The ledger's own figures are of 20 November.
  const isTime = time.year === LEDGER_YEAR && time.today >= `${LEDGER_YEAR}-11-20`
  const ledger = sketchesOfLedger.map((s) => inYear(isTime ? s : { ...s, done: null }, time.year))
  const base = ledger.flatMap((s, i) => [s, ...(own[i] ? [own[i]] : [])])
  return Array.from({ length: count }, (_, i) => {
    const sketch = base[i % base.length]!
    const batch = Math.floor(i / base.length)
    return batch === 0 ? sketch : furtherBatch(sketch, batch + 1)
  })
}

function inYear(sketch: ProjectSketch, year: number): ProjectSketch {
  const by = year - LEDGER_YEAR
  if (by === 0) return sketch
  const moved = (text: string) => `${Number(text.slice(0, 4)) + by}${text.slice(4)}`.replace('-02-29', '-02-28')
  const problem = sketch.problem && ([sketch.problem[0], moved(sketch.problem[1])] as const)
  return { ...sketch, done: null, start: sketch.start && moved(sketch.start), finish: moved(sketch.finish), problem }
}

const furtherBatch = (sketch: ProjectSketch, batch: number): ProjectSketch => ({
  ...sketch,
  name: `${sketch.name}（第${batch}批）`,
  owner: sketch.owner.replace('有限公司', `第${batch}有限公司`),
  creditCode: null,
  done: null,
})
