-- 豁免: whoever can carry a card can be exempted. Headquarters, area headquarters and task forces are units and stand in unit_id.
alter table exemption add column matter_id uuid references matter (id);
alter table exemption add column campaign_id uuid references campaign (id);
alter table exemption add column administration_id uuid references administration (id);
alter table exemption add column region_code text references region (id);
alter table exemption drop constraint exemption_check1;
alter table exemption add constraint exemption_is_of_one
  check (num_nonnulls(project_id, unit_id, matter_id, campaign_id, administration_id, region_code) = 1);
create index exemption_matter on exemption (matter_id) where matter_id is not null;

-- A trial of rules may be over matters, or over groups of one kind by their projects or their matters.
alter table dry_run rename column projects to subjects;
alter table dry_run_difference rename column project_id to subject_id;
alter table dry_run_difference alter column subject_id type text;
alter table dry_run_difference rename column project to subject;
alter table dry_run_difference add column part text not null default 'project';
drop index dry_run_difference_period;
create index dry_run_difference_part on dry_run_difference (run_id, part, period, ordinal);

-- The campaign whose set for units judges a group by what it has inside that campaign; '' is the group's light over all it has.
alter table group_verdict add column inside text not null default '';
alter table group_verdict drop constraint group_verdict_pkey;
alter table group_verdict add primary key (kind, subject_id, about, inside);

-- Whether anything was judged: not whoever is outside the set, has no value at all, or is exempted. Such a one wears no colour, not even
-- where normal wears one. The codes are those of the domain's palette.
alter table verdict add column judged boolean not null generated always as
  ((sentence ->> 'code') not in ('cards.outside', 'cards.normalNoValues', 'cards.normalByExemption')) stored;
alter table period_verdict add column judged boolean not null generated always as
  ((verdict #>> '{evidence,sentence,code}') not in ('cards.outside', 'cards.normalNoValues', 'cards.normalByExemption')) stored;
