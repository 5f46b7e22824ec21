-- responsibility ------------------------------------------------------------------------------------------------------

-- One row a step of a pause: asked (with reason and span), approved, refused, refreshed, ended. The rest repeat the span.
create table pause_event (
  id uuid primary key,
  pause_id uuid not null,
  project_id uuid not null references project (id),
  event text not null check (event in ('asked', 'approved', 'refused', 'refreshed', 'ended')),
  reason text not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  document_number text not null default '',
  note text not null default '',
  actor text not null,
  occurred_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid,
  supersedes uuid unique references pause_event (id)
);
create index pause_event_project on pause_event (project_id, recorded_at);
create index pause_event_pause on pause_event (pause_id);
create unique index pause_event_asked_once on pause_event (pause_id) where event = 'asked';
select protect_facts('pause_event');
