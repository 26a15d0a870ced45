-- How grades are proposed, as data. `rules` is the whole rule set (docs/grading.md); a version that a year rests on stays
-- as it is, a change is a new version.
create table grade_rule_sets (
  id integer generated always as identity primary key,
  municipality_id integer not null references municipalities,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,59}$'),
  version integer not null check (version > 0),
  rules jsonb not null,
  -- Why this version was made.
  note text,
  created_at timestamptz not null default now(),
  created_by uuid,
  unique (municipality_id, key, version),
  unique (municipality_id, id)
);
call protect_municipality_rows('grade_rule_sets');

alter table review_cycles add foreign key (municipality_id, rule_set_id) references grade_rule_sets (municipality_id, id);

-- The grade of a sheet with what the product proposed and why. Append-only; the newest counts.
create table sheet_grades (
  id bigint generated always as identity primary key,
  municipality_id integer not null,
  sheet_id integer not null,
  rule_set_id integer not null,
  proposal jsonb not null,
  -- Null: the sheet says that a grade does not apply.
  grade text,
  answers jsonb not null default '{}',
  evidence text not null default '',
  override_reason text not null default '',
  graded_by uuid,
  graded_at timestamptz not null,
  foreign key (municipality_id, sheet_id) references sheets (municipality_id, id) on delete cascade,
  foreign key (municipality_id, rule_set_id) references grade_rule_sets (municipality_id, id)
);
create index sheet_grades_sheet on sheet_grades (sheet_id, id desc);
create index sheet_grades_rule_set on sheet_grades (rule_set_id);
call protect_municipality_rows('sheet_grades');
revoke update, delete on sheet_grades from kakehashi_app;

create function keep_used_rule_set() returns trigger language plpgsql as $$ begin
  if exists (select from review_cycles where rule_set_id = old.id) or exists (select from sheet_grades where rule_set_id = old.id) then
    raise exception 'a rule set that a year rests on stays as it is' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger keep_used before update or delete on grade_rule_sets for each row execute function keep_used_rule_set();
