-- From which day on the district dispatches by which periods. Before the first change it dispatches weekly. The id is the
-- day itself, so that two changes can't begin on one day; what was planned and is not wanted any more is withdrawn.
create table dispatch_rhythm (
  id text primary key,
  from_on date not null unique,
  kind text not null check (kind in ('week', 'tenDays', 'halfMonth', 'month', 'quarter')),
  cut_off_days integer not null,
  lock_days integer not null,
  withdrawn boolean not null default false,
  version integer not null
);

-- How the office heads and addresses its notices; one row, named 'notice'. A null is filled in from the district's name.
create table notice_head (
  id text primary key,
  issuer text,
  mark text,
  recipients text[],
  copies text[] not null default '{}',
  version integer not null
);

-- Names in the order a Chinese reader expects: by sound, numbers by their value, so that 第2专班 stands before 第10专班.
create collation zh_natural (provider = icu, locale = 'zh-u-kn-true');

-- The same for Chinese numerals after 第, up to 九十九: 第十专班 → 第10专班.
create function natural_name(name text) returns text language sql immutable parallel safe as $$
  select case when part is null then name else part[1] || translate(
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(part[2],
      '([一二三四五六七八九])十([一二三四五六七八九])', '\1\2'), '([一二三四五六七八九])十', '\1零'),
      '十([一二三四五六七八九])', '一\1'), '十', '一零'),
    '零〇一二三四五六七八九', '00123456789') || part[3] end
  from (select regexp_match(name, '^(.*?第)([零〇一二三四五六七八九十]{1,4})(.*)$') as part) found
$$;
