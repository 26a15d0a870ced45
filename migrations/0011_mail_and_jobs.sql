-- Where a person's mail goes. In clear like the name beside it: an address of the office, in the municipality's own row.
alter table staff add column mail_address text check (length(mail_address) between 3 and 254);

-- Each mail that the system sends, from the act that queued it to the answer of the mail server.
create table mails (
  id uuid primary key default gen_random_uuid(),
  municipality_id integer not null references municipalities,
  -- What it is about: 'review.reminder'.
  kind text not null,
  to_staff uuid not null,
  -- Where it goes or went; a later change of the person's address does not change it.
  address text not null,
  subject text not null,
  body text not null,
  attachment_name text,
  attachment_type text,
  attachment bytea,
  -- Queued once under this key, however often the act that queues it runs.
  dedupe_key text not null,
  -- uncertain: given to the mail server, which has not said whether it took it; never sent again by itself.
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'uncertain')),
  attempts integer not null default 0,
  next_try_at timestamptz not null,
  sending_since timestamptz,
  -- A message's key, and the mail server's own words.
  error_code text,
  error_text text,
  created_at timestamptz not null,
  sent_at timestamptz,
  check (num_nulls(attachment_name, attachment_type, attachment) in (0, 3)),
  check ((state = 'sent') = (sent_at is not null)),
  check ((state = 'sending') = (sending_since is not null)),
  unique (municipality_id, dedupe_key),
  unique (municipality_id, id),
  foreign key (municipality_id, to_staff) references staff (municipality_id, id) on delete cascade
);
create index mails_recent on mails (municipality_id, created_at desc, id);
create index mails_open on mails (municipality_id, next_try_at) where state in ('queued', 'sending');
create index mails_person on mails (to_staff);
call protect_municipality_rows('mails');

-- Long work that a person started: it goes on when the page is closed and is found again.
create table tasks (
  id uuid primary key default gen_random_uuid(),
  municipality_id integer not null references municipalities,
  -- Which work it is: 'reports.makeReport'; the module of that name does it.
  kind text not null,
  -- Keys and ids only.
  input jsonb not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  -- Steps done of how many; null while that is not known.
  done integer not null default 0,
  total integer,
  attempts integer not null default 0,
  -- The last sign of life of whoever does it.
  seen_at timestamptz,
  -- A message's key and what fills it.
  error_code text,
  error_params jsonb,
  -- What came of it: a page, or a file that is kept for some days.
  result_path text,
  result_name text,
  result_type text,
  result bytea,
  started_by uuid not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  check ((state in ('done', 'failed')) = (finished_at is not null)),
  unique (municipality_id, id),
  foreign key (municipality_id, started_by) references staff (municipality_id, id) on delete cascade
);
create index tasks_person on tasks (started_by, created_at desc);
call protect_municipality_rows('tasks');

-- Who was reminded of what on which day: at most once a day, and the mail that said it.
create table reminders (
  municipality_id integer not null references municipalities,
  staff_id uuid not null,
  day date not null,
  mail_id uuid not null,
  lines jsonb not null,
  primary key (municipality_id, staff_id, day),
  foreign key (municipality_id, staff_id) references staff (municipality_id, id) on delete cascade,
  foreign key (municipality_id, mail_id) references mails (municipality_id, id) on delete cascade
);
create index reminders_mail on reminders (municipality_id, mail_id);
call protect_municipality_rows('reminders');
revoke update, delete on reminders from kakehashi_app;
