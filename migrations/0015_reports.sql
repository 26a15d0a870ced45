-- How an annual report is put together: chapters with texts and parts. Saving makes a new version; a report names the one
-- that it was made with.
create table report_templates (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  version integer not null,
  title jsonb not null,
  chapters jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  unique (plan_id, version),
  unique (municipality_id, id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
call protect_municipality_rows('report_templates');
revoke update, delete on report_templates from kakehashi_app;

-- A report is its snapshot: everything that it says is in it, in every language. Only its state and the number and date
-- of the city's decision are written later.
create table reports (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  fiscal_year integer not null check (fiscal_year between 2000 and 2100),
  edition integer not null,
  template_id integer not null,
  -- The document's own date: files carry it instead of the clock.
  document_date date not null,
  snapshot jsonb not null,
  sha256 text not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'withdrawn')),
  decision_number text,
  decision_date date,
  made_by uuid,
  made_at timestamptz not null,
  published_at timestamptz,
  unique (plan_id, fiscal_year, edition),
  unique (municipality_id, id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  foreign key (municipality_id, template_id) references report_templates (municipality_id, id)
);
call protect_municipality_rows('reports');
revoke update, delete on reports from kakehashi_app;
grant update (state, decision_number, decision_date, published_at) on reports to kakehashi_app;

-- The files of a report, made once: readers wait for no typesetting, and a file is the same for ever.
create table report_files (
  municipality_id integer not null,
  report_id integer not null,
  language text not null check (language in ('ja', 'en')),
  format text not null check (format in ('pdf', 'docx', 'xlsx')),
  bytes bytea not null,
  sha256 text not null,
  primary key (report_id, language, format),
  foreign key (municipality_id, report_id) references reports (municipality_id, id)
);
call protect_municipality_rows('report_files');
revoke update, delete on report_files from kakehashi_app;
