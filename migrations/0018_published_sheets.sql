-- What everybody goes on reading of a published sheet that was given back, until it is published again; null otherwise.
alter table sheets
  add column published_values jsonb,
  add column published_settled text check (published_settled in ('none', 'provisional', 'confirmed')),
  -- Of sheet_grades: the grade that was on record; null where the sheet had none.
  add column published_grade bigint,
  add check ((published_values is null) = (published_settled is null)),
  add check (state <> 'published' or published_values is null);
