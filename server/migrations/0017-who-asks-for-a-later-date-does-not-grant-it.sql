-- Why one hand both asked for and granted a later date, as {code, params}; null where two hands did it, as they should.
-- Null counts as nothing, so old digests hold.
alter table commitment_decision add column exception jsonb;
