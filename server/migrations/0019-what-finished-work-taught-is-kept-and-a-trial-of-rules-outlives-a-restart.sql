-- what the portfolio taught --------------------------------------------------------------------------------------------

-- Spreads of durations learnt from the whole portfolio as it was known when a day began: dropped, the next forecast of the
-- day learns the same again. 'all' stands always, and says of which day the others are.
create table learnt_spread (
  source text not null check (source in ('kind', 'wider', 'all')),
  name text not null,
  as_of date not null,
  -- Finished records it was learnt from; 0 where there were too few.
  records integer not null,
  -- Actual ÷ planned days, ascending, and the share of work done by then.
  ratios float8[] not null,
  shares float8[] not null,
  primary key (source, name)
);
