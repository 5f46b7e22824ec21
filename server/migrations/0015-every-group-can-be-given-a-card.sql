-- Headquarters, area headquarters and task forces are units and stand in unit_id; campaigns and places have columns of their own.
alter table card_batch drop constraint card_batch_subject_type_check;
alter table card_batch add constraint card_batch_subject_type_check check (subject_type in
  ('project', 'matter', 'unit', 'headquarters', 'areaHeadquarters', 'taskForce', 'territory', 'administration', 'campaign'));

alter table card add column campaign_id uuid references campaign (id);
alter table card add column administration_id uuid references administration (id);
-- The territory that the card is about.
alter table card add column region_code text references region (id);
alter table card drop constraint card_check;
alter table card add constraint card_is_about_one
  check (num_nonnulls(project_id, unit_id, matter_id, campaign_id, administration_id, region_code) = 1);
drop index card_once;
create unique index card_once on card (batch_id,
  coalesce(project_id::text, unit_id::text, matter_id::text, campaign_id::text, administration_id::text, region_code));
create index card_group on card (coalesce(campaign_id::text, administration_id::text, region_code))
  where num_nonnulls(campaign_id, administration_id, region_code) = 1;
