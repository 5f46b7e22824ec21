-- Derived: the finish of each approved plan with its probability, and what its light will be if work goes on as forecast.
-- Made by the job "forecast" from plan, actual dates and calendars; rules only read it.
create table plan_forecast (
  project_id uuid primary key references project (id),
  plan_version integer not null,
  as_of date not null,
  runs integer not null,
  seed bigint not null,
  -- Activities with a spread of their own; 0: every run is alike and the quantiles are the network's date.
  spread integer not null,
  -- Whose spread it is: three points of the plan's own, learnt from the portfolio, assumed for want of history.
  basis jsonb not null,
  committed_finish date not null,
  finish_on date not null,
  p50 date not null,
  p80 date not null,
  p90 date not null,
  probability numeric(5,4) not null,
  commitments jsonb not null,
  activities jsonb not null,
  level text not null,
  -- The first of 2, 4, 8 weeks in which the light is warn or severe and worse than now; null where it does not turn.
  turn_weeks smallint,
  turn_level text,
  turn_sentence jsonb,
  turns jsonb not null,
  computed_at timestamptz not null
);
create index plan_forecast_turn on plan_forecast (turn_weeks, p80);

-- Working calendars the office keeps beside the official one: sites without rest, winter stops, bans on night work.
create table work_calendar (
  id text primary key,
  name text not null,
  spec jsonb not null,
  retired boolean not null default false,
  version integer not null
);

-- Calendars of one plan alone, by key: a seven-day week that won days back.
alter table plan add column calendars jsonb;

-- Templates the office changed or made; one that the product ships with stands here from its first change on.
create table plan_template (
  id text primary key,
  kind text not null,
  names jsonb not null,
  nodes jsonb not null,
  retired boolean not null default false,
  version integer not null
);

-- Every change of a committed date was asked for by somebody, with a listed reason; until it is approved the date stands.
create table commitment_request (
  id uuid primary key,
  project_id uuid not null references project (id),
  milestone text not null,
  from_on date not null,
  asked_on date not null,
  precision text not null,
  reason_code text not null,
  reason text not null default '',
  document text not null default '',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references commitment_request (id)
);
create index commitment_request_project on commitment_request (project_id, recorded_at);
select protect_facts('commitment_request');

create table commitment_decision (
  id uuid primary key,
  request_id uuid not null unique references commitment_request (id),
  project_id uuid not null references project (id),
  decision text not null,
  approver text not null,
  note text not null default '',
  -- The committed date that came of it; null where it was refused.
  commitment_id uuid references commitment (id),
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid
);
create index commitment_decision_project on commitment_decision (project_id);
select protect_facts('commitment_decision');

-- The number of the paper by which a date that was moved at once had been asked for.
alter table commitment add column request text;

-- A baseline that was frozen by hand has a name; one of an approval has none. Null counts as nothing, so old digests hold.
alter table plan_baseline add column name text;

-- A secret address under which a person's own calendar is read; kept as a hash, shown once.
create table personal_link (
  id uuid primary key,
  account_id uuid not null references account (id),
  name text not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz,
  version integer not null
);
create index personal_link_account on personal_link (account_id);
