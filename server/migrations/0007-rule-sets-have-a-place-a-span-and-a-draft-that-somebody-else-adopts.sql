-- Where a set holds: in a campaign, in a region, or (neither) in the district; and to which day, where it ends.
alter table rule_set add column campaign_id uuid references campaign (id);
alter table rule_set add column region_code text references region (id);
alter table rule_set add column in_force_to date;

-- A set on its way: written, checked, adopted by somebody who did not write it. Who wrote it stands in its revisions.
create table rule_set_draft (
  id uuid primary key,
  name text not null,
  body jsonb not null,
  state text not null check (state in ('draft', 'checked', 'adopted', 'discarded')),
  campaign_id uuid references campaign (id),
  region_code text references region (id),
  -- The line and version that it became.
  rule_set_id text references rule_set (id),
  rule_set_version integer,
  version integer not null
);
create index rule_set_draft_state on rule_set_draft (state);

-- Derived: the network's finish as it stood at the close, so that a dry run over the past reads it and computes nothing.
alter table period_verdict add column forecast_finish date;

-- Derived: what the forecast job found for the finish at eight in ten, kept from day to day, so that a light of last month is
-- judged again by what was known then. A row only where it differs from the one before.
create table finish_p80 (
  project_id uuid not null references project (id),
  as_of date not null,
  p80 date not null,
  computed_at timestamptz not null,
  primary key (project_id, as_of)
);
