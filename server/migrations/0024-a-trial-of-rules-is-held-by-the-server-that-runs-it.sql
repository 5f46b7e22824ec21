-- Several servers may share a database: a trial is left over only when nobody has renewed it for a while.
alter table dry_run add column held_until timestamptz;
alter table dry_run add column progress real not null default 0;
