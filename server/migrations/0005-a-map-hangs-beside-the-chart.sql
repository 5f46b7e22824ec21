-- Boundaries that an administrator imports with their approval number, and where projects stand. Both are registers: each
-- change is a whole revision, and what was shown before stays known.

create table boundary (
  id uuid primary key,
  title text not null,
  approval_number text not null,
  datum text not null,
  vintage integer not null,
  -- Which tree its places belong to: territory 在地 or administration 管理主体. A total is over one of the two.
  tree text not null,
  region_code text references region (id),
  code_property text,
  name_property text,
  file_name text not null,
  file_sha256 text not null,
  file_bytes integer not null,
  -- The same lines without the file's other properties: what the browser gets.
  shapes_sha256 text not null,
  shapes jsonb not null,
  points integer not null,
  withdrawn_on date,
  version integer not null
);

-- The id is the project's.
create table project_position (
  id uuid primary key references project (id),
  lon numeric(9,6),
  lat numeric(8,6),
  datum text not null,
  source text not null,
  version integer not null
);
