-- matters 督办事项 -----------------------------------------------------------------------------------------------------

-- What was instructed, as registered 拟办. Changed only before it is assigned; there is no deleting.
create table matter (
  id uuid primary key,
  title text not null,
  demand text not null default '',
  source text not null check (source in ('meeting', 'instruction', 'superior', 'workReport', 'visit', 'proposal', 'inspection', 'other')),
  source_title text not null default '',
  source_number text not null default '',
  source_on date,
  -- The dispatch period whose meeting decided it.
  source_period text,
  leader text not null default '',
  project_id uuid references project (id),
  -- The headquarters whose matter it is; null: the office's own.
  issuing_unit_id uuid references unit (id),
  unit_id uuid not null references unit (id),
  helping_unit_ids uuid[] not null default '{}',
  due_on date,
  due_precision text,
  -- Instead of a date: so many working days from the assignment.
  limit_days integer check (limit_days between 1 and 250),
  needs_approval boolean not null,
  needs_showing boolean not null,
  registered_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  person_id uuid,
  version integer not null,
  check (num_nonnulls(due_on, limit_days) <= 1)
);
create index matter_project on matter (project_id) where project_id is not null;

-- Every act, numbered from 2 (the registration is 1): of two who act on the same state, the second meets the index.
create table matter_event (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  seq integer not null check (seq >= 2),
  kind text not null,
  body jsonb not null,
  text text not null default '',
  papers uuid[] not null default '{}',
  on_paper boolean not null default false,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  person_id uuid,
  unique (matter_id, seq)
);
select protect_facts('matter_event');

create table matter_paper (
  id uuid primary key,
  matter_id uuid not null references matter (id),
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid
);
create index matter_paper_matter on matter_paper (matter_id);
select protect_facts('matter_paper');

-- 区督办〔2026〕1号, given at the assignment. The number of a withdrawn matter stays taken and shows as void.
create table matter_number (
  id uuid primary key,
  matter_id uuid not null unique references matter (id),
  mark text not null,
  year integer not null,
  number integer not null check (number > 0),
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  unique (mark, year, number)
);
select protect_facts('matter_number');

-- Derived: each matter as its events leave it.
create table matter_now (
  matter_id uuid primary key references matter (id),
  state text not null,
  holder text not null,
  -- The number of its last event.
  steps integer not null,
  unit_id uuid not null references unit (id),
  due_on date,
  on_time_until date,
  assigned_on date,
  submitted_on date,
  verified_on date,
  closed_on date,
  stopped_on date,
  review_on date,
  reworks integer not null,
  extensions integer not null,
  -- Asked for and not decided.
  extension_to date,
  merged_into uuid references matter (id),
  last_on date not null
);
create index matter_now_unit on matter_now (unit_id);
create index matter_now_state on matter_now (state);

-- Derived: the live light of a matter that is open; an ended one has none.
create table matter_verdict (
  matter_id uuid primary key references matter (id),
  level text not null,
  rule text,
  sentence jsonb not null,
  verdict jsonb not null,
  as_of date not null,
  known_at timestamptz not null,
  rule_set text not null,
  engine_version text not null
);

create index card_matter on card (matter_id) where matter_id is not null;
