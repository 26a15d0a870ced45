-- The newest change of the plan when the uploaded file was taken out of it (0: before the first), so that what others changed
-- since can stay. Null where the file does not say, or names a change that this plan does not have.
alter table plan_imports add column exported_after_change bigint;
