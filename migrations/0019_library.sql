-- What the city tells its residents: pages, procedures, letters, documents, news, in a tree.
create table library_entries (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  -- In the address and in QR codes on paper: it never changes.
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,59}$'),
  kind text not null check (kind in ('page', 'procedure', 'letter', 'document', 'news')),
  parent_id integer,
  position integer not null default 0,
  -- The language in which it is written first; every other one is made from another.
  root_language text not null default 'ja',
  -- Of a letter its titles, senders and colours; topics, life events, other words that people search for (attributes.rules.ts).
  attributes jsonb not null default '{}',
  -- Where figures, fees and deadlines come from: name → {name, url, date}.
  sources jsonb not null default '{}',
  -- The post that answers for it.
  owner_post_id integer,
  review_by date,
  shown_from date,
  shown_to date,
  archived_at timestamptz,
  -- Text that nobody of the city has looked through.
  is_sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  check (parent_id <> id),
  unique (municipality_id, key),
  unique (municipality_id, id),
  foreign key (municipality_id) references municipalities (id),
  foreign key (municipality_id, parent_id) references library_entries (municipality_id, id),
  foreign key (municipality_id, owner_post_id) references posts (municipality_id, id)
);
create index library_entries_parent on library_entries (parent_id, position);
create index library_entries_owner on library_entries (owner_post_id);
call protect_municipality_rows('library_entries');

-- The plan projects that an entry serves. By key: an entry outlives an amendment of the plan.
create table library_entry_projects (
  municipality_id integer not null,
  entry_id integer not null,
  plan_id integer not null,
  project_key text not null,
  primary key (municipality_id, entry_id, plan_id, project_key),
  foreign key (municipality_id, entry_id) references library_entries (municipality_id, id) on delete cascade,
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
create index library_entry_projects_project on library_entry_projects (plan_id, project_key);
call protect_municipality_rows('library_entry_projects');

-- An entry in one language: the words that are worked on, and those that the public reads.
create table library_texts (
  municipality_id integer not null,
  entry_id integer not null,
  language text not null,
  -- The language that it is made from; null for the entry's root language.
  made_from text check (made_from <> language),
  -- Content (content.rules.ts). Two editors: the one whose draft_version is old is told.
  draft jsonb not null,
  draft_version integer not null default 1,
  drafted_at timestamptz not null default now(),
  drafted_by uuid,
  -- Of the draft. A root text is a draft, then in review; a translation goes through the other states too.
  work text not null default 'draft' check (work in ('draft', 'machineDraft', 'inTranslation', 'inReview', 'done')),
  -- Whether somebody other than its writer has read what is public.
  is_reviewed boolean not null default false,
  is_machine_made boolean not null default false,
  published jsonb,
  -- Read for every list, without unpacking what is between them.
  published_title text generated always as (published->>'title') stored,
  published_summary text generated always as (published->>'summary') stored,
  published_at timestamptz,
  published_by uuid,
  primary key (municipality_id, entry_id, language),
  check ((published is null) = (published_at is null)),
  foreign key (municipality_id, entry_id) references library_entries (municipality_id, id) on delete cascade
);
call protect_municipality_rows('library_texts');

-- What a text was, for ever.
create table library_revisions (
  id bigint generated always as identity primary key,
  municipality_id integer not null,
  entry_id integer not null,
  language text not null,
  reason text not null check (reason in ('saved', 'published', 'withdrawn', 'restored', 'imported')),
  content jsonb not null,
  note text,
  made_by uuid,
  made_at timestamptz not null default now(),
  unique (municipality_id, id),
  foreign key (municipality_id, entry_id) references library_entries (municipality_id, id)
);
create index library_revisions_text on library_revisions (entry_id, language, id);
call protect_municipality_rows('library_revisions');
revoke update, delete on library_revisions from kakehashi_app;

-- Cards that entries name: whom to ask, in which languages. One change is seen on every page.
create table library_contacts (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,59}$'),
  name jsonb not null,
  -- As it is dialled and shown.
  phone text,
  email text,
  url text,
  hours jsonb,
  address jsonb,
  -- Codes of languages that are spoken there, and what else the reader should know about them.
  languages text[] not null default '{}',
  language_note jsonb,
  source jsonb,
  -- Something of it is left for the city to fill in.
  is_blank boolean not null default false,
  version integer not null default 1,
  unique (municipality_id, key),
  unique (municipality_id, id),
  foreign key (municipality_id) references municipalities (id)
);
call protect_municipality_rows('library_contacts');
