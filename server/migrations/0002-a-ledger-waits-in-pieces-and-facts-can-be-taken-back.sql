-- A staged ledger of 10,000 rows is read and written piece by piece, so that no single value holds up the server.
create table import_piece (
  import_id uuid not null references import_staging (id) on delete cascade,
  kind text not null,
  sheet integer not null,
  ordinal integer not null,
  body jsonb not null,
  primary key (import_id, kind, sheet, ordinal)
);
alter table import_staging add column row_count integer not null default 0;
create index import_staging_confirmed on import_staging (confirmed_at desc) where confirmed_at is not null;
create unique index mapping_profile_fingerprint on mapping_profile (fingerprint);

-- A fact that takes back the one it supersedes and puts nothing in its place; null counts as false, so old digests hold.
alter table commitment add column withdrawn boolean;
alter table year_plan add column withdrawn boolean;
alter table project_code add column withdrawn boolean;
