-- A place where people can speak: a public comment with its days, or the city's standing voice, which has none.
create table comment_rounds (
  id integer generated always as identity primary key,
  municipality_id integer not null references municipalities,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,59}$'),
  kind text not null check (kind in ('publicComment', 'standingVoice')),
  -- The plan that the draft is of; its first nodes are the parts that one can speak to.
  plan_id integer,
  title jsonb not null,
  summary jsonb not null default '{}',
  -- The draft itself: its text, links to it, or a version of the plan by its number.
  draft_text jsonb,
  draft_links jsonb not null default '[]',
  draft_version integer,
  questions jsonb not null default '[]',
  -- Which personal data the city asks for: of name, address, contact. Nobody must give them.
  asks jsonb not null default '[]',
  -- First and last day in Japan, both included.
  opens_on date,
  closes_on date,
  -- Personal data are erased so many months after the city's answers were published.
  keep_months integer not null default 12 check (keep_months between 1 and 60),
  is_published boolean not null default false,
  -- Since when the table of opinions and answers is public.
  results_on date,
  version integer not null default 1,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  unique (municipality_id, key),
  unique (municipality_id, id),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  check (kind = 'standingVoice' or (opens_on is not null and closes_on is not null and opens_on <= closes_on))
);
create unique index comment_rounds_one_voice on comment_rounds (municipality_id) where kind = 'standingVoice';
call protect_municipality_rows('comment_rounds');

-- What one person sent at one time. Her words as she wrote them and all she said of herself are sealed; public is only what
-- staff made an opinion of.
create table submissions (
  id uuid primary key,
  municipality_id integer not null,
  round_id integer not null,
  channel text not null check (channel in ('web', 'letter', 'email', 'fax', 'counter')),
  -- Of the page that the form was on, or as staff entered it.
  language text not null,
  received_on date not null,
  received_at timestamptz not null,
  -- The node or, at the standing voice, the topic that it is about.
  part text,
  sealed_words text,
  sealed_person text,
  -- Keyed hash of the words: the same words sent again are told without opening anything.
  words_hash text not null,
  -- Keyed hash of the code with which the person finds what she sent.
  code_hash text,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'rejected', 'withdrawn')),
  -- Why it is not published; never names a person.
  reason text,
  decided_at timestamptz,
  corrected_at timestamptz,
  erased_at timestamptz,
  version integer not null default 1,
  is_demo boolean not null default false,
  unique (municipality_id, id),
  unique (municipality_id, code_hash),
  foreign key (municipality_id, round_id) references comment_rounds (municipality_id, id)
);
create index submissions_round on submissions (round_id, state, received_at);
call protect_municipality_rows('submissions');

-- An opinion, the city's answer, and where it belongs. Public from `published_at` on.
create table opinions (
  id integer generated always as identity primary key,
  municipality_id integer not null references municipalities,
  source text not null check (source in ('council', 'workingGroup', 'publicComment', 'hearing', 'residentsMeeting', 'standingVoice')),
  round_id integer,
  -- A meeting of the module meetings.
  meeting_id integer,
  occasion jsonb,
  said_on date not null,
  topic text,
  -- As it was said or written, without what would tell who it was; null language: one that the product does not know.
  words text not null,
  language text,
  -- What staff wrote in other languages; marked as theirs.
  renderings jsonb not null default '{}',
  is_redacted boolean not null default false,
  post_id integer,
  due_on date,
  disposition text check (disposition in ('reflected', 'alreadyThere', 'later', 'noted', 'notReflected')),
  answer jsonb,
  answered_on date,
  -- The post and the section that answered, under the names that they had then.
  answered_by jsonb,
  published_at timestamptz,
  version integer not null default 1,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  unique (municipality_id, id),
  foreign key (municipality_id, round_id) references comment_rounds (municipality_id, id),
  foreign key (municipality_id, post_id) references posts (municipality_id, id) on delete set null (post_id),
  check ((disposition is null) = (answer is null) and (disposition is null) = (answered_on is null))
);
create index opinions_recent on opinions (municipality_id, said_on desc, id desc);
create index opinions_round on opinions (round_id);
create index opinions_post on opinions (post_id) where disposition is null;
call protect_municipality_rows('opinions');

-- What an opinion is about. `record_key` is empty where it is the whole plan.
create table opinion_places (
  municipality_id integer not null,
  opinion_id integer not null,
  plan_id integer not null,
  kind text not null check (kind in ('plan', 'node', 'project', 'indicator')),
  record_key text not null default '',
  primary key (opinion_id, plan_id, kind, record_key),
  foreign key (municipality_id, opinion_id) references opinions (municipality_id, id) on delete cascade,
  foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  check ((kind = 'plan') = (record_key = ''))
);
create index opinion_places_record on opinion_places (plan_id, kind, record_key);
call protect_municipality_rows('opinion_places');

-- What became of it: in words, and where it can be seen.
create table opinion_changes (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  opinion_id integer not null,
  changed_on date not null,
  text jsonb not null,
  href text,
  plan_id integer,
  -- An act in the plan's history, and a kept version of the plan.
  plan_batch bigint,
  plan_version integer,
  -- A yearly sheet of the module review.
  sheet_id integer,
  foreign key (municipality_id, opinion_id) references opinions (municipality_id, id) on delete cascade,
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
create index opinion_changes_opinion on opinion_changes (opinion_id, changed_on);
call protect_municipality_rows('opinion_changes');

-- Who said it: each row is one opinion of one person, so that people and opinions are counted apart.
create table opinion_voices (
  municipality_id integer not null,
  opinion_id integer not null,
  submission_id uuid not null,
  primary key (opinion_id, submission_id),
  foreign key (municipality_id, opinion_id) references opinions (municipality_id, id) on delete cascade,
  foreign key (municipality_id, submission_id) references submissions (municipality_id, id) on delete cascade
);
create index opinion_voices_submission on opinion_voices (submission_id);
call protect_municipality_rows('opinion_voices');

-- Forms that were sent without an account; counted so that one address cannot flood a city or guess codes.
create table comment_attempts (
  id bigint generated always as identity primary key,
  municipality_id integer not null references municipalities,
  at timestamptz not null,
  kind text not null check (kind in ('comment', 'code')),
  -- Keyed hash: from where is not kept in clear.
  address_hash text not null
);
create index comment_attempts_address on comment_attempts (address_hash, kind, at);
create index comment_attempts_at on comment_attempts (municipality_id, at);
call protect_municipality_rows('comment_attempts');
-- Counted over all municipalities: else there were a fresh allowance in each.
create policy counted_over_all on comment_attempts for select using (true);
