import type { Role } from '@guatu/domain/organization/actor'
import { creditCheckCharacter } from '@guatu/domain/projects/ledger/credit-code'
import type { DistrictRows } from './district-rows.ts'
import type { DistrictTime } from './district-time.ts'
import type { ProjectSketch } from './project-sketch.ts'
import { createRandom, type Random } from './random.ts'

export const DISTRICT = '370499'

/** Headquarters with the task forces below them, as an office numbers them. */
const HEADQUARTERS = [
  { name: '工业项目指挥部', line: '工业线', from: 1, to: 14 },
  { name: '城市建设指挥部', line: '城市线', from: 15, to: 25 },
  { name: '文旅康养指挥部', line: '文旅线', from: 26, to: 34 },
  { name: '交通水利指挥部', line: '交通线', from: 35, to: 45 },
  { name: '教育民生指挥部', line: '教育线', from: 46, to: 56 },
] as const
const TOWNSHIPS = ['石桥镇', '木石镇', '许庄街道', '滨湖街道', '龙泉街道', '青檀镇', '云山镇'] as const
const ZONES = [
  ['经济开发区', 'developmentZone'],
  ['高新区', 'park'],
] as const
const BUREAUS = [
  ...['区发改局', '区工信局', '区自然资源局', '区生态环境局', '区行政审批局', '区住建局', '区交通运输局', '区水务局'],
  ...['区文旅局', '区卫健局', '区教体局', '区商务局', '区民政局', '区财政局', '区应急局', '区人社局', '区大数据局'],
  ...['区供电公司', '区燃气公司', '区督查室', '区项目推进办'],
] as const

/** The registers of the organization, with what projects need to point at them. */
export type Organization = {
  unitId(name: string): string
  owner(sketch: ProjectSketch): string
  regionOf(site: string): string
  administrationOf(site: string): string
  headquartersOf(taskForce: number): string
  sponsorPost(taskForce: number): string
  officerPost(taskForce: number): string
  liaisonPost(taskForce: number): string
}

type Maker = ReturnType<typeof makerOf>

function makerOf(rows: DistrictRows, time: DistrictTime, random: Random) {
  const born = time.at(time.setupOn, 9)
  const revise = (register: string, subjectId: string) =>
    void rows.revisions.push({
      id: random.id(born),
      register,
      subjectId,
      version: 1,
      patch: {},
      effectiveOn: time.setupOn,
      recordedAt: born,
      reason: '',
    })
  const unit = (name: string, kind: string, rest: Partial<DistrictRows['unit'][number]> = {}): string => {
    const id = random.id(born)
    const bare = { parentId: null, regionCode: DISTRICT, administrationId: null, creditCode: null }
    rows.unit.push({ id, name, shortName: name, kind, ...bare, validFrom: null, validTo: null, version: 1, ...rest })
    revise('unit', id)
    return id
  }
  const person = (name: string, number: number): string => {
    const id = random.id(born)
    rows.person.push({ id, name, phone: `0632-555${String(number).padStart(4, '0')}`, version: 1 })
    revise('person', id)
    return id
  }
  const post = (unitId: string, title: string, duty: string, personId: string): string => {
    const id = random.id(born)
    rows.post.push({ id, unitId, title, duty, version: 1 })
    revise('post', id)
    const fact = { occurredOn: time.setupOn, recordedAt: born, note: '', supersedes: null }
    rows.postHolding.push({ id: random.id(born), postId: id, personId, fromOn: time.setupOn, ...fact })
    return id
  }
  const account = (
    userName: string,
    role: Role,
    personId: string,
    unitId: string | null,
    regionCode: string | null,
  ) => {
    const id = random.id(born)
    const grants = JSON.stringify([{ role, unitId, regionCode }])
    rows.account.push({ id, userName, personId, grants, disabled: false, version: 1 })
    rows.accounts.push({ id, userName, role })
    revise('account', id)
  }
  return { born, revise, unit, person, post, account }
}

export function generateOrganization(
  rows: DistrictRows,
  time: DistrictTime,
  seed: number,
  sketches: readonly ProjectSketch[],
): Organization {
  const random = createRandom(seed, 'organization')
  const make = makerOf(rows, time, random)
  const { regions, administrations } = places(rows, make, random)
  const units = new Map<string, string>()
  const add = (name: string, kind: string, rest?: Parameters<Maker['unit']>[2]) =>
    void units.set(name, make.unit(name, kind, rest))
  add('示例市云山区人民政府', 'government')
  for (const name of BUREAUS) add(name, 'bureau', { parentId: units.get('示例市云山区人民政府')! })
  for (const name of TOWNSHIPS) add(name, 'township', { regionCode: regions.get(name)! })
  for (const [name] of ZONES)
    add(name, 'park', { regionCode: regions.get(name)!, administrationId: administrations.get(name)! })
  for (const s of sketches)
    if (!units.has(s.owner)) add(s.owner, 'firm', { creditCode: s.creditCode ?? creditCode(random) })
  const answerers = taskForces(add, units, make)
  // The accounts of officer, liaison, task force and responsible unit meet in one project, which waits for its report.
  const shown = sketches.find((s) => s.taskForce === 1) ?? sketches[0]!
  accounts(make, units, regions, answerers, shown.owner)
  const idOf = (name: string): string => units.get(name) ?? units.get('区发改局')!
  return {
    unitId: idOf,
    owner: (s) => idOf(s.owner),
    regionOf: (site) => regions.get(site) ?? DISTRICT,
    administrationOf: (site) => administrations.get(site) ?? administrations.get('云山区')!,
    headquartersOf: (n) => idOf(HEADQUARTERS.find((h) => h.from <= n && n <= h.to)!.name),
    sponsorPost: (n) => answerers.sponsors.get(HEADQUARTERS.find((h) => h.from <= n && n <= h.to)!.name)!,
    officerPost: (n) => answerers.officers[n - 1]!,
    liaisonPost: (n) => answerers.liaisons[n - 1]!,
  }
}

/** Two trees: territory by GB/T 2260 (the district's code is fictitious), and who manages it. */
function places(rows: DistrictRows, make: Maker, random: Random) {
  const regions = new Map<string, string>([['云山区', DISTRICT]])
  rows.region.push(
    { id: '37', name: '示例省', level: 1, parentCode: null },
    { id: '3704', name: '示例市', level: 2, parentCode: '37' },
    { id: DISTRICT, name: '云山区', level: 3, parentCode: '3704' },
  )
  const below = (name: string, code: string) => {
    rows.region.push({ id: code, name, level: 4, parentCode: DISTRICT })
    regions.set(name, code)
  }
  TOWNSHIPS.forEach((name, i) => {
    below(name, `${DISTRICT}${name.endsWith('街道') ? `00${i + 1}` : `10${i + 1}`}`)
  })
  ZONES.forEach(([name], i) => {
    below(name, `${DISTRICT}40${i + 1}`)
  })
  const administrations = new Map<string, string>()
  const administer = (name: string, kind: string, parentId: string | null) => {
    const id = random.id(make.born)
    rows.administration.push({ id, name, kind, parentId, version: 1 })
    make.revise('administration', id)
    administrations.set(name, id)
    return id
  }
  const district = administer('云山区', 'district', null)
  for (const [name, kind] of ZONES) administer(name, kind, district)
  return { regions, administrations }
}

type Answerers = {
  readonly sponsors: ReadonlyMap<string, string>
  readonly officers: readonly string[]
  readonly liaisons: readonly string[]
  readonly people: ReadonlyMap<string, string>
}

/** Five headquarters, fifty-six task forces, and who answers in each; persons go by the names of their roles. */
function taskForces(
  add: (name: string, kind: string, rest?: Parameters<Maker['unit']>[2]) => void,
  units: Map<string, string>,
  make: Maker,
): Answerers {
  const sponsors = new Map<string, string>()
  const people = new Map<string, string>()
  const officers: string[] = []
  const liaisons: string[] = []
  const government = units.get('示例市云山区人民政府')!
  HEADQUARTERS.forEach((hq, i) => {
    add(hq.name, 'headquarters', { parentId: government })
    const leader = make.person(`${hq.line}分管区领导`, 10 + i)
    people.set(hq.name, leader)
    sponsors.set(hq.name, make.post(government, `${hq.line}分管区领导`, 'sponsor', leader))
    for (let n = hq.from; n <= hq.to; n++) {
      const number = String(n).padStart(2, '0')
      add(`第${n}专班`, 'taskForce', { parentId: units.get(hq.name)! })
      const unitId = units.get(`第${n}专班`)!
      const officer = make.person(`帮办专员${number}`, 100 + n)
      const liaison = make.person(`联络员${number}`, 200 + n)
      people.set(`帮办专员${number}`, officer).set(`联络员${number}`, liaison)
      officers.push(make.post(unitId, `帮办专员${number}`, 'serviceOfficer', officer))
      liaisons.push(make.post(unitId, `联络员${number}`, 'liaison', liaison))
    }
  })
  return { sponsors, officers, liaisons, people }
}

/** One account for each role. */
function accounts(
  make: Maker,
  units: ReadonlyMap<string, string>,
  regions: ReadonlyMap<string, string>,
  { people }: Answerers,
  owner: string,
) {
  const staff = (name: string, number: number) => make.person(name, number)
  const unit = (name: string) => units.get(name)!
  make.account('系统管理员', 'administrator', staff('系统管理员', 1), null, null)
  make.account('安全保密员', 'securityOfficer', staff('安全保密员', 2), null, null)
  make.account('审计员', 'auditor', staff('安全审计员', 3), null, null)
  make.account('项目办', 'projectOffice', staff('项目推进办经办人', 4), null, null)
  make.account('督查室', 'inspection', staff('督查室经办人', 5), null, null)
  make.account('区领导', 'leader', staff('区政府主要领导', 6), null, null)
  make.account('指挥部', 'headquarters', staff('工业项目指挥部办公室', 20), unit('工业项目指挥部'), null)
  make.account('专班', 'taskForce', staff('第1专班经办人', 21), unit('第1专班'), null)
  make.account('帮办专员', 'serviceOfficer', people.get('帮办专员01')!, null, null)
  make.account('联络员', 'liaison', people.get('联络员01')!, null, null)
  make.account('发改局', 'department', staff('区发改局经办人', 22), unit('区发改局'), null)
  make.account('石桥镇', 'township', staff('石桥镇经办人', 23), unit('石桥镇'), regions.get('石桥镇')!)
  make.account('高新园区', 'park', staff('高新区经办人', 24), unit('高新区'), regions.get('高新区')!)
  make.account('项目单位', 'responsibleUnit', staff('项目单位经办人', 25), unit(owner), null)
  make.account('评审员', 'judge', staff('评审团成员01', 26), null, null)
  const panel = ['区发改局', '区住建局', '区财政局', '城市建设指挥部']
  for (const [i, name] of panel.entries())
    make.account(`评审员0${i + 2}`, 'judge', staff(`评审团成员0${i + 2}`, 27 + i), unit(name), null)
}

const CODE_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A credit code of the invented district with a valid check character. */
function creditCode(random: Random): string {
  const tail = Array.from({ length: 9 }, () => CODE_LETTERS[random.int(0, 30)]).join('')
  const first = `91${DISTRICT}${tail}`
  return first + creditCheckCharacter(first)
}
