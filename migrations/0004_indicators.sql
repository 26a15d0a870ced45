-- An indicator belongs to the municipality, not to a plan: it outlives the plan that first named it (plan_id says which
-- plan file keeps its definition) and another plan may set a target for it.
create table indicators (like plan_record_columns including all, primary key (municipality_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  title jsonb not null, definition jsonb, unit jsonb, decimals integer not null default 0 check (decimals between 0 and 6),
  direction text not null check (direction in ('increase', 'decrease', 'keepAbove', 'keepBelow', 'range')),
  range_low numeric, range_high numeric, formula jsonb,
  value_source text not null default 'manual' check (value_source in ('manual', 'measure', 'partner', 'survey')), measure text, body text, frequency jsonb,
  verification jsonb, data_source jsonb, accuracy jsonb, limitations jsonb, compensation jsonb,
  check (direction <> 'range' or (range_low is not null and range_high is not null and range_low <= range_high)));

create table indicator_targets (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  indicator text not null, node text, number text, kind text not null check (kind in ('target', 'kgi', 'kpi')),
  baseline_date text, baseline_value numeric, target_date text, target_value numeric,
  path text not null default 'linear' check (path in ('linear', 'stepwise')), interim jsonb not null default '[]', note jsonb,
  foreign key (municipality_id, indicator) references indicators deferrable initially deferred,
  foreign key (plan_id, node) references plan_nodes deferrable initially deferred);

create table indicator_values (like plan_record_columns including all, primary key (municipality_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  indicator text not null, date text not null, value numeric, respondents integer check (respondents >= 0), drawn integer check (drawn >= 0), note jsonb,
  -- Empty for the whole; else which part it is (a language, a nationality), as in IATI. break_note: counted in another way from here on.
  dimensions jsonb not null default '[]', break_note jsonb,
  foreign key (municipality_id, indicator) references indicators deferrable initially deferred,
  check (respondents is null or drawn is null or respondents <= drawn));
create index indicator_values_series on indicator_values (municipality_id, indicator, date);

do $$ declare name text; begin
  foreach name in array array['indicators', 'indicator_targets', 'indicator_values'] loop
    call protect_municipality_rows(name::regclass);
  end loop;
end $$;
