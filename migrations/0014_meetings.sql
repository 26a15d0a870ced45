-- A committee that a plan names, once it works: how many seats it has and how its meetings are shown.
create table committees (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  -- Key of the committee in its plan.
  key text not null,
  -- As the plan named it last: meetings stay readable when the plan drops the committee.
  name jsonb not null,
  -- Null where the number of members is not laid down; then nothing is vacant.
  seats integer check (seats between 1 and 500),
  -- Whether published minutes name who spoke, or say only in what role.
  attribution text not null default 'role' check (attribution in ('named', 'role')),
  -- New meetings are announced to residents; else they are seen once their minutes are published.
  is_announced boolean not null default false,
  is_demo boolean not null default false,
  version integer not null default 1,
  unique (municipality_id, plan_id, key),
  unique (municipality_id, id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
call protect_municipality_rows('committees');

-- Who sits on it and for how long. No addresses, no telephone numbers: those are not needed to run a meeting.
create table committee_members (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  committee_id integer not null,
  -- As the person writes it; one field.
  name text not null,
  reading text,
  affiliation jsonb,
  role text not null check (role in ('chair', 'vice', 'member', 'secretariat')),
  -- First and last day, both included; an open end is null.
  term_from date not null,
  term_to date,
  staff_id uuid,
  is_public boolean not null default false,
  is_demo boolean not null default false,
  version integer not null default 1,
  check (term_from <= term_to),
  unique (municipality_id, id),
  foreign key (municipality_id, committee_id) references committees (municipality_id, id),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id) on delete set null (staff_id)
);
create index committee_members_committee on committee_members (committee_id, term_from);
create index committee_members_staff on committee_members (staff_id);
call protect_municipality_rows('committee_members');

create table meetings (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  committee_id integer not null,
  -- In the committee's series: the third meeting.
  number integer not null check (number between 1 and 9999),
  title jsonb,
  held_on date not null,
  -- `14:00`, in Japan.
  starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ends_at text check (ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place jsonb,
  -- What was talked about, in a few sentences for residents.
  summary jsonb,
  -- Anybody may sit in and listen.
  is_open boolean not null default false,
  is_announced boolean not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'minutesConfirmed', 'published', 'cancelled')),
  -- Why it was cancelled, or its minutes were opened again.
  state_reason text,
  is_demo boolean not null default false,
  version integer not null default 1,
  changed_at timestamptz not null,
  unique (municipality_id, committee_id, number),
  unique (municipality_id, id),
  foreign key (municipality_id, committee_id) references committees (municipality_id, id)
);
create index meetings_date on meetings (municipality_id, held_on);
call protect_municipality_rows('meetings');

create table meeting_agenda_items (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  meeting_id integer not null,
  position integer not null,
  -- `followUps`: the work that earlier meetings gave out stands under it.
  kind text not null default 'topic' check (kind in ('topic', 'followUps')),
  title jsonb not null,
  note jsonb,
  -- What it is about: [{"kind": "project", "key": "advice-desk"}], in the committee's plan.
  about jsonb not null default '[]',
  unique (municipality_id, id),
  foreign key (municipality_id, meeting_id) references meetings (municipality_id, id) on delete cascade
);
create index meeting_agenda_items_meeting on meeting_agenda_items (meeting_id, position);
call protect_municipality_rows('meeting_agenda_items');

-- Each state of the minutes of an agenda item that somebody saved; the highest version is what stands now.
create table meeting_minutes (
  id bigint generated always as identity primary key,
  municipality_id integer not null,
  item_id integer not null,
  version integer not null,
  body text not null,
  at timestamptz not null,
  staff_id uuid,
  unique (item_id, version),
  foreign key (municipality_id, item_id) references meeting_agenda_items (municipality_id, id) on delete cascade
);
call protect_municipality_rows('meeting_minutes');
-- What was written down stays: two people write at once, and a confirmed text may be asked for later.
revoke update, delete on meeting_minutes from kakehashi_app;

-- A file that lies on the table, or an address.
create table meeting_papers (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  meeting_id integer not null,
  item_id integer,
  title jsonb not null,
  file_name text,
  file_type text check (file_type in ('pdf', 'xlsx', 'docx', 'png', 'jpg', 'txt')),
  -- Of the content, for addresses that change with it.
  file_hash text,
  size integer,
  content bytea,
  href text,
  is_public boolean not null default false,
  check ((content is null) <> (href is null)),
  check ((content is null) = (file_name is null) and (content is null) = (file_type is null)),
  unique (municipality_id, id),
  foreign key (municipality_id, meeting_id) references meetings (municipality_id, id) on delete cascade,
  foreign key (municipality_id, item_id) references meeting_agenda_items (municipality_id, id) on delete set null (item_id)
);
create index meeting_papers_meeting on meeting_papers (meeting_id, id);
call protect_municipality_rows('meeting_papers');

create table meeting_attendance (
  municipality_id integer not null,
  meeting_id integer not null,
  member_id integer not null,
  status text not null check (status in ('present', 'absent', 'proxy')),
  primary key (meeting_id, member_id),
  foreign key (municipality_id, meeting_id) references meetings (municipality_id, id) on delete cascade,
  foreign key (municipality_id, member_id) references committee_members (municipality_id, id) on delete cascade
);
call protect_municipality_rows('meeting_attendance');

create table meeting_decisions (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  meeting_id integer not null,
  item_id integer,
  text jsonb not null,
  unique (municipality_id, id),
  foreign key (municipality_id, meeting_id) references meetings (municipality_id, id) on delete cascade,
  foreign key (municipality_id, item_id) references meeting_agenda_items (municipality_id, id) on delete set null (item_id)
);
create index meeting_decisions_meeting on meeting_decisions (meeting_id, id);
call protect_municipality_rows('meeting_decisions');

-- Work that a decision gives to a post.
create table meeting_follow_ups (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  decision_id integer not null,
  what jsonb not null,
  post_id integer,
  -- As the post was called then: it may be renamed or go.
  post_name jsonb not null,
  due date,
  done_on date,
  done_note jsonb,
  done_by uuid,
  version integer not null default 1,
  check ((done_on is null) = (done_note is null)),
  unique (municipality_id, id),
  foreign key (municipality_id, decision_id) references meeting_decisions (municipality_id, id) on delete cascade,
  foreign key (municipality_id, post_id) references posts (municipality_id, id) on delete set null (post_id)
);
create index meeting_follow_ups_decision on meeting_follow_ups (decision_id);
create index meeting_follow_ups_post on meeting_follow_ups (post_id) where done_on is null;
call protect_municipality_rows('meeting_follow_ups');
