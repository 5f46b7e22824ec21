-- contests 擂台赛: all facts. What is wrong with an opening is not mended; the contest is withdrawn and another one opened.

create table contest (
  id uuid primary key,
  name text not null,
  campaign_id uuid references campaign (id),
  held_on date not null,
  kind text not null check (kind in ('unit', 'project')),
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  person_id uuid
);
create index contest_campaign on contest (campaign_id) where campaign_id is not null;
select protect_facts('contest');

-- Who competes, named as when the contest was opened; `unit_ids`: the units it belongs to, whose people do not judge it.
create table contest_contestant (
  id uuid primary key,
  contest_id uuid not null references contest (id),
  seq integer not null,
  unit_id uuid references unit (id),
  project_id uuid references project (id),
  name text not null,
  unit_ids uuid[] not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  unique (contest_id, seq),
  unique (contest_id, unit_id),
  unique (contest_id, project_id),
  check (num_nonnulls(unit_id, project_id) = 1)
);
select protect_facts('contest_contestant');

-- The panel; `unit_ids`: the units that a judge came from when called, with those above them.
create table contest_judge (
  id uuid primary key,
  contest_id uuid not null references contest (id),
  seq integer not null,
  person_id uuid not null references person (id),
  name text not null,
  unit_name text not null,
  unit_ids uuid[] not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  unique (contest_id, seq),
  unique (contest_id, person_id)
);
create index contest_judge_person on contest_judge (person_id);
select protect_facts('contest_judge');

create table contest_item (
  id uuid primary key,
  contest_id uuid not null references contest (id),
  seq integer not null,
  name text not null,
  max_marks numeric(6, 2) not null check (max_marks > 0),
  occurred_on date not null,
  recorded_at timestamptz not null,
  unique (contest_id, seq)
);
select protect_facts('contest_item');

-- Every act, numbered from 2 (the opening is 1): of two who act on the same state, the second meets the index.
create table contest_event (
  id uuid primary key,
  contest_id uuid not null references contest (id),
  seq integer not null check (seq >= 2),
  kind text not null,
  body jsonb not null,
  text text not null default '',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  person_id uuid,
  unique (contest_id, seq)
);
select protect_facts('contest_event');

-- One judge's marks of one contestant, in hundredths by item; a correction supersedes, and of two first ones the second meets
-- the index. `nonce` keeps the audit chain from telling marks: without it a digest of so few possible values could be guessed.
create table contest_mark (
  id uuid primary key,
  contest_id uuid not null references contest (id),
  judge_id uuid not null references contest_judge (id),
  contestant_id uuid not null references contest_contestant (id),
  marks jsonb not null,
  nonce text not null,
  supersedes uuid unique references contest_mark (id),
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid
);
create index contest_mark_contest on contest_mark (contest_id);
create unique index contest_mark_first on contest_mark (judge_id, contestant_id) where supersedes is null;
select protect_facts('contest_mark');
