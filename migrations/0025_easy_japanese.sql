-- How a word is read, as somebody of the city has confirmed it: furigana that are proposed later say the same.
create table easy_readings (
  municipality_id integer not null references municipalities,
  word text not null check (char_length(word) between 1 and 60),
  -- Hiragana.
  reading text not null check (char_length(reading) between 1 and 120),
  confirmed_by uuid not null,
  confirmed_at timestamptz not null default now(),
  primary key (municipality_id, word)
);
call protect_municipality_rows('easy_readings');

-- What a writer leaves as it is in one text although the checker points at it, and why.
create table easy_ignored (
  municipality_id integer not null references municipalities,
  -- Which text: kind, key and field of what it belongs to, for example library/moving-in/ja-easy.
  subject text not null check (char_length(subject) between 1 and 200),
  rule text not null,
  words text not null check (char_length(words) between 1 and 2000),
  reason text not null check (char_length(reason) between 1 and 300),
  ignored_by uuid not null,
  ignored_at timestamptz not null default now(),
  -- Of the words, which may be a long sentence.
  words_hash text not null generated always as (md5(words)) stored,
  primary key (municipality_id, subject, rule, words_hash)
);
call protect_municipality_rows('easy_ignored');
