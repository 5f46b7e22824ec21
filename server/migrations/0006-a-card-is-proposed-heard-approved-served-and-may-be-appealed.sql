-- A card 亮牌 is a fact with facts for every step; what stands in lists is derived from them. A rebuild touches verdicts only.

-- The cards proposed at one period's close by one rule set, with the set's terms as they were then.
create table card_batch (
  id uuid primary key,
  period text not null,
  opens_on date not null,
  closes_on date not null,
  subject_type text not null check (subject_type in ('project', 'unit', 'matter')),
  -- Of which objects a unit's cards are: projects and matters apart.
  about text check (about in ('projects', 'matters')),
  rule_set text not null,
  rule_set_version text not null,
  rule_set_name text not null,
  campaign_id uuid references campaign (id),
  region_code text references region (id),
  palette jsonb not null,
  terms jsonb not null,
  consequences jsonb not null,
  lift_after integer not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid
);
create unique index card_batch_once on card_batch
  (period, subject_type, coalesce(about, ''), rule_set, coalesce(campaign_id, '00000000-0000-0000-0000-000000000000'), coalesce(region_code, ''));
create index card_batch_closes on card_batch (closes_on desc, id desc);
select protect_facts('card_batch');

create table card (
  id uuid primary key,
  batch_id uuid not null references card_batch (id),
  project_id uuid references project (id),
  unit_id uuid references unit (id),
  matter_id uuid,
  level text not null,
  -- The level at the period's close, and why the card is not as bad: the post was handed over in the period.
  closing_level text not null,
  hand_over jsonb,
  rule text,
  -- The whole verdict with its evidence, frozen.
  verdict jsonb not null,
  responsible_unit_id uuid references unit (id),
  post_id uuid references post (id),
  holder_id uuid references person (id),
  engine_version text not null,
  as_of date not null,
  known_at timestamptz not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  check (num_nonnulls(project_id, unit_id, matter_id) = 1)
);
create unique index card_once on card (batch_id, coalesce(project_id, unit_id, matter_id));
create index card_project on card (project_id) where project_id is not null;
create index card_unit on card (unit_id) where unit_id is not null;
create index card_responsible on card (responsible_unit_id);
select protect_facts('card');

-- Every act, numbered from 2 (the proposal is 1): of two who act on the same state, the second meets the index.
create table card_event (
  id uuid primary key,
  card_id uuid not null references card (id),
  seq integer not null check (seq >= 2),
  kind text not null,
  body jsonb not null,
  text text not null default '',
  papers uuid[] not null default '{}',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  person_id uuid,
  unique (card_id, seq)
);
select protect_facts('card_event');

create table card_paper (
  id uuid primary key,
  card_id uuid not null references card (id),
  name text not null,
  media_type text not null,
  bytes integer not null,
  sha256 text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid
);
create index card_paper_card on card_paper (card_id);
select protect_facts('card_paper');

-- The notice 通报 of a batch. A voided number stays taken.
create table card_notice (
  id uuid primary key,
  batch_id uuid not null references card_batch (id),
  mark text not null,
  year integer not null,
  number integer not null check (number > 0),
  signer text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  unique (mark, year, number)
);
create index card_notice_batch on card_notice (batch_id);
select protect_facts('card_notice');
create table card_notice_void (
  id uuid primary key,
  notice_id uuid not null unique references card_notice (id),
  reason text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid
);
select protect_facts('card_notice_void');

-- What a card entails 结果运用, as the rule set said when it was approved.
create table card_duty (
  id uuid primary key,
  card_id uuid not null references card (id),
  duty text not null,
  points text,
  text text not null default '',
  within_days integer not null,
  days text not null check (days in ('calendar', 'working')),
  unit_id uuid references unit (id),
  post_id uuid references post (id),
  occurred_on date not null,
  recorded_at timestamptz not null
);
create index card_duty_card on card_duty (card_id);
select protect_facts('card_duty');
create table card_duty_event (
  id uuid primary key,
  duty_id uuid not null references card_duty (id),
  seq integer not null check (seq >= 2),
  kind text not null check (kind in ('assigned', 'done', 'waived')),
  unit_id uuid references unit (id),
  post_id uuid references post (id),
  text text not null default '',
  papers uuid[] not null default '{}',
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor text not null,
  actor_id uuid,
  unique (duty_id, seq)
);
select protect_facts('card_duty_event');

-- 豁免: rules that name `exempt` (or this one) don't apply from–to. One that is ended is replaced by a shorter one.
create table exemption (
  id uuid primary key,
  project_id uuid references project (id),
  unit_id uuid references unit (id),
  rule text,
  reason text not null,
  approver text not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  card_id uuid references card (id),
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references exemption (id),
  check (num_nonnulls(project_id, unit_id) = 1)
);
create index exemption_project on exemption (project_id) where project_id is not null;
create index exemption_unit on exemption (unit_id) where unit_id is not null;
select protect_facts('exemption');

-- Derived: how each project stood when a card period closed.
create table card_period_verdict (
  project_id uuid not null references project (id),
  period text not null,
  closed_on date not null,
  level text not null,
  rule text,
  sentence jsonb not null,
  metrics jsonb not null,
  rule_set text not null,
  as_of date not null,
  known_at timestamptz not null,
  engine_version text not null,
  primary key (project_id, period)
);

-- Derived: each card as its events leave it, with the limits that run, on the calendar as known now.
create table card_now (
  card_id uuid primary key references card (id),
  stage text not null,
  -- The number of its last step.
  steps integer not null,
  rectification text not null,
  appeal text not null,
  issued_on date,
  served_on date,
  published_on date,
  lifted_on date,
  rectify_by date,
  notice_id uuid references card_notice (id),
  carried_on integer not null,
  answer_by date,
  appeal_by date,
  deadline date,
  deadline_what text,
  deadline_provisional boolean not null default false
);
create index card_now_stage on card_now (stage);
create index card_now_deadline on card_now (deadline) where deadline is not null;
