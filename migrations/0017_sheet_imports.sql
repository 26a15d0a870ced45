-- An uploaded workbook between its preview and the decision: its rows, already read, kept for a day.
create table sheet_imports (
  id uuid primary key default gen_random_uuid(),
  municipality_id integer not null,
  cycle_id integer not null,
  -- Only who uploaded it may go on with it.
  staff_id uuid not null,
  file_name text not null,
  rows jsonb not null,
  expires_at timestamptz not null,
  foreign key (municipality_id, cycle_id) references review_cycles (municipality_id, id) on delete cascade
);
create index sheet_imports_expired on sheet_imports (municipality_id, expires_at);
call protect_municipality_rows('sheet_imports');
