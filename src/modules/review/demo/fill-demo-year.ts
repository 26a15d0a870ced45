import type { SystemContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { getCycleById, updateCycle } from "../cycles/cycle.data.ts";
import { dayOfReview } from "../cycles/schedule.rules.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import { gradeSheets } from "../grading/grade-sheets.ts";
import { listSheets, type Sheet, type SheetChange, updateSheet } from "../sheets/sheet.data.ts";
import { insertSteps, type NewStep } from "../sheets/sheet-step.data.ts";
import type { DemoProject, DemoReviewFile, DemoYear, OpenDemoYear } from "./demo-review-file.ts";
import { demoValues } from "./demo-sheet.rules.ts";

interface YearToFill {
  file: DemoReviewFile;
  year: DemoYear;
  index: number;
  cycleId: number;
}

/** Where the sheets of the open year stand, one after the other, so that every state can be seen. */
const OPEN_STATES = ["notStarted", "draft", "head", "lead", "returned", "accepted", "notStarted", "committee"] as const;

/** Writes the sheets of one invented year as if its sections had sent them. */
export async function fillYear(ctx: SystemContext, scope: Scope, given: YearToFill): Promise<void> {
  const { file, year, index, cycleId } = given;
  const projects = new Map(file.owners.flatMap((owner) => owner.projects).map((project) => [project.key, project]));
  const sheets = await listSheets(scope, { cycleId });
  if (year.state === "open") await setOpenDates(ctx, scope, { cycleId, year });
  const steps: NewStep[] = [];
  for (const [place, sheet] of sheets.entries()) {
    const project = projects.get(sheet.project);
    if (!project) continue;
    const change =
      year.state === "published"
        ? publishedSheet(project, { year: year.year, index })
        : openSheet(project, { sheet, place, index, now: ctx.clock.now(), year: year.year });
    await updateSheet(scope, sheet, change);
    if (change.state) steps.push(stepTo(sheet, change, ctx.clock.now()));
  }
  await insertSteps(scope, steps);
  await gradeYear(ctx, scope, { cycleId, year });
  if (year.state === "published") {
    const publishedAt = new Date(`${dayOfReview(year.year, "09-01")}T01:00:00Z`);
    await updateCycle(scope, cycleId, { state: "published", publishedAt });
  }
}

/** The grades of the sheets that were sent. */
async function gradeYear(ctx: SystemContext, scope: Scope, at: { cycleId: number; year: DemoYear }): Promise<void> {
  const cycle = await getCycleById(scope, at.cycleId);
  const { fields } = await getFieldSet(scope, cycle.fieldSetId);
  const sheets = await listSheets(scope, { cycleId: cycle.id, states: ["submitted", "accepted", "published"] });
  const gradedAt =
    at.year.state === "open" ? ctx.clock.now() : new Date(`${dayOfReview(at.year.year, "05-14")}T05:00:00Z`);
  await gradeSheets(ctx, scope, { cycle, fields, sheets, gradedAt });
}

async function setOpenDates(
  ctx: SystemContext,
  scope: Scope,
  at: { cycleId: number; year: OpenDemoYear },
): Promise<void> {
  const { chain } = await getCycleById(scope, at.cycleId);
  const today = todayInJapan(ctx.clock.now());
  const inDays = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  await updateCycle(scope, at.cycleId, {
    reportsDue: inDays(at.year.reportsDue),
    settledDue: inDays(at.year.settledDue),
    chain: chain.map((check, level) => ({ ...check, due: inDays(at.year.checksDue[level] ?? at.year.reportsDue) })),
  });
}

function publishedSheet(project: DemoProject, { year, index }: { year: number; index: number }): SheetChange {
  return {
    values: demoValues(project, { fiscalYear: year, index }),
    state: "published",
    settledState: "confirmed",
    submittedAt: new Date(`${dayOfReview(year, "05-14")}T05:00:00Z`),
    acceptedAt: new Date(`${dayOfReview(year, "07-30")}T05:00:00Z`),
  };
}

interface OpenAt {
  sheet: Sheet;
  place: number;
  index: number;
  year: number;
  now: Date;
}

function openSheet(project: DemoProject, { sheet, place, index, year, now }: OpenAt): SheetChange {
  const state = OPEN_STATES[place % OPEN_STATES.length] ?? "notStarted";
  if (state === "notStarted") return {};
  const outputs = project.outputs.map(
    ([name, unit, numbers]) =>
      [
        name,
        unit,
        [...numbers.slice(0, index), Math.round((numbers[index - 1] ?? 0) * 1.04)],
      ] as DemoProject["outputs"][number],
  );
  const full = demoValues({ ...project, outputs }, { fiscalYear: year, index });
  if (state === "draft") return { values: { ...sheet.values, done: full.done ?? { text: "" } }, state: "draft" };
  const sent = { values: full, settledState: "provisional" as const, submittedAt: now };
  // A partner body has no head of section to ask.
  const head = sheet.sectionId === null ? 0 : 1;
  switch (state) {
    case "head":
      return { ...sent, state: "submitted", level: 0 };
    case "lead":
      return { ...sent, state: "submitted", level: head };
    case "committee":
      return { ...sent, state: "submitted", level: head + 1 };
    case "returned":
      return { ...sent, state: "returned", returnedNote: "参加した人の数の数え方（実人数か延べか）を書いてください。" };
    default:
      return { ...sent, state: "accepted", acceptedAt: now };
  }
}

const stepTo = (sheet: Sheet, change: SheetChange, now: Date): NewStep => ({
  sheetId: sheet.id,
  at: change.acceptedAt ?? change.submittedAt ?? now,
  actorId: null,
  postName: sheet.postName,
  act:
    change.state === "published"
      ? "publish"
      : change.state === "returned"
        ? "return"
        : change.state === "draft"
          ? "save"
          : "submit",
  fromState: sheet.state,
  toState: change.state ?? sheet.state,
  level: null,
  note: change.returnedNote ?? null,
  before: null,
  after: change.values ?? null,
});
