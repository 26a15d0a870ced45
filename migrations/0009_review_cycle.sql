-- Whose work a project is: the post that answers for its sheets. Dated, because sections are reorganised and work moves.
create table project_owners (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  project text not null,
  post_id integer not null,
  valid_from date not null,
  valid_to date,
  basis text not null default 'source' check (basis in ('source', 'demo')),
  check (valid_from <= valid_to),
  unique (plan_id, project, valid_from),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  foreign key (plan_id, project) references plan_projects,
  foreign key (municipality_id, post_id) references posts (municipality_id, id)
);
create index project_owners_post on project_owners (municipality_id, post_id);
call protect_municipality_rows('project_owners');

-- What a sheet asks, as data. A version that a year was opened with stays as it is; a change is a new version.
create table field_sets (
  id integer generated always as identity primary key,
  municipality_id integer not null references municipalities,
  key text not null check (key ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  version integer not null,
  name jsonb not null,
  fields jsonb not null,
  created_at timestamptz not null default now(),
  unique (municipality_id, key, version),
  unique (municipality_id, id)
);
call protect_municipality_rows('field_sets');
revoke update, delete on field_sets from kakehashi_app;

-- How a plan is reviewed every year: who checks in which order, by when, with which fields and rules.
create table review_settings (
  plan_id integer primary key,
  municipality_id integer not null,
  chain jsonb not null,
  schedule jsonb not null,
  field_set text not null,
  rule_set text,
  attaches_workbook boolean not null default true,
  version integer not null default 1,
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
call protect_municipality_rows('review_settings');

-- One fiscal year of one plan. Chain, dates and phases are copied when it is opened: changing the settings later does not
-- change a year that runs.
create table review_cycles (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  fiscal_year integer not null check (fiscal_year between 2000 and 2100),
  state text not null default 'open' check (state in ('open', 'closed', 'published')),
  phases jsonb not null,
  chain jsonb not null,
  field_set_id integer not null,
  rule_set_id integer,
  reports_due date not null,
  -- From the day after, owners no longer write; null: they may until the year is closed.
  locked_after date,
  settled_due date not null,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  published_at timestamptz,
  basis text not null default 'source' check (basis in ('source', 'demo')),
  version integer not null default 1,
  unique (plan_id, fiscal_year),
  unique (municipality_id, id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  foreign key (municipality_id, field_set_id) references field_sets (municipality_id, id)
);
call protect_municipality_rows('review_cycles');

-- One project in one year. Names are kept as they were when the year was opened: an old report shows old names.
create table sheets (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  cycle_id integer not null,
  plan_id integer not null,
  project text not null,
  position integer not null,
  project_title jsonb not null,
  -- The way down to the home: [{"key", "number", "title"}].
  place jsonb not null,
  body_id integer not null,
  section_id integer,
  section_name jsonb,
  post_id integer not null,
  post_name jsonb not null,
  state text not null default 'notStarted' check (state in ('notStarted', 'draft', 'submitted', 'returned', 'accepted', 'published')),
  -- The check that it waits for, counted from 0; only while it is submitted.
  level smallint check ((level is not null) = (state = 'submitted')),
  values jsonb not null,
  settled_state text not null default 'none' check (settled_state in ('none', 'provisional', 'confirmed')),
  returned_note text,
  submitted_at timestamptz,
  accepted_at timestamptz,
  -- Something was written after it was submitted, and when.
  amended_at timestamptz,
  -- The officer lets the owner write until then, whatever the lock says.
  unlocked_until date,
  version integer not null default 1,
  unique (cycle_id, project),
  unique (municipality_id, id),
  foreign key (municipality_id, cycle_id) references review_cycles (municipality_id, id) on delete cascade,
  foreign key (plan_id, project) references plan_projects,
  foreign key (municipality_id, body_id) references bodies (municipality_id, id),
  foreign key (municipality_id, section_id) references sections (municipality_id, id),
  foreign key (municipality_id, post_id) references posts (municipality_id, id)
);
create index sheets_of_post on sheets (municipality_id, post_id, state);
create index sheets_of_project on sheets (plan_id, project);
call protect_municipality_rows('sheets');

-- Every step of every sheet: who, when, what, and the texts before and after. Nothing is lost on any path.
create table sheet_steps (
  id bigint generated always as identity primary key,
  municipality_id integer not null,
  sheet_id integer not null,
  at timestamptz not null,
  -- Null: the system (opening of the year).
  actor_id uuid,
  -- For which post the person acted; kept as words, because posts and people change.
  post_name jsonb,
  act text not null,
  from_state text,
  to_state text not null,
  level smallint,
  note text,
  -- Only the fields that this step changed.
  before jsonb,
  after jsonb,
  foreign key (municipality_id, sheet_id) references sheets (municipality_id, id) on delete cascade
);
create index sheet_steps_sheet on sheet_steps (sheet_id, id);
call protect_municipality_rows('sheet_steps');
revoke update, delete on sheet_steps from kakehashi_app;
