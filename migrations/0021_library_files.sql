-- What the library has besides words: papers to download, and pictures. The bytes lie in the store of files
-- (src/platform/files) under their hash; a row says whose they are and who may have them.
create table library_files (
  id integer generated always as identity primary key,
  municipality_id integer not null,
  -- The entry that offers the paper; null for a picture, which texts name by its hash.
  entry_id integer,
  language text,
  -- A paper's title in its language; of a picture the name under which staff find it again.
  title text not null,
  -- SHA-256 of the bytes, hexadecimal.
  file text not null check (file ~ '^[0-9a-f]{64}$'),
  type text not null
    check (type in ('pdf', 'png', 'jpg', 'webp', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'txt', 'csv')),
  bytes integer not null check (bytes > 0),
  -- Of a PDF; null where it does not say so.
  pages integer,
  width integer,
  height integer,
  -- 1, 2, … within the entry and language. A new version takes the place of the one before, which stays for staff.
  version integer not null default 1,
  -- The days on which the paper itself holds, both included; null is open.
  valid_from date,
  valid_to date,
  -- The paper of which the other languages are translations.
  is_original boolean not null default false,
  added_at timestamptz not null,
  added_by uuid,
  -- Taken away for ever, bytes too: something stood in it that must not be there.
  erased_at timestamptz,
  unique (municipality_id, id),
  unique (municipality_id, entry_id, language, version),
  check ((entry_id is null) = (language is null)),
  check (valid_to is null or valid_from is null or valid_from <= valid_to),
  check (entry_id is not null or (width is not null and height is not null)),
  foreign key (municipality_id) references municipalities (id),
  foreign key (municipality_id, entry_id) references library_entries (municipality_id, id)
);
create index library_files_file on library_files (municipality_id, file);
call protect_municipality_rows('library_files');
revoke delete on library_files from kakehashi_app;
