-- From which day on the district dispatches by which periods. Before the first change it dispatches weekly. The id is the
-- day itself, so that two changes can't begin on one day; what was planned and is not wanted any more is withdrawn.
create table dispatch_rhythm (
  id text primary key,
  from_on date not null unique,
  kind text not null check (kind in ('week', 'tenDays', 'halfMonth', 'month', 'quarter')),
  cut_off_days integer not null,
  lock_days integer not null,
  withdrawn boolean not null default false,
  version integer not null
);

-- How the office heads and addresses its notices; one row, named 'notice'. A null is filled in from the district's name.
create table notice_head (
  id text primary key,
  issuer text,
  mark text,
  recipients text[],
  copies text[] not null default '{}',
  version integer not null
);
