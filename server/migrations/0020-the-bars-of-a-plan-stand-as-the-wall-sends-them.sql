-- Derived: the bars of every activity as one text. As arrays they took the wall longer to write out and to read than all the rest of it.
alter table plan_schedule add column bars text;
update plan_schedule set bars = json_build_object('start', starts, 'length', lengths, 'done', done, 'flags', flags,
  'baselineStart', baseline_starts, 'baselineLength', baseline_lengths)::text;
alter table plan_schedule alter column bars set not null,
  drop column done, drop column flags, drop column baseline_starts, drop column baseline_lengths, drop column schedule;
