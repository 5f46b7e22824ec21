-- what the portfolio taught --------------------------------------------------------------------------------------------

-- Spreads of durations learnt from the whole portfolio as it was known when a day began: dropped, the next forecast of the
-- day learns the same again. 'all' stands always, and says of which day the others are.
create table learnt_spread (
  source text not null check (source in ('kind', 'wider', 'all')),
  name text not null,
  as_of date not null,
  -- Finished records it was learnt from; 0 where there were too few.
  records integer not null,
  -- Actual ÷ planned days, ascending, and the share of work done by then.
  ratios float8[] not null,
  shares float8[] not null,
  primary key (source, name)
);

-- trials of rule sets -------------------------------------------------------------------------------------------------

-- The newest trials of a draft against closed periods, and what they found. No fact: dropped, nothing but the look is lost.
create table dry_run (
  id uuid primary key,
  name text not null,
  -- { draft, place, from, to }
  wish jsonb not null,
  -- The district's set at the end of the span: whose words the left side wears.
  in_force jsonb not null,
  state text not null check (state in ('running', 'done', 'cancelled', 'failed')),
  problem jsonb,
  projects integer not null default 0,
  closes jsonb not null default '[]',
  begun_at timestamptz not null
);
create table dry_run_difference (
  run_id uuid not null references dry_run (id) on delete cascade,
  ordinal integer not null,
  period text not null,
  project_id uuid not null,
  project text not null,
  in_force text not null,
  draft text not null,
  rule text,
  because jsonb,
  primary key (run_id, ordinal)
);
create index dry_run_difference_period on dry_run_difference (run_id, period, ordinal);
