-- Facts are appended, never changed: a trigger refuses the rest. Registers keep a head row with a version and write each
-- change as a whole revision. Derived tables can be dropped and rebuilt. Operational tables hold sessions, jobs, staging.

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'facts are appended, never changed: % on %', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create function protect_facts(name text) returns void language plpgsql as $$
begin
  execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', name);
  execute format('create trigger append_only_all before truncate on %I for each statement execute function refuse_change()', name);
end $$;

-- The digest of a row as the audit chain keeps it. Nulls are stripped so that a column added later changes no old digest.
create function row_digest(r jsonb) returns text language sql immutable as
$$ select encode(sha256(convert_to(jsonb_strip_nulls(r)::text, 'UTF8')), 'hex') $$;

-- platform ------------------------------------------------------------------------------------------------------------

create table revision (
  id uuid primary key,
  register text not null,
  subject_id text not null,
  version integer not null,
  body jsonb not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  source text not null,
  reason text not null default '',
  unique (register, subject_id, version)
);
create index revision_recorded on revision (register, recorded_at);
select protect_facts('revision');

create table audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  actor text not null,
  command text not null,
  subject text,
  address text,
  rows jsonb not null,
  previous text not null,
  hash text not null
);
select protect_facts('audit_entry');
create table audit_head (one boolean primary key default true check (one), seq bigint not null, hash text not null);
insert into audit_head values (true, 0, repeat('0', 64));

create table done_through (job text primary key, day date not null);
create table setting (key text primary key, value jsonb not null);

-- calendar ------------------------------------------------------------------------------------------------------------

create table calendar_notice (
  id text primary key,
  year integer not null unique,
  off_days date[] not null,
  on_days date[] not null,
  official boolean not null,
  version integer not null
);

-- regions, organization -----------------------------------------------------------------------------------------------

create table region (
  id text primary key,
  name text not null,
  level integer not null,
  parent_code text references region (id)
);
create table administration (
  id uuid primary key,
  name text not null,
  kind text not null,
  parent_id uuid references administration (id),
  version integer not null
);
create table unit (
  id uuid primary key,
  name text not null,
  short_name text not null,
  kind text not null,
  parent_id uuid references unit (id),
  region_code text references region (id),
  administration_id uuid references administration (id),
  credit_code text,
  valid_from date,
  valid_to date,
  version integer not null
);
-- 第1专班 may stand under each headquarters, and two firms of one name differ by their credit codes.
create unique index unit_name on unit (name, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), coalesce(credit_code, '')) where valid_to is null;
create index unit_credit_code on unit (credit_code);
create index unit_parent on unit (parent_id);
create table person (id uuid primary key, name text not null, phone text not null default '', version integer not null);
create table post (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  title text not null,
  duty text not null,
  version integer not null
);
create index post_unit on post (unit_id);
create table post_holding (
  id uuid primary key,
  post_id uuid not null references post (id),
  person_id uuid not null references person (id),
  from_on date not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  note text not null default '',
  supersedes uuid unique references post_holding (id)
);
create index post_holding_post on post_holding (post_id, from_on);
select protect_facts('post_holding');

-- identity ------------------------------------------------------------------------------------------------------------

create table account (
  id uuid primary key,
  user_name text not null,
  person_id uuid not null references person (id),
  grants jsonb not null,
  disabled boolean not null default false,
  version integer not null
);
create unique index account_user_name on account (lower(user_name));
create table credential (
  account_id uuid primary key references account (id),
  password_hash text not null,
  must_change boolean not null,
  failures integer not null default 0,
  locked_until timestamptz,
  changed_at timestamptz not null
);
create table session (
  id text primary key,
  account_id uuid not null references account (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text
);
create index session_account on session (account_id);

-- campaigns, projects -------------------------------------------------------------------------------------------------

create table campaign (id uuid primary key, name text not null, from_on date not null, to_on date, rhythm text not null, version integer not null);

create table project (
  id uuid primary key,
  name text not null,
  kind text not null,
  year_class text not null,
  stage text not null,
  region_code text references region (id),
  administration_id uuid references administration (id),
  owner_unit_id uuid references unit (id),
  lead_unit_id uuid references unit (id),
  headquarters_id uuid references unit (id),
  area_headquarters_id uuid references unit (id),
  task_force_id uuid references unit (id),
  sponsor_post_id uuid references post (id),
  officer_post_id uuid references post (id),
  liaison_post_id uuid references post (id),
  chain text,
  chain_role text,
  sector text,
  site text,
  -- What ledgers say that has no column of its own (建设内容, 备注 …), by field, so that it comes back out.
  ledger_texts jsonb not null default '{}',
  package_of uuid references project (id),
  total_yuan numeric(18,2) not null default 0,
  planned_start date,
  planned_start_precision text,
  started_on date,
  completed_on date,
  paused_from date,
  withdrawn_on date,
  version integer not null
);
create index project_name on project (name);
create index project_headquarters on project (headquarters_id);

create table project_code (
  id uuid primary key,
  project_id uuid not null references project (id),
  kind text not null,
  code text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  supersedes uuid unique references project_code (id)
);
create index project_code_code on project_code (code);
create index project_code_project on project_code (project_id);
select protect_facts('project_code');

create table listing (
  id uuid primary key,
  project_id uuid not null references project (id),
  list text not null,
  from_on date not null,
  to_on date,
  document_number text,
  occurred_on date not null,
  recorded_at timestamptz not null,
  supersedes uuid unique references listing (id)
);
create index listing_project on listing (project_id);
select protect_facts('listing');

-- A committed date and every move of it: original, in force, reason, approver. milestone 'finish' is the project's own.
create table commitment (
  id uuid primary key,
  project_id uuid not null references project (id),
  milestone text not null,
  committed_on date not null,
  precision text not null,
  reason_code text not null,
  reason text not null default '',
  approver text,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references commitment (id)
);
create index commitment_project on commitment (project_id, recorded_at);
select protect_facts('commitment');

create table year_plan (
  id uuid primary key,
  project_id uuid not null references project (id),
  year integer not null,
  total_yuan numeric(18,2) not null,
  months numeric(18,2)[],
  reason text not null default '',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references year_plan (id)
);
create index year_plan_project on year_plan (project_id, year, recorded_at);
select protect_facts('year_plan');

create table fund_figure (
  id uuid primary key,
  project_id uuid not null references project (id),
  year integer not null,
  source text not null,
  planned_yuan numeric(18,2) not null,
  arrived_yuan numeric(18,2) not null,
  allocated_yuan numeric(18,2) not null,
  paid_yuan numeric(18,2) not null,
  as_of date not null,
  basis text not null,
  reason text not null default '',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references fund_figure (id)
);
create index fund_figure_project on fund_figure (project_id, year);
select protect_facts('fund_figure');

create table statistics_entry (
  id uuid primary key,
  project_id uuid not null references project (id),
  state text not null,
  month text,
  reason text not null default '',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references statistics_entry (id)
);
create index statistics_entry_project on statistics_entry (project_id);
select protect_facts('statistics_entry');

create table stage_event (
  id uuid primary key,
  project_id uuid not null references project (id),
  stage text not null,
  missing jsonb not null default '[]',
  pass_reason text,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references stage_event (id)
);
create index stage_event_project on stage_event (project_id);
select protect_facts('stage_event');

create table attachment (
  id uuid primary key,
  project_id uuid not null references project (id),
  subject text not null,
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  has_thumbnail boolean not null default false,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid
);
create index attachment_project on attachment (project_id);
select protect_facts('attachment');

-- plans ---------------------------------------------------------------------------------------------------------------

create table plan (
  id uuid primary key,
  project_id uuid not null unique references project (id),
  status text not null,
  template text,
  start_on date not null,
  committed_finish date not null,
  activities jsonb not null,
  version integer not null
);
create table plan_baseline (
  id uuid primary key,
  plan_id uuid not null references plan (id),
  project_id uuid not null references project (id),
  plan_version integer not null,
  dates jsonb not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid
);
create index plan_baseline_project on plan_baseline (project_id, recorded_at);
select protect_facts('plan_baseline');

create table milestone_event (
  id uuid primary key,
  project_id uuid not null references project (id),
  activity_id text not null,
  event text not null,
  waits_for_unit_id uuid references unit (id),
  note text not null default '',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references milestone_event (id)
);
create index milestone_event_project on milestone_event (project_id, recorded_at);
select protect_facts('milestone_event');

-- Derived: dates of every activity of a project's plan, one row a project; days count from 2000-01-01.
create table plan_schedule (
  project_id uuid primary key references project (id),
  plan_version integer not null,
  finish_on date not null,
  forecast_finish date,
  days_to_win_back integer not null,
  activity_ids text[] not null,
  names text[] not null,
  starts integer[] not null,
  lengths integer[] not null,
  done smallint[] not null,
  flags smallint[] not null,
  baseline_starts integer[] not null,
  baseline_lengths integer[] not null,
  schedule jsonb not null,
  computed_at timestamptz not null
);

-- reports -------------------------------------------------------------------------------------------------------------

create table report (
  id uuid primary key,
  project_id uuid not null references project (id),
  period text not null,
  as_of date not null,
  done_this_year_yuan numeric(18,2),
  physical_percent numeric(4,1),
  funds_arrived_yuan numeric(18,2),
  progress text not null default '',
  next text not null default '',
  problem text not null default '',
  help text not null default '',
  filled_by text not null,
  filled_for_unit_id uuid references unit (id),
  late boolean not null,
  supplementary boolean not null,
  asks jsonb not null default '[]',
  reason text,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references report (id)
);
create index report_project on report (project_id, as_of desc, recorded_at desc);
create index report_period on report (period, project_id);
create unique index report_first on report (project_id, period) where supersedes is null;
select protect_facts('report');

-- bottlenecks ---------------------------------------------------------------------------------------------------------

create table bottleneck (
  id uuid primary key,
  project_id uuid not null references project (id),
  text text not null,
  factor text not null,
  waits_for_unit_id uuid references unit (id),
  level text not null,
  due_on date,
  due_precision text,
  source text not null default 'entered',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references bottleneck (id)
);
create index bottleneck_project on bottleneck (project_id);
select protect_facts('bottleneck');
create table bottleneck_event (
  id uuid primary key,
  bottleneck_id uuid not null references bottleneck (id),
  project_id uuid not null references project (id),
  event text not null,
  due_on date,
  due_precision text,
  level text,
  note text not null default '',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  supersedes uuid unique references bottleneck_event (id)
);
create index bottleneck_event_bottleneck on bottleneck_event (bottleneck_id);
create index bottleneck_event_project on bottleneck_event (project_id);
select protect_facts('bottleneck_event');

-- cards: verdicts only; a card as an act comes later ------------------------------------------------------------------

create table rule_set (id text primary key, name text not null, body jsonb not null, in_force_from date not null, version integer not null);
create table verdict (
  project_id uuid primary key references project (id),
  level text not null,
  rule text,
  -- Code and params of the reason, apart from the whole evidence: lists read it a thousand times.
  sentence jsonb not null,
  verdict jsonb not null,
  as_of date not null,
  known_at timestamptz not null,
  facts_through timestamptz not null,
  lag_points numeric(8,1),
  completion_percent numeric(8,1),
  figure_as_of date,
  year_done_yuan numeric(18,2),
  year_plan_yuan numeric(18,2),
  physical_percent numeric(4,1),
  rule_set text not null,
  engine_version text not null
);
create index verdict_level on verdict (level);
create table period_verdict (
  project_id uuid not null references project (id),
  period text not null,
  closed_on date not null,
  level text not null,
  rule text,
  verdict jsonb not null,
  as_of date not null,
  known_at timestamptz not null,
  engine_version text not null,
  primary key (project_id, period)
);
create index period_verdict_period on period_verdict (period);

-- imports -------------------------------------------------------------------------------------------------------------

create table import_staging (
  id uuid primary key,
  file_name text not null,
  sha256 text not null,
  state text not null,
  progress real not null default 0,
  problem jsonb,
  as_of date,
  understanding jsonb,
  adjustments jsonb not null default '{}',
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  confirmed_at timestamptz,
  version integer not null default 1
);
create index import_staging_created on import_staging (created_at desc);
create table mapping_profile (id uuid primary key, name text not null, fingerprint text not null, body jsonb not null, version integer not null);
create table import_event (
  id uuid primary key,
  import_id uuid not null references import_staging (id),
  event text not null,
  body jsonb not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid
);
create index import_event_import on import_event (import_id);
select protect_facts('import_event');

-- boards --------------------------------------------------------------------------------------------------------------

create table board_address (
  id uuid primary key,
  name text not null,
  token_hash text not null unique,
  token text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  version integer not null
);
