-- What was done for a project. A fact is written once: a mistake is taken back by a fact that reverses it, and what is right is
-- another fact. So the ledger adds up to the truth at every moment, and tells what it said before.
create table facts (
  id bigint generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  project text not null,
  -- When it happened; a fact that reverses another has the day of that, so that both fall into the same fiscal year.
  date date not null,
  -- `<module>.<what>`; `staff.activity` was entered by hand. An open vocabulary.
  kind text not null check (kind ~ '^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$'),
  title jsonb not null,
  -- [{"name": key, "label": text by language, "value": decimal as a string, "unit": text by language}]; below zero only in a reversal.
  quantities jsonb not null default '[]',
  -- Who left it, for example `events` and `123`.
  source_module text,
  source_object text,
  -- How many facts of the same source had been taken back before this one was written.
  source_round integer not null default 0,
  -- The legal person that did it.
  body_id integer not null,
  -- No reference: people of the demonstration go, what they entered may stay. Null: the system.
  entered_by uuid,
  entered_at timestamptz not null,
  reverses bigint unique,
  reason text,
  evidence text,
  -- Its title may stand on public pages; its quantities count there anyhow.
  is_public boolean not null default true,
  basis text not null default 'source' check (basis in ('source', 'demo')),
  check ((source_module is null) = (source_object is null)),
  check ((reverses is null) = (reason is null)),
  unique (municipality_id, id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  foreign key (plan_id, project) references plan_projects deferrable initially deferred,
  foreign key (municipality_id, body_id) references bodies (municipality_id, id),
  foreign key (municipality_id, reverses) references facts (municipality_id, id) deferrable initially deferred
);
create index facts_of_project on facts (municipality_id, plan_id, project, date);
create index facts_of_person on facts (municipality_id, entered_by, id desc) where entered_by is not null;
-- The same source leaves the same fact once; when that was taken back, once more.
create unique index facts_one_of_source on facts (municipality_id, source_module, source_object, kind, source_round) where reverses is null;
call protect_municipality_rows('facts');
-- Append-only; only what was invented for the demonstration can be removed.
revoke update on facts from kakehashi_app;
create policy only_demo_goes on facts as restrictive for delete using (basis = 'demo');

-- Partner bodies that enter facts for a project which they carry out.
create table fact_reporters (
  municipality_id integer not null,
  plan_id integer not null,
  project text not null,
  body_id integer not null,
  basis text not null default 'source' check (basis in ('source', 'demo')),
  primary key (plan_id, project, body_id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  foreign key (plan_id, project) references plan_projects on delete cascade,
  foreign key (municipality_id, body_id) references bodies (municipality_id, id)
);
create index fact_reporters_body on fact_reporters (municipality_id, body_id);
call protect_municipality_rows('fact_reporters');

-- Whether the public pages of a plan show what was done. No row: they do not.
create table fact_settings (
  municipality_id integer not null,
  plan_id integer primary key,
  is_published boolean not null,
  basis text not null default 'source' check (basis in ('source', 'demo')),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
call protect_municipality_rows('fact_settings');
