-- Whether a page helped: counted, by the month in Japan. Nothing of whom.
create table library_votes (
  municipality_id integer not null,
  entry_id integer not null,
  language text not null,
  -- The month's first day.
  month date not null check (extract(day from month) = 1),
  yes integer not null default 0 check (yes >= 0),
  no integer not null default 0 check (no >= 0),
  primary key (municipality_id, entry_id, language, month),
  foreign key (municipality_id, entry_id) references library_entries (municipality_id, id)
);
call protect_municipality_rows('library_votes');
revoke delete on library_votes from kakehashi_app;

-- What somebody wrote about a page: what is missing, what is wrong. No name, no address, no moment, only the day.
create table library_remarks (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  entry_id integer not null,
  -- Of the page on which it was written.
  language text not null,
  kind text not null check (kind in ('missing', 'wrong')),
  -- Null where staff took the words away because they told of a person.
  words text check (char_length(words) between 1 and 1000),
  received_on date not null,
  state text not null default 'open' check (state in ('open', 'changed', 'unchanged')),
  -- What the page says of it: language → text; null where it says nothing.
  said jsonb,
  changed jsonb,
  closed_on date,
  closed_by uuid,
  version integer not null default 1,
  unique (municipality_id, id),
  check ((state = 'open') = (closed_on is null)),
  check ((said is null) = (changed is null)),
  foreign key (municipality_id, entry_id) references library_entries (municipality_id, id)
);
create index library_remarks_entry on library_remarks (municipality_id, entry_id, id);
create index library_remarks_open on library_remarks (municipality_id) where state = 'open';
call protect_municipality_rows('library_remarks');
revoke delete on library_remarks from kakehashi_app;
