-- What a section asks the translation desk for: an entry of the library, or a text that it pasted in.
create table translation_requests (
  id integer generated always as identity primary key,
  municipality_id integer not null references municipalities,
  entry_id integer,
  -- Of a pasted text: its content (title, summary, blocks) in the source language.
  free_content jsonb,
  source_language text not null default 'ja',
  audience text not null default '',
  remarks text not null default '',
  needed_on date not null,
  -- Who asks; null where the person's posts belong to no section.
  section_id integer,
  -- The plan project that it serves: hours and characters are counted there. By key: it outlives an amendment of the plan.
  plan_id integer,
  project_key text,
  requested_by uuid not null,
  requested_at timestamptz not null,
  unique (municipality_id, id),
  check (num_nonnulls(entry_id, free_content) = 1),
  check ((plan_id is null) = (project_key is null)),
  foreign key (municipality_id, entry_id) references library_entries (municipality_id, id) on delete cascade,
  foreign key (municipality_id, section_id) references sections (municipality_id, id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
create index translation_requests_entry on translation_requests (entry_id);
call protect_municipality_rows('translation_requests');

-- A request in one language: who translates it, who reads it after her, until when.
create table translation_jobs (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  request_id integer not null,
  language text not null,
  state text not null default 'asked'
    check (state in ('asked', 'accepted', 'inTranslation', 'inReading', 'sentBack', 'delivered', 'cancelled')),
  assignee_id uuid,
  reader_id uuid check (reader_id <> assignee_id),
  due_on date,
  -- Of a pasted text: its translation. An entry's stands in the library.
  free_target jsonb,
  -- Part → hash of the translation when the work was begun: what differs on delivery was translated here. Then as delivered.
  baseline jsonb,
  -- Counted on delivery, of the source.
  characters integer,
  delivered_at timestamptz,
  version integer not null default 1,
  unique (municipality_id, id),
  unique (request_id, language),
  foreign key (municipality_id, request_id) references translation_requests (municipality_id, id) on delete cascade
);
create index translation_jobs_open on translation_jobs (municipality_id, state);
call protect_municipality_rows('translation_jobs');

-- What became of a job, step by step, with the hours that each one took.
create table translation_job_steps (
  id bigint generated always as identity primary key,
  municipality_id integer not null,
  job_id integer not null,
  state text not null,
  note text,
  hours numeric(6, 2) check (hours >= 0),
  made_by uuid not null,
  made_at timestamptz not null,
  foreign key (municipality_id, job_id) references translation_jobs (municipality_id, id) on delete cascade
);
create index translation_job_steps_job on translation_job_steps (job_id, id);
call protect_municipality_rows('translation_job_steps');
revoke update, delete on translation_job_steps from kakehashi_app;

-- Files that came back, already read, between the preview and the decision; kept for a day.
create table translation_imports (
  id uuid primary key default gen_random_uuid(),
  municipality_id integer not null references municipalities,
  -- Only who uploaded them may go on with them.
  staff_id uuid not null,
  file_name text not null,
  -- The job that the file was brought to; null where it tells itself what it is of.
  job_id integer,
  files jsonb not null,
  expires_at timestamptz not null,
  foreign key (municipality_id, job_id) references translation_jobs (municipality_id, id) on delete cascade
);
create index translation_imports_expired on translation_imports (municipality_id, expires_at);
call protect_municipality_rows('translation_imports');

-- What the machine translated and what it could not, with each reason.
create table translation_machine_runs (
  id integer generated always as identity primary key,
  municipality_id integer not null references municipalities,
  language text not null,
  results jsonb not null,
  started_by uuid not null,
  made_at timestamptz not null,
  unique (municipality_id, id)
);
call protect_municipality_rows('translation_machine_runs');
