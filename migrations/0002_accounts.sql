-- Legal persons that work in a municipality: the city itself and its partners (foundation, plaza, association).
create table bodies (
  id integer generated always as identity primary key,
  municipality_id integer not null references municipalities,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,59}$'),
  kind text not null check (kind in ('city', 'foundation', 'plaza', 'association', 'other')),
  name jsonb not null,
  position integer not null default 0,
  unique (municipality_id, key),
  unique (municipality_id, id)
);
create unique index bodies_one_city on bodies (municipality_id) where kind = 'city';
call protect_municipality_rows('bodies');

-- Dates of validity: from the first day to the last day, both included; null is open.
create table sections (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  body_id integer not null,
  key text not null check (key ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  name jsonb not null,
  position integer not null default 0,
  valid_from date,
  valid_to date,
  check (valid_from <= valid_to),
  unique (municipality_id, key),
  unique (municipality_id, id),
  foreign key (municipality_id, body_id) references bodies (municipality_id, id)
);
call protect_municipality_rows('sections');

create table staff (
  id uuid primary key default gen_random_uuid(),
  municipality_id integer not null,
  body_id integer not null,
  section_id integer,
  -- What the person types to sign in; kept in lower case.
  account text not null check (account = lower(account) and length(account) between 2 and 60),
  name text not null,
  reading text,
  alias text,
  is_demo boolean not null default false,
  deactivated_at timestamptz,
  created_at timestamptz not null default now(),
  unique (municipality_id, account),
  unique (municipality_id, id),
  foreign key (municipality_id, body_id) references bodies (municipality_id, id),
  foreign key (municipality_id, section_id) references sections (municipality_id, id)
);
call protect_municipality_rows('staff');

-- What a person may be, for one body or (body_id null) for all of them.
create table grants (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  staff_id uuid not null,
  role text not null,
  body_id integer,
  unique nulls not distinct (staff_id, role, body_id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id) on delete cascade,
  foreign key (municipality_id, body_id) references bodies (municipality_id, id)
);
call protect_municipality_rows('grants');

-- Work belongs to posts, people come and go.
create table posts (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  body_id integer not null,
  section_id integer,
  name jsonb not null,
  is_demo boolean not null default false,
  valid_from date,
  valid_to date,
  check (valid_from <= valid_to),
  unique (municipality_id, id),
  foreign key (municipality_id, body_id) references bodies (municipality_id, id),
  foreign key (municipality_id, section_id) references sections (municipality_id, id)
);
call protect_municipality_rows('posts');

create table post_assignments (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  post_id integer not null,
  staff_id uuid not null,
  kind text not null check (kind in ('holder', 'deputy')),
  valid_from date not null,
  valid_to date,
  check (valid_from <= valid_to),
  foreign key (municipality_id, post_id) references posts (municipality_id, id) on delete cascade,
  foreign key (municipality_id, staff_id) references staff (municipality_id, id) on delete cascade
);
create index post_assignments_post on post_assignments (post_id, valid_from);
create index post_assignments_staff on post_assignments (staff_id);
call protect_municipality_rows('post_assignments');

-- The ways in which a person can show who they are; another way (single sign-on) is another kind, not another table.
create table sign_in_methods (
  id uuid primary key default gen_random_uuid(),
  municipality_id integer not null,
  staff_id uuid not null,
  kind text not null check (kind in ('password', 'totp', 'passkey', 'recoveryCode')),
  -- What this way is found by: the credential of a passkey, the hash of a recovery code.
  identifier text,
  -- password: argon2id in PHC form; totp: the secret, encrypted; passkey: the public key (base64url).
  secret text,
  -- totp: the last time step that was accepted; passkey: its signature counter.
  counter bigint not null default 0,
  transports jsonb,
  label text,
  -- totp: null until the first code proved that the app was set up. password: null while it is a one-time password.
  confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  unique (municipality_id, kind, identifier),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id) on delete cascade
);
create unique index sign_in_methods_single on sign_in_methods (staff_id, kind) where kind in ('password', 'totp');
create index sign_in_methods_staff on sign_in_methods (staff_id, kind);
call protect_municipality_rows('sign_in_methods');

create table sessions (
  id uuid primary key default gen_random_uuid(),
  municipality_id integer not null,
  staff_id uuid not null,
  -- SHA-256 of the token that only the browser knows.
  token_hash text not null unique,
  state text not null check (state in ('open', 'awaitsSecondFactor', 'awaitsNewPassword')),
  user_agent text not null default '',
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  foreign key (municipality_id, staff_id) references staff (municipality_id, id) on delete cascade
);
create index sessions_staff on sessions (staff_id);
create index sessions_expiry on sessions (municipality_id, expires_at);
call protect_municipality_rows('sessions');

-- Each challenge is answered once and lives for minutes.
create table passkey_challenges (
  challenge text primary key,
  municipality_id integer not null references municipalities,
  -- Null while nobody is signed in yet.
  staff_id uuid,
  expires_at timestamptz not null,
  foreign key (municipality_id, staff_id) references staff (municipality_id, id) on delete cascade
);
create index passkey_challenges_expiry on passkey_challenges (municipality_id, expires_at);
call protect_municipality_rows('passkey_challenges');

-- An attempt is written before the password is looked at and taken away when it was right, so that many at once count too.
create table sign_in_attempts (
  id bigint generated always as identity primary key,
  municipality_id integer not null references municipalities,
  at timestamptz not null,
  -- Keyed hashes: who tried, from where, is not kept in clear.
  account_hash text not null,
  address_hash text not null
);
create index sign_in_attempts_account on sign_in_attempts (municipality_id, account_hash, at);
create index sign_in_attempts_address on sign_in_attempts (address_hash, at);
call protect_municipality_rows('sign_in_attempts');
-- An address is counted over all municipalities: else an attacker had a fresh hundred in each.
create policy counted_over_all on sign_in_attempts for select using (true);
