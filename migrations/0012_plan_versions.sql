alter table plans drop constraint plans_state_check;
alter table plans add constraint plans_state_check check (state in ('draftOutline', 'draft', 'publicComment', 'adopted', 'amended'));

-- What a plan was at a moment that somebody decided to keep: the whole document as it is exported, never changed afterwards.
create table plan_versions (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('draft', 'publicComment', 'adopted', 'amended', 'snapshot')),
  -- What the city calls it; the kind's word where it is empty.
  label jsonb,
  -- The version's own date, as precise as it is known: of the adoption, of the amendment.
  dated_on text check (dated_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  reason text,
  -- Null: the system, from the plan file.
  made_by uuid,
  made_at timestamptz not null,
  document jsonb not null,
  -- Of the document's canonical JSON, so that anybody can tell that it is the one that was decided on.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  unique (plan_id, number),
  unique (municipality_id, id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
call protect_municipality_rows('plan_versions');
revoke update, delete on plan_versions from kakehashi_app;

-- Number and date of the internal approval (決裁) are often known only after the version was made; the newest row counts.
create table plan_version_decisions (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  version_id integer not null,
  decision_number text,
  decided_on text check (decided_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  entered_by uuid,
  entered_at timestamptz not null,
  foreign key (municipality_id, version_id) references plan_versions (municipality_id, id)
);
create index plan_version_decisions_version on plan_version_decisions (version_id, id desc);
call protect_municipality_rows('plan_version_decisions');
revoke update, delete on plan_version_decisions from kakehashi_app;

-- Which project came out of which: a kind of record of the plan to which the later one belongs, so that history and undo cover it.
create table plan_lineage (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  type text not null check (type in ('merged', 'split', 'continued')),
  from_project text not null,
  -- Key of another plan of the municipality; null: this plan.
  from_plan text,
  to_project text not null,
  on_date text not null,
  -- The names of both before the act, which may have renamed the later one.
  from_title jsonb not null, to_title jsonb,
  reason text,
  foreign key (plan_id, to_project) references plan_projects deferrable initially deferred);
create index plan_lineage_from on plan_lineage (municipality_id, from_project);
call protect_municipality_rows('plan_lineage');

-- What a section was called until when; its row in `sections` has the name of today.
create table section_names (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  section_id integer not null,
  name jsonb not null,
  valid_to date not null,
  unique (section_id, valid_to),
  foreign key (municipality_id, section_id) references sections (municipality_id, id)
);
call protect_municipality_rows('section_names');
