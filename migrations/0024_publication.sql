-- What each content revision has changed: the publication as files draws only that anew. A revision without a name, or one
-- that is missing here, may have changed anything.
create table content_changes (
  municipality_id integer not null references municipalities,
  revision bigint not null,
  -- The name of what has changed, as pages name it that show it (PublicPage.shows); null: anything.
  subject text,
  at timestamptz not null default now(),
  primary key (municipality_id, revision)
);
call protect_municipality_rows('content_changes');
