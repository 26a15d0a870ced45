import { getPlanForUpdate, getPlanHead } from "#modules/plan/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import type { StaffContext, SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { AppError, allow, type Issue, invalid } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { doAtOnce } from "#platform/tasks/do-at-once.ts";
import type { FieldSet } from "../fields/field-set.rules.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { obtainFieldSet } from "../fields/shipped-field-sets.ts";
import { obtainRuleSet } from "../grading/obtain-rule-set.ts";
import { readReviewer } from "../owners/read-reviewer.ts";
import { mayManageReview } from "../permissions.ts";
import { OPEN_YEAR } from "../review-tasks.ts";
import { prefill } from "../sheets/prefill.rules.ts";
import { readLastYear } from "../sheets/read-last-year.ts";
import { readLedgers } from "../sheets/read-ledger.ts";
import { insertSheets, type NewSheet } from "../sheets/sheet.data.ts";
import { insertSteps } from "../sheets/sheet-step.data.ts";
import { insertCycle } from "./cycle.data.ts";
import { type PreparedCycle, type PreparedProject, prepareCycle, withoutOwner } from "./prepare-cycle.ts";
import { type Schedule, workingDayOfReview } from "./schedule.rules.ts";
import type { ReviewSettings } from "./settings.data.ts";

export interface CycleToOpen {
  planKey: string;
  fiscalYear: number;
  basis?: "source" | "demo";
}

/**
 * Opens a fiscal year of a plan: one sheet for each project that was in force, filled with what last year's sheet and the
 * ledger know. All or nothing. @throws AppError invalid with one issue for each project that nobody answers for; conflict
 * where the year is open already
 */
export async function openCycle(ctx: StaffContext, input: CycleToOpen): Promise<number> {
  const { planKey: plan, fiscalYear } = input;
  const task = { kind: OPEN_YEAR, input: { plan, fiscalYear }, path: `/review/${plan}/${fiscalYear}` };
  return doAtOnce(ctx, task, async (scope) => {
    allow(mayManageReview(await readReviewer(ctx, scope)));
    return openCycleIn(ctx, scope, input);
  });
}

/** The same in a transaction of the caller, who has checked permission. */
export async function openCycleIn(
  ctx: StaffContext | SystemContext,
  scope: Scope,
  input: CycleToOpen,
): Promise<number> {
  // Two officers who open the same year wait for one another.
  await getPlanForUpdate(scope, input.planKey);
  const prepared = await prepareCycle(scope, { ...input, today: todayInJapan(ctx.clock.now()) });
  const { settings } = prepared;
  if (!settings) throw new AppError("conflict", "review.error.noSettings");
  refuseGaps(prepared);
  const fieldSet = await obtainFieldSet(scope, settings.fieldSet);
  const cycleId = await insertYear(ctx, scope, { input, prepared, settings, fieldSet });
  const sheets = await newSheets(scope, { prepared, fieldSet, at: ctx.clock.now().toISOString() });
  const ids = await insertSheets(scope, { id: cycleId, planId: prepared.plan.id }, sheets);
  await insertOpening(ctx, scope, { ids, sheets });
  await recordAudit(ctx, scope, {
    action: "reviewYear.opened",
    objectKind: "reviewYear",
    objectKey: `${input.planKey}/${input.fiscalYear}`,
    after: { sheets: ids.length, fieldSet: `${fieldSet.key} ${fieldSet.version}` },
  });
  return cycleId;
}

function refuseGaps(prepared: PreparedCycle): void {
  const issues = withoutOwner(prepared).map(
    ({ project }): Issue => ({
      path: `owner.${project.key}`,
      code: "review.error.noOwner",
      params: { project: project.title.ja ?? project.key },
    }),
  );
  if (issues.length > 0) throw invalid(issues, "review.error.owners");
  if (prepared.projects.length === 0) throw new AppError("conflict", "review.error.noProjects");
}

interface Year {
  input: CycleToOpen;
  prepared: PreparedCycle;
  settings: ReviewSettings;
  fieldSet: FieldSet;
}

async function insertYear(ctx: StaffContext | SystemContext, scope: Scope, year: Year): Promise<number> {
  const { input, prepared, settings, fieldSet } = year;
  const { head } = await getPlanHead(scope, input.planKey);
  const on = (monthAndDay: string) => workingDayOfReview(input.fiscalYear, monthAndDay);
  const schedule: Schedule = settings.schedule;
  return insertCycle(scope, {
    planId: prepared.plan.id,
    fiscalYear: input.fiscalYear,
    phases: head.cycle?.phases ?? [],
    chain: settings.chain.map((check) => ({ ...check, due: on(check.due) })),
    fieldSetId: fieldSet.id,
    ruleSetId: settings.ruleSet === null ? null : (await obtainRuleSet(scope, settings.ruleSet)).id,
    reportsDue: on(schedule.reportsDue),
    lockedAfter: schedule.lockedAfter && on(schedule.lockedAfter),
    settledDue: on(schedule.settledDue),
    openedAt: ctx.clock.now(),
    openedBy: ctx.audience === "staff" ? ctx.actor.staffId : null,
    basis: input.basis ?? "source",
  });
}

async function newSheets(
  scope: Scope,
  { prepared, fieldSet, at }: { prepared: PreparedCycle; fieldSet: FieldSet; at: string },
): Promise<NewSheet[]> {
  const { plan, fiscalYear, projects } = prepared;
  const keys = projects.map(({ project }) => project.key);
  const owned = projects.flatMap(({ project, bodyId }) => (bodyId === null ? [] : [{ project: project.key, bodyId }]));
  const lastYear = await readLastYear(scope, { planId: plan.id, fiscalYear }, owned);
  const ledgers = await readLedgers(scope, { planId: plan.id, projects: keys, fiscalYear });
  return projects.flatMap((entry) => {
    const { key } = entry.project;
    const source = { fiscalYear, lastYear: lastYear.get(key) ?? {}, ledger: ledgers.get(key) ?? [], at };
    return newSheet(entry, prefill(fieldSet.fields, source));
  });
}

function newSheet({ project, post, section, bodyId, placeName }: PreparedProject, values: SheetValues): NewSheet[] {
  if (!post || bodyId === null) return [];
  return [
    {
      project: project.key,
      projectTitle: project.title,
      place: project.place,
      bodyId,
      sectionId: section?.id ?? null,
      sectionName: placeName,
      postId: post.id,
      postName: post.name,
      values,
    },
  ];
}

async function insertOpening(
  ctx: StaffContext | SystemContext,
  scope: Scope,
  { ids, sheets }: { ids: readonly number[]; sheets: readonly NewSheet[] },
): Promise<void> {
  const at = ctx.clock.now();
  const actorId = ctx.audience === "staff" ? ctx.actor.staffId : null;
  const common = { at, actorId, postName: null, act: "open", fromState: null, toState: "notStarted" } as const;
  await insertSteps(
    scope,
    ids.map((sheetId, index) => ({
      ...common,
      sheetId,
      level: null,
      note: null,
      before: null,
      after: sheets[index]?.values ?? null,
    })),
  );
}
