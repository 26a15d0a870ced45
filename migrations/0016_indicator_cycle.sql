-- A value may come from a statistic or from a survey that another section asked. What the value itself says goes before
-- what its indicator says; empty: as the indicator says.
alter table indicators drop constraint indicators_value_source_check,
  add constraint indicators_value_source_check check (value_source in ('manual', 'measure', 'partner', 'survey', 'otherSurvey', 'statistic'));
alter table indicator_values
  add column value_source text check (value_source in ('manual', 'measure', 'partner', 'survey', 'otherSurvey', 'statistic')),
  -- Name of the survey or statistic, and who asked or published it.
  add column collected_in jsonb,
  add column collected_by jsonb;

-- Baseline and target are meant in the counting that began on this day: they were worked out anew after a change.
alter table indicator_targets add column rebased_on text;

-- How an indicator was counted before `replaced_on`, and why that changed. The indicator itself says how it is counted now.
create table indicator_definitions (like plan_record_columns including all, primary key (municipality_id, key), foreign key (municipality_id, plan_id) references plans (municipality_id, id),
  indicator text not null, replaced_on text not null, definition jsonb, unit jsonb, formula jsonb, reason jsonb not null,
  foreign key (municipality_id, indicator) references indicators deferrable initially deferred,
  unique (municipality_id, indicator, replaced_on) deferrable initially deferred);
call protect_municipality_rows('indicator_definitions');

-- What was found when a desired state was looked at. Never changed: a wrong one is followed by a right one of the same day.
-- The state is named by its key alone, so that a review outlives a state that the plan no longer holds.
create table desired_state_reviews (
  id bigint generated always as identity primary key,
  municipality_id integer not null,
  plan_id integer not null,
  state_key text not null,
  reviewed_on text not null check (reviewed_on ~ '^\d{4}-\d{2}-\d{2}$'),
  judgement text not null check (judgement in ('reached', 'closer', 'same', 'further', 'notYet')),
  text jsonb,
  evidence text not null,
  actor_id uuid,
  created_at timestamptz not null default now(),
  foreign key (municipality_id, plan_id) references plans (municipality_id, id)
);
create index desired_state_reviews_plan on desired_state_reviews (plan_id, state_key, reviewed_on);
call protect_municipality_rows('desired_state_reviews');
revoke update, delete on desired_state_reviews from kakehashi_app;
