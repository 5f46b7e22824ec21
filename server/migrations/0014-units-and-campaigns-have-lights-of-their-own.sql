-- campaigns -----------------------------------------------------------------------------------------------------------

-- The paper that set it up; null where there is none.
alter table campaign add column document_number text;

-- Who is a member on a day is asked by the list's name.
create index listing_list on listing (list);

-- lights of groups ----------------------------------------------------------------------------------------------------

-- What others hold up in a project past its date, as its verdict saw it (fair clock): [{ unit, what, id, name, dueOn, days }].
alter table verdict add column held jsonb not null default '[]';

-- Live lights of units, headquarters, territories, administrations and campaigns over the stored verdicts of their projects; and of units
-- over what waits for them (about 'waits'). Derived: dropped and made again from `verdict` with the same result.
create table group_verdict (
  kind text not null check (kind in ('unit', 'headquarters', 'areaHeadquarters', 'taskForce', 'territory', 'administration', 'campaign')),
  subject_id text not null,
  about text not null check (about in ('projects', 'matters', 'waits')),
  level text not null,
  rule text,
  sentence jsonb not null,
  verdict jsonb not null,
  -- { severe: 1, warn: 2, … } of its objects.
  counts jsonb not null,
  -- What it was judged by: [[project, level]] or the waits themselves, in one order.
  objects jsonb not null,
  as_of date not null,
  known_at timestamptz not null,
  rule_set text not null,
  engine_version text not null,
  primary key (kind, subject_id, about)
);
