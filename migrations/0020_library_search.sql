-- What is found in the library: one row for each entry and language, long texts in several. Built anew whenever an entry is
-- published or withdrawn; holds nothing that was not public at that moment.
create table library_search_docs (
  municipality_id integer not null,
  entry_id integer not null,
  language text not null,
  part integer not null,
  -- Tokens made by the application (src/platform/search): '@<municipality>', '@<municipality>/<language>', of a text in several
  -- parts '@<municipality>/<language>/long'; the words of the text with their places; with '~' before them other words for it.
  words tsvector not null,
  title_words tsvector not null,
  -- What a result shows of it: [{"at": block, "text": line}].
  lines json not null,
  primary key (municipality_id, entry_id, language, part),
  foreign key (municipality_id, entry_id) references library_entries (municipality_id, id) on delete cascade
);
-- No pending list: a search must not wait for what was published just before it.
create index library_search_docs_words on library_search_docs using gin (words) with (fastupdate = off);
-- Read far more often than written, and a phrase has to be looked at in each row: no time for unpacking.
alter table library_search_docs alter column words set storage external;
call protect_municipality_rows('library_search_docs');

/*
 * Row-level security lets an index be used only for conditions that cannot give anything away, and `@@` is not declared to
 * be one: every search would read every row. So the search is a function of the tables' owner, who may see all rows, and the
 * function itself names the municipality. The application's role still sees its own rows only, here as everywhere.
 */
create policy searched_by_owner on library_search_docs for select to current_user using (true);

/*
 * Hits in the reader's own language first (tier 0: exactly so in the title, 1: in the title, 2: in the text), then what her
 * language says in other words (3), then what stands in another language only (4: as typed, 5: in other words). Each next
 * search runs only while fewer than `enough` were found. `pieces`: what `strict` joins.
 */
create function find_in_library(
  own text, chain text[], pieces text[], exact text, broad text, enough integer, most integer
) returns table (entry_id integer, language text, tier integer)
language plpgsql stable security definer
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  here integer := public.current_municipality();
  in_own tsquery := format('''@%s/%s''', here, own)::tsquery;
  is_long tsquery := format('''@%s/%s/long''', here, own)::tsquery;
  in_all tsquery := format('''@%s''', here)::tsquery;
  is_strict tsquery := array_to_string(pieces, ' & ')::tsquery;
  is_exact tsquery := exact::tsquery;
  is_broad tsquery := broad::tsquery;
  -- Beyond so many hits their order says little; a rank has to be read out of the whole text.
  ranked constant integer := 60;
  ids integer[];
  tiers integer[];
  others integer[];
begin
  with hits as materialized (
    select h.entry_id, min(h.tier) as tier from (
      select d.entry_id, case when d.title_words @@ is_exact then 0 when d.title_words @@ is_strict then 1 else 2 end as tier
      from public.library_search_docs d
      where d.words @@ (in_own && is_strict) and d.municipality_id = here and d.language = own
      union all
      (select d.entry_id, 2 from public.library_search_docs d, unnest(pieces) p
      where cardinality(pieces) > 1 and d.words @@ is_long and d.municipality_id = here and d.language = own
        and d.words @@ p::tsquery
      group by d.entry_id having count(distinct p) = cardinality(pieces))
    ) h
    group by h.entry_id order by 2, 1 limit most
  ),
  ranks as (
    select h.entry_id, max(ts_rank('{0.1, 0.3, 0.6, 1}', d.words, is_strict)) as rank, bool_or(d.words @@ is_exact) as is_exact
    from (select o.entry_id from hits o order by o.tier, o.entry_id limit ranked) h
    join public.library_search_docs d on d.municipality_id = here and d.entry_id = h.entry_id and d.language = own
    group by h.entry_id
  ),
  ordered as (
    select h.entry_id, h.tier from hits h left join ranks r on r.entry_id = h.entry_id
    order by h.tier, r.is_exact desc nulls last, r.rank desc nulls last, h.entry_id
  )
  select coalesce(array_agg(o.entry_id), '{}'), coalesce(array_agg(o.tier), '{}') into ids, tiers from ordered o;
  return query select f.entry_id, own, f.tier from unnest(ids, tiers) f (entry_id, tier);
  if cardinality(ids) >= enough then return; end if;

  select coalesce(array_agg(o.entry_id), '{}') into others from (
    select d.entry_id from public.library_search_docs d
    where d.words @@ (in_own && is_broad) and d.municipality_id = here and d.language = own and d.entry_id <> all (ids)
    group by d.entry_id
    order by bool_or(d.title_words @@ is_broad) desc, max(ts_rank(d.words, is_broad)) desc, d.entry_id
    limit most
  ) o;
  return query select f.entry_id, own, 3 from unnest(others) f (entry_id);
  ids := ids || others;
  if cardinality(ids) >= enough then return; end if;

  return query
  select o.entry_id, o.language, o.tier from (
    select distinct on (d.entry_id) d.entry_id, d.language, case when d.words @@ is_strict then 4 else 5 end as tier,
      d.title_words @@ is_broad as is_titled, ts_rank(d.words, is_broad) as rank
    from public.library_search_docs d
    where d.words @@ (in_all && is_broad) and d.municipality_id = here and d.language <> own and d.entry_id <> all (ids)
    order by d.entry_id, 3, array_position(chain, d.language) nulls last, d.language
  ) o
  order by o.tier, o.is_titled desc, o.rank desc, o.entry_id
  limit most;
end $$;
revoke execute on function find_in_library from public;
grant execute on function find_in_library to kakehashi_app;

-- A city's own words of the glossary, over those of the files (data/reference/glossary).
create table library_terms (
  municipality_id integer not null,
  key text not null check (key ~ '^[a-z][a-z0-9-]{0,59}$'),
  -- Term (glossary/term.rules.ts); null where the city has taken a word of the files out.
  term jsonb,
  version integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (municipality_id, key),
  foreign key (municipality_id) references municipalities (id)
);
call protect_municipality_rows('library_terms');

-- What people looked for and did not find, and said so: the words as search compares them and how often. Nothing of whom.
create table library_missing_searches (
  municipality_id integer not null,
  query text not null check (char_length(query) between 1 and 80),
  language text not null,
  count integer not null default 1,
  -- Days in Japan.
  first_on date not null,
  last_on date not null,
  answered_by integer,
  answered_on date,
  primary key (municipality_id, language, query),
  check ((answered_by is null) = (answered_on is null)),
  foreign key (municipality_id) references municipalities (id),
  foreign key (municipality_id, answered_by) references library_entries (municipality_id, id)
);
create index library_missing_searches_often on library_missing_searches (municipality_id, count desc);
call protect_municipality_rows('library_missing_searches');
