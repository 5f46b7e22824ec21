-- boards --------------------------------------------------------------------------------------------------------------

-- Which pages an address turns, in their order, and for how long each stands; null: the usual ones.
alter table board_address add column playlist jsonb;

-- Which fields the public may see. One row; what is missing in it is disclosed.
create table board_disclosure (id text primary key check (id = 'board'), fields jsonb not null, version integer not null);
