-- A plan is kept as records of a few kinds. A record's key is unique within its plan and never changes, so links name keys.
-- Texts are jsonb objects by language: {"ja": "…", "en": "…", "ja-easy": "…"}.
create table plans (
  id integer generated always as identity primary key,
  municipality_id integer not null references municipalities,
  key text not null,
  position numeric not null default 1,
  version integer not null default 1,
  basis text not null default 'source' check (basis in ('source', 'inferred', 'demo')),
  basis_reason jsonb,
  source text,
  title jsonb not null,
  state text not null check (state in ('draftOutline', 'draft', 'adopted')),
  period_start text,
  period_end text,
  published_on text,
  vision_label jsonb,
  vision jsonb,
  summary jsonb,
  reading jsonb,
  levels jsonb not null,
  project_name jsonb,
  columns jsonb not null default '[]',
  horizons jsonb not null default '[]',
  cycle jsonb,
  notes jsonb not null default '[]',
  imported_at timestamptz not null default now(),
  unique (municipality_id, key),
  unique (municipality_id, id)
);
call protect_municipality_rows('plans');

-- What every kind of record has; a template for `like`, never holds a row.
create table plan_record_columns (
  municipality_id integer not null,
  plan_id integer not null,
  key text not null check (key ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  position numeric not null,
  version integer not null default 1,
  basis text not null default 'source' check (basis in ('source', 'inferred', 'demo')),
  basis_reason jsonb,
  source text
);

create table plan_sources (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  title jsonb not null, publisher jsonb, published_on text, note jsonb);

create table plan_nodes (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  parent text check (parent <> key), number text, title jsonb not null, summary jsonb, sdg_goals jsonb not null default '[]', retired_on text,
  foreign key (plan_id, parent) references plan_nodes deferrable initially deferred);
create index plan_nodes_parent on plan_nodes (plan_id, parent, position);

create table plan_texts (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  node text not null, column_key text not null, heading jsonb, text jsonb not null,
  foreign key (plan_id, node) references plan_nodes deferrable initially deferred);
create index plan_texts_node on plan_texts (plan_id, node, position);

create table plan_desired_states (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  node text not null, heading jsonb, horizon text not null, text jsonb not null,
  foreign key (plan_id, node) references plan_nodes deferrable initially deferred);
create index plan_desired_states_node on plan_desired_states (plan_id, node, position);

create table plan_projects (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  title jsonb not null, summary jsonb, retired_on text);

create table plan_listings (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  project text not null, node text not null, home boolean not null default false, printed_title jsonb,
  foreign key (plan_id, project) references plan_projects deferrable initially deferred,
  foreign key (plan_id, node) references plan_nodes deferrable initially deferred,
  unique (plan_id, project, node) deferrable initially deferred);
create index plan_listings_node on plan_listings (plan_id, node, position);
-- A project has one home. Deferred, so that the home may be moved within one transaction.
alter table plan_listings add constraint plan_listings_one_home exclude (plan_id with =, project with =) where (home) deferrable initially deferred;

create table plan_evidence_groups (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  number text, title jsonb not null, summary jsonb, kind text not null check (kind in ('statistics', 'survey', 'hearing')));

create table plan_evidence_tables (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  group_key text not null, title jsonb not null, unit jsonb, as_of text, chart text not null default 'none' check (chart in ('bar', 'line', 'none')),
  columns jsonb not null, rows jsonb not null, total_row boolean not null default false, note jsonb,
  foreign key (plan_id, group_key) references plan_evidence_groups deferrable initially deferred);
create index plan_evidence_tables_group on plan_evidence_tables (plan_id, group_key, position);

create table plan_action_classes (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  number text not null, title jsonb not null);

create table plan_actions (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  number integer not null, group_key text not null, class_key text not null, title jsonb not null, printed_with integer,
  foreign key (plan_id, group_key) references plan_evidence_groups deferrable initially deferred,
  foreign key (plan_id, class_key) references plan_action_classes deferrable initially deferred);

create table plan_links (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  type text not null check (type in ('classToNode', 'actionToNode', 'nodeToNode')), from_key text not null, to_key text not null, note jsonb);

create table plan_partners (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  node text, name jsonb not null, role jsonb, body text,
  foreign key (plan_id, node) references plan_nodes deferrable initially deferred);

create table plan_committees (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  name jsonb not null, kind jsonb, members jsonb, role jsonb);

create table plan_sections (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  name jsonb not null);

create table plan_related_plans (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  relation text not null check (relation in ('above', 'beside', 'before', 'after')), title jsonb not null, year text, note jsonb, plan text);

create table plan_local_goals (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  number text not null, title jsonb not null, note jsonb);

create table plan_events (like plan_record_columns including all, primary key (plan_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  kind text not null check (kind in ('workingGroup', 'survey', 'hearing', 'publicComment', 'meeting', 'publication')), starts_on text, ends_on text, title jsonb not null, summary jsonb);

do $$ declare name text; begin
  foreach name in array array['plan_sources', 'plan_nodes', 'plan_texts', 'plan_desired_states', 'plan_projects', 'plan_listings', 'plan_evidence_groups',
    'plan_evidence_tables', 'plan_action_classes', 'plan_actions', 'plan_links', 'plan_partners', 'plan_committees', 'plan_sections', 'plan_related_plans',
    'plan_local_goals', 'plan_events'] loop
    call protect_municipality_rows(name::regclass);
  end loop;
end $$;

-- What was changed, by whom, record by record. The history of a plan and the source of every undo.
create table plan_changes (
  id bigint generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  -- Changes made by one act (an import, a move of several records) share a batch; undo reverses a batch.
  batch bigint not null,
  at timestamptz not null default now(),
  actor_id uuid,
  kind text not null,
  record_key text not null,
  operation text not null check (operation in ('add', 'edit', 'remove')),
  -- add: after = the record; remove: before = the record; edit: the changed fields of both.
  before jsonb,
  after jsonb,
  reason text,
  undoes bigint,
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
create index plan_changes_recent on plan_changes (plan_id, id desc);
create index plan_changes_batch on plan_changes (plan_id, batch);
create sequence plan_change_batches;
call protect_municipality_rows('plan_changes');
revoke update, delete on plan_changes from kakehashi_app;
grant usage on sequence plan_change_batches to kakehashi_app;
