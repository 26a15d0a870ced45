-- When the person last showed in this session who they are: by signing in, or again before changing how they sign in.
alter table sessions add column confirmed_at timestamptz;
