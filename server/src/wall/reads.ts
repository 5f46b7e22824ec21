import type { CivilDate } from '@guatu/domain/calendar/civil-date'
import type { Level } from '@guatu/domain/cards/level'
import { fenOfYuan } from '@guatu/domain/kernel/exact'
import type { LevelLetter, WallName, WallRow, WallRowActivities } from '@guatu/domain/wall/snapshot'
import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { ReadScope } from '../platform/scope.ts'
import { inForce, within } from '../projects/reads.ts'

type Named = [id: string, name: string] | null
type Raw = {
  id: string
  name: string
  level: Level | null
  judged: boolean | null
  /** The set that judged, as id@version. */
  ruleSet: string | null
  sentence: { code: string; params: Record<string, string | number | null> } | null
  strip: Record<string, Level | null> | null
  cardLevel: Level | null
  cardOn: string | null
  headquarters: Named
  taskForce: Named
  region: Named
  administration: Named
  unit: Named
  chain: string | null
  stage: string
  yearClass: string
  listings: string[] | null
  plannedStart: CivilDate | null
  committedFinish: CivilDate | null
  forecastFinish: CivilDate | null
  physical: string | null
  yearPlan: string | null
  yearDone: string | null
  yearDue: string | null
  figuresOn: string | null
  lagPoints: string | null
  completion: string | null
  names: string | null
  bars: string | null
}

/** A row of the wall with the set that judged it. */
export type JudgedRow = WallRow & { readonly ruleSet: string | null }

const LETTERS: Readonly<Record<Level, LevelLetter>> = { severe: 's', warn: 'w', remind: 'r', normal: 'n', commend: 'c' }
export const letterOf = (level: Level | null | undefined): LevelLetter => (level ? LETTERS[level] : '-')

const NO_BARS: WallRowActivities = {
  name: [],
  start: [],
  length: [],
  done: [],
  flags: [],
  baselineStart: [],
  baselineLength: [],
}

const named = (alias: string) =>
  sql.raw(`case when ${alias}.id is null then null else json_build_array(${alias}.id, ${alias}.name) end`)

/** The words of a stage or year class in the reader's language. */
type Worded = (of: 'stage' | 'yearClass', code: string) => WallName

/** One query, one snapshot of all projects in the scope: worst first, then by name and id. */
export async function readWall(
  db: Db,
  scope: ReadScope,
  periods: readonly string[],
  today: string,
  worded: Worded,
): Promise<JudgedRow[]> {
  const found = await sql<Raw>`
    select p.id, p.name, v.level, v.judged, v.rule_set as "ruleSet", v.sentence, cards.level as "cardLevel", cards.issued_on as "cardOn",
      strips.strip, ${named('hq')} as headquarters, ${named('tf')} as "taskForce", ${named('rg')} as region, ${named('ad')} as administration, ${named('ow')} as unit,
      p.chain, p.stage, p.year_class as "yearClass", lists.names as listings, p.planned_start as "plannedStart",
      finish.committed_on as "committedFinish", s.forecast_finish as "forecastFinish", v.physical_percent as physical,
      v.year_plan_yuan as "yearPlan", v.year_done_yuan as "yearDone", case when p.id in (select l.package_of from project l join verdict lv on lv.project_id = l.id where l.package_of is not null and l.withdrawn_on is null and lv.year_plan_yuan is not null) then null else v.year_due_yuan end as "yearDue", v.figure_as_of as "figuresOn", v.lag_points as "lagPoints", v.completion_percent as completion,
      to_json(s.names)::text as names, s.bars
    from project p
    left join verdict v on v.project_id = p.id
    left join plan_schedule s on s.project_id = p.id
    left join unit hq on hq.id = p.headquarters_id left join unit tf on tf.id = p.task_force_id
    left join unit ow on ow.id = p.owner_unit_id
    left join region rg on rg.id = p.region_code left join administration ad on ad.id = p.administration_id
    left join (select distinct on (c.project_id) c.project_id, c.level, n.issued_on from card c join card_now n on n.card_id = c.id where c.project_id is not null and n.stage in ('issued', 'served', 'published') order by c.project_id, n.issued_on desc, c.id desc) cards on cards.project_id = p.id
    left join (select project_id, json_object_agg(period, case when judged then level end) as strip from period_verdict where period = any(${[...periods]}) group by 1) strips on strips.project_id = p.id
    left join (select project_id, json_agg(distinct list) as names from listing l where (to_on is null or to_on >= ${today}) and not exists (select from listing n where n.supersedes = l.id) group by 1) lists on lists.project_id = p.id
    left join (select distinct on (project_id) project_id, committed_on from commitment c where milestone = 'finish' and ${sql.raw(inForce('commitment', 'c'))} order by project_id, occurred_on desc, recorded_at desc, id desc) finish on finish.project_id = p.id
    where p.withdrawn_on is null and ${within(scope)}
    order by v.judged is not true, array_position(array['severe','warn','remind','normal','commend'], coalesce(v.level, 'normal')), p.name, p.id`.execute(
    db,
  )
  const barsOf = readingBars()
  return found.rows.map((r) => rowOf(r, periods, worded, barsOf))
}

type BarsOf = (r: Raw) => WallRowActivities

/** Plans of one template name their activities alike, so each list of names is read once. */
function readingBars(): BarsOf {
  const lists = new Map<string, readonly string[]>()
  return ({ names, bars }) => {
    if (names === null || bars === null) return NO_BARS
    let name = lists.get(names)
    if (!name) {
      name = JSON.parse(names) as string[]
      lists.set(names, name)
    }
    return { name, ...(JSON.parse(bars) as Omit<WallRowActivities, 'name'>) }
  }
}

const nameOf = (pair: Named): WallName | null => (pair ? { id: pair[0], name: pair[1] } : null)
const word = (code: string | null): WallName | null => (code === null ? null : { id: code, name: code })
/** '12.3' → 123: tenths as the integer they are printed with. */
const tenths = (text: string | null): number | null => (text === null ? null : Math.round(Number(text) * 10))
const fen = (yuan: string | null): number | null => (yuan === null ? null : fenOfYuan(yuan))

function rowOf(r: Raw, periods: readonly string[], worded: Worded, barsOf: BarsOf): JudgedRow {
  return {
    id: r.id,
    name: r.name,
    level: letterOf(r.judged ? r.level : null),
    ruleSet: r.ruleSet,
    reason: r.sentence && (r.level !== 'normal' || !r.judged) ? r.sentence : null,
    card: r.cardLevel && r.cardOn ? { level: letterOf(r.cardLevel), on: r.cardOn } : null,
    strip: periods.map((p) => letterOf(r.strip?.[p])).join(''),
    headquarters: nameOf(r.headquarters),
    taskForce: nameOf(r.taskForce),
    region: nameOf(r.region),
    administration: nameOf(r.administration),
    chain: word(r.chain),
    stage: worded('stage', r.stage),
    yearClass: worded('yearClass', r.yearClass),
    unit: nameOf(r.unit),
    listings: (r.listings ?? []).map((l) => ({ id: l, name: l })),
    plannedStart: r.plannedStart,
    committedFinish: r.committedFinish,
    forecastFinish: r.forecastFinish,
    physical: tenths(r.physical),
    yearPlan: fen(r.yearPlan),
    yearDone: fen(r.yearDone),
    yearDue: fen(r.yearDue),
    figuresOn: r.figuresOn,
    lagPoints: tenths(r.lagPoints),
    completionRate: tenths(r.completion),
    // Read while it is packed: a thousand plans taken apart at once would all have to be carried through the collector.
    get activities() {
      return barsOf(r)
    },
  }
}
