import type { DatePrecision, LooseDate } from '@guatu/domain/calendar/civil-date'
import { fenOfYuan } from '@guatu/domain/kernel/exact'
import type { StoredProject } from '@guatu/domain/projects/ledger/field-changes'
import { YEAR_CLASS, type YearWord } from '@guatu/domain/projects/ledger/ledger-row'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { ReadScope } from '../../platform/scope.ts'
import { inForce, within } from '../reads.ts'

type Raw = {
  id: string
  version: number
  name: string
  yearClass: string
  packageOf: string | null
  codes: string[]
  owner: string | null
  uscc: string | null
  site: string | null
  chain: string | null
  headquarters: string | null
  taskForce: string | null
  leadUnit: string | null
  sponsor: string | null
  serviceOfficer: string | null
  ledgerTexts: Record<string, string | null>
  total: string
  yearPlan: string | null
  yearDone: string | null
  start: string | null
  startPrecision: string | null
  startedOn: string | null
  finish: string | null
  finishPrecision: string | null
  problem: { id: string; text: string; factor: string; due: string | null; precision: string | null } | null
}

export type StoredLedgerProject = StoredProject & { readonly version: number; readonly bottleneckId: string | null }

const WORD_OF = Object.fromEntries(Object.entries(YEAR_CLASS).map(([word, value]) => [value, word])) as Record<
  string,
  YearWord
>

/** Every project in the form of a ledger row, its figures as of a day: the done amount is the latest reported up to it. */
export async function listStoredProjects(
  db: Db,
  scope: ReadScope,
  year: number,
  asOf: string,
  factorWord: (factor: string) => string,
): Promise<StoredLedgerProject[]> {
  const found = await sql<Raw>`
    select p.id, p.version, p.name, p.year_class as "yearClass", p.package_of as "packageOf", coalesce(codes.codes, '{}') as codes, ow.name as owner, ow.credit_code as uscc, p.site, p.chain, p.ledger_texts as "ledgerTexts",
      hq.name as headquarters, tf.name as "taskForce", lu.name as "leadUnit", sp.title as sponsor, so.title as "serviceOfficer", p.total_yuan as total,
      yp.total_yuan as "yearPlan", rp.done_this_year_yuan as "yearDone", p.planned_start as start, p.planned_start_precision as "startPrecision", p.started_on as "startedOn",
      fc.committed_on as finish, fc.precision as "finishPrecision", bn.problem
    from project p
    left join unit ow on ow.id = p.owner_unit_id left join unit hq on hq.id = p.headquarters_id left join unit tf on tf.id = p.task_force_id
    left join unit lu on lu.id = p.lead_unit_id left join post sp on sp.id = p.sponsor_post_id left join post so on so.id = p.officer_post_id
    left join (select project_id, array_agg(code order by recorded_at, id) as codes from project_code c where ${sql.raw(inForce('project_code', 'c'))} group by 1) codes on codes.project_id = p.id
    left join (select distinct on (project_id) project_id, total_yuan from year_plan y where year = ${year} and ${sql.raw(inForce('year_plan', 'y'))} order by project_id, occurred_on desc, recorded_at desc, id desc) yp on yp.project_id = p.id
    left join (select distinct on (project_id) project_id, done_this_year_yuan from report r where as_of <= ${asOf} and as_of >= ${`${year}-01-01`}
        and done_this_year_yuan is not null and not exists (select from report s where s.supersedes = r.id)
        order by project_id, as_of desc, recorded_at desc, id desc) rp on rp.project_id = p.id
    left join (select distinct on (project_id) project_id, committed_on, precision from commitment c where milestone = 'finish' and ${sql.raw(inForce('commitment', 'c'))} order by project_id, occurred_on desc, recorded_at desc, id desc) fc on fc.project_id = p.id
    left join (select distinct on (b.project_id) b.project_id, json_build_object('id', b.id, 'text', b.text, 'factor', b.factor, 'due', coalesce(mv.due_on, b.due_on), 'precision', coalesce(mv.due_precision, b.due_precision)) as problem
        from bottleneck b
        left join lateral (select due_on, due_precision from bottleneck_event e where e.bottleneck_id = b.id and e.event = 'moved' order by recorded_at desc limit 1) mv on true
        where not exists (select from bottleneck s where s.supersedes = b.id)
          and coalesce((select e.event from bottleneck_event e where e.bottleneck_id = b.id and e.event in ('resolved', 'reopened') order by e.recorded_at desc limit 1), 'open') <> 'resolved'
        order by b.project_id, (b.source = 'ledger') desc, b.recorded_at desc, b.id) bn on bn.project_id = p.id
    where p.withdrawn_on is null and ${within(scope)} order by p.name, p.id`.execute(db)
  return found.rows.map((r) => storedOf(r, factorWord))
}

const loose = (date: string | null, precision: string | null): LooseDate | null =>
  date === null ? null : ({ date, precision: (precision ?? 'day') as DatePrecision } as LooseDate)
const fen = (yuan: string | null): number | null => (yuan === null ? null : fenOfYuan(yuan))

function storedOf(r: Raw, factorWord: (factor: string) => string): StoredLedgerProject {
  return {
    id: r.id,
    version: r.version,
    codes: r.codes,
    packageOf: r.packageOf,
    kind: WORD_OF[r.yearClass] ?? null,
    texts: {
      ...r.ledgerTexts,
      name: r.name,
      owner: r.owner,
      uscc: r.uscc,
      projectCode: r.codes[0] ?? null,
      site: r.site,
      chain: r.chain,
      headquarters: r.headquarters,
      taskForce: r.taskForce,
      sponsor: r.sponsor,
      leadUnit: r.leadUnit,
      serviceOfficer: r.serviceOfficer,
    },
    money: { total: fen(r.total), yearPlan: fen(r.yearPlan), yearDone: fen(r.yearDone) },
    dates: {
      start: loose(r.start, r.startPrecision),
      actualStart: loose(r.startedOn, 'day'),
      finish: loose(r.finish, r.finishPrecision),
    },
    problem: r.problem
      ? { text: r.problem.text, factor: factorWord(r.problem.factor), due: loose(r.problem.due, r.problem.precision) }
      : null,
    bottleneckId: r.problem?.id ?? null,
  }
}
