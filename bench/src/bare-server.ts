import http from 'node:http'
import pg from 'pg'

/**
 * The limit that wall and reports are held against: node:http and pg, nothing between. GET /wall lets SQL build the same
 * content as one JSON document; POST /report does BEGIN, two INSERTs, COMMIT.
 */
const pool = new pg.Pool({ ...JSON.parse(process.env.BENCH_CONNECTION!), max: 16 })
await pool.query(
  'create table if not exists bare_report (id uuid primary key, project_id uuid, body jsonb); create table if not exists bare_journal (id uuid primary key, body jsonb)',
)

/** Its dates stand in columns, as they would without a wall that wants them as one text. */
const ARRAYS = {
  starts: 'start',
  lengths: 'length',
  done: 'done',
  flags: 'flags',
  baseline_starts: 'baselineStart',
  baseline_lengths: 'baselineLength',
}
const column = ([to, from]: [string, string]) =>
  `array(select x::int from json_array_elements_text(bars::json -> '${from}') with ordinality e(x, o) order by o) as ${to}`
await pool.query('drop table if exists bare_schedule')
await pool.query(
  `create table bare_schedule as select project_id, ${Object.entries(ARRAYS).map(column).join(', ')} from plan_schedule`,
)
await pool.query('alter table bare_schedule add primary key (project_id)')
await pool.query('analyze bare_schedule')

const WALL = `
  with act as (
    select s.project_id, l.activities from bare_schedule s join plan p on p.project_id = s.project_id cross join lateral (
      select json_agg(json_build_object('name', x.x ->> 'name', 'start', a.start, 'length', a.length, 'done', a.done, 'flags', a.flags, 'baselineStart', a.bs, 'baselineLength', a.bl) order by a.ord) as activities
      from unnest(s.starts, s.lengths, s.done, s.flags, s.baseline_starts, s.baseline_lengths) with ordinality a(start, length, done, flags, bs, bl, ord)
      join json_array_elements(p.activities) with ordinality x(x, o) on x.o = a.ord) l),
  strip as (select project_id, json_agg(level order by closed_on) as strip from (select *, row_number() over (partition by project_id order by closed_on desc) as k from period_verdict) v where k <= 8 group by 1)
  select json_agg(json_build_object('id', p.id, 'name', p.name, 'level', v.level, 'code', v.verdict #>> '{evidence,sentence,code}', 'params', v.verdict #> '{evidence,sentence,params}',
    'strip', strip.strip, 'headquarters', hq.name, 'taskForce', tf.name, 'unit', ow.name, 'region', rg.name, 'administration', ad.name, 'chain', p.chain, 'stage', p.stage, 'yearClass', p.year_class,
    'plannedStart', p.planned_start, 'committedFinish', (select committed_on from commitment c where c.project_id = p.id and milestone = 'finish' order by occurred_on desc, recorded_at desc limit 1),
    'forecastFinish', s.forecast_finish, 'physical', v.physical_percent, 'yearPlan', v.year_plan_yuan, 'yearDone', v.year_done_yuan, 'figuresOn', v.figure_as_of, 'lagPoints', v.lag_points,
    'completion', v.completion_percent, 'listings', (select json_agg(distinct list) from listing l where l.project_id = p.id), 'activities', act.activities))::text as t
  from project p left join verdict v on v.project_id = p.id left join plan_schedule s on s.project_id = p.id left join act on act.project_id = p.id left join strip on strip.project_id = p.id
  left join unit hq on hq.id = p.headquarters_id left join unit tf on tf.id = p.task_force_id left join unit ow on ow.id = p.owner_unit_id left join region rg on rg.id = p.region_code
  left join administration ad on ad.id = p.administration_id where p.withdrawn_on is null`

const readBody = async (request: http.IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

async function answer(request: http.IncomingMessage): Promise<string> {
  if (request.url === '/wall') return (await pool.query<{ t: string }>({ name: 'wall', text: WALL })).rows[0]!.t
  if (request.url !== '/report') return '{}'
  const body = await readBody(request)
  const { id, projectId } = JSON.parse(body) as { id: string; projectId: string }
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query({
      name: 'r',
      text: 'insert into bare_report values ($1, $2, $3)',
      values: [id, projectId, body],
    })
    await client.query({ name: 'j', text: 'insert into bare_journal values ($1, $2)', values: [id, body] })
    await client.query('commit')
    return '{"ok":true}'
  } finally {
    client.release()
  }
}

http
  .createServer((request, response) => {
    answer(request).then(
      (text) =>
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
          .end(text),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  .listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
