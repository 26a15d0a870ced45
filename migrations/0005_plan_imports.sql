-- An uploaded plan between its preview and the decision: already read and checked, kept for a day.
create table plan_imports (
  id uuid primary key default gen_random_uuid(),
  municipality_id integer not null,
  plan_id integer not null,
  -- Only who uploaded it may go on with it.
  staff_id uuid not null,
  file_name text not null,
  document jsonb not null,
  expires_at timestamptz not null,
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
create index plan_imports_expired on plan_imports (municipality_id, expires_at);
call protect_municipality_rows('plan_imports');
