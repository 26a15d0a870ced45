-- The application works as this role: it owns nothing, so row-level security holds for it.
do $$ begin
  if not exists (select from pg_roles where rolname = 'kakehashi_app') then
    create role kakehashi_app nologin;
  end if;
  execute format('grant kakehashi_app to %I', current_user);
end $$;

grant usage on schema public to kakehashi_app;

-- The municipality of the running transaction; null outside one, and then no row of any municipality is seen.
create function current_municipality() returns integer language sql stable parallel safe
  return nullif(current_setting('app.municipality_id', true), '')::integer;

-- Called once for each table that holds a municipality's rows.
create procedure protect_municipality_rows(target regclass) language plpgsql as $$ begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy own_municipality on %s using (municipality_id = current_municipality()) with check (municipality_id = current_municipality())', target);
  execute format('grant select, insert, update, delete on %s to kakehashi_app', target);
end $$;

create table municipalities (
  id integer generated always as identity primary key,
  code text not null unique check (code ~ '^[0-9]{6}$'),
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name jsonb not null,
  prefecture jsonb not null,
  resident_word jsonb not null,
  theme jsonb not null,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
-- Which municipalities there are is public: an address is found by its slug before any scope exists.
grant select, insert, update on municipalities to kakehashi_app;

-- Counts up with every change that residents may see; the page cache is keyed by it.
create table content_revisions (
  municipality_id integer primary key references municipalities,
  revision bigint not null default 1
);
grant select, insert, update on content_revisions to kakehashi_app;

create function announce_revision() returns trigger language plpgsql as $$ begin
  perform pg_notify('kakehashi_revision', new.municipality_id || ':' || new.revision);
  return new;
end $$;
create trigger announce after insert or update on content_revisions for each row execute function announce_revision();

create table audit_entries (
  id bigint generated always as identity primary key,
  municipality_id integer not null references municipalities,
  at timestamptz not null default now(),
  actor_id uuid,
  -- Who it was when nobody was signed in: 'system', 'import', 'anonymous'.
  actor_kind text not null default 'staff',
  action text not null,
  object_kind text,
  object_key text,
  body_id integer,
  before jsonb,
  after jsonb,
  reason text,
  request_id text
);
create index audit_entries_recent on audit_entries (municipality_id, id desc);
create index audit_entries_object on audit_entries (municipality_id, object_kind, object_key, id desc);
call protect_municipality_rows('audit_entries');
-- Append-only: what was written stays.
revoke update, delete on audit_entries from kakehashi_app;
