-- A report that takes back the one it supersedes and puts nothing in its place: its period counts as not filed again.
-- Null counts as false, so old digests hold.
alter table report add column withdrawn boolean;

-- One server at a time reads or stores a staged ledger. It renews its claim; one that died lets it lapse.
alter table import_staging add column claimed_by uuid;
alter table import_staging add column claimed_until timestamptz;
alter table import_staging add column cancel_asked boolean not null default false;
