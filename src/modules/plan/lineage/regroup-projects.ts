import type { StaffContext } from "#platform/context.ts";
import { type Issue, invalid } from "#platform/errors.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { type Change, diffRecords } from "../changes/plan-diff.rules.ts";
import { getKind, getRecord, type PlanTarget } from "../editing/edit-plan.ts";
import { checkListingPlace } from "../editing/listing-place.rules.ts";
import { chooseKey, keyWords } from "../editing/plan-edit.rules.ts";
import { parseRecord } from "../editing/record-input.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import { projectKind } from "../records/plan-kinds.ts";
import type { Project } from "../records/plan-records.ts";
import { isInPeriod } from "./check-lineage.rules.ts";
import { type Outcome, REGROUPED_KINDS } from "./regroup.rules.ts";

/** A project as somebody typed it. */
export interface TypedOutcome {
  /** Of a project that is there; null: a new one. */
  existing: string | null;
  /** Of a new one; null: made from its English title. */
  key: string | null;
  fields: Record<string, unknown>;
  home: string;
}

/** What merging and splitting have in common. */
export interface Regrouping extends PlanTarget {
  /** Written as officers do. */
  on: string;
  reason: string | null;
}

/** @throws AppError invalid where it is no day, or outside the plan's period */
export function dayOf(document: PlanDocument, typed: string): string {
  const on = readTypedDate(typed) ?? "";
  if (on.length !== 10) throw invalid([{ path: "on", code: "plan.error.wholeDate" }]);
  if (!isInPeriod(document.plan, on)) throw invalid([{ path: "on", code: "plan.error.lineagePeriod" }]);
  return on;
}

/** @throws AppError invalid where a project has ended, or is to end, already; notFound */
export function projectInForce(ctx: StaffContext, document: PlanDocument, key: string): Project {
  const project = getRecord<Project>(document, "projects", key);
  if (project.retiredOn === null) return project;
  throw invalid([{ path: "from", code: "plan.error.lineageEnded", params: { name: ctx.say.plain(project.title) } }]);
}

/** `at`: begins the names of the part's inputs (`parts.0.`). @throws AppError invalid, its paths with that beginning */
export function outcomeOf(
  ctx: StaffContext,
  document: PlanDocument,
  { typed, at, taken }: { typed: TypedOutcome; at: string; taken: ReadonlySet<string> },
): Outcome {
  try {
    checkListingPlace(document, { node: typed.home, path: "home" }, (text) => ctx.say.plain(text));
    const key = typed.existing ?? newKey(typed, taken);
    const stored = typed.existing ? getRecord<Project>(document, "projects", typed.existing) : undefined;
    const { position: _, version: __, ...kept } = stored ?? ({} as Partial<Project>);
    const project = parseRecord(projectKind, { ...kept, ...typed.fields, key }) as Project;
    return { project, home: typed.home };
  } catch (error) {
    throw at === "" ? error : prefixed(error, at);
  }
}

/** An address for ever: somebody should choose it where the English title says nothing. */
function newKey({ key, fields }: TypedOutcome, taken: ReadonlySet<string>): string {
  if (key && taken.has(key))
    throw invalid([{ path: "key", code: "plan.error.keyTwice", params: { key, list: "projects" } }]);
  if (key) return key;
  const english = (fields.title as { en?: unknown } | null | undefined)?.en;
  const title = typeof english === "string" ? english : undefined;
  const chosen = chooseKey({ title, one: "project" }, taken);
  if (keyWords(title) === "") throw invalid([{ path: "key", code: "plan.error.keyNeeded", params: { key: chosen } }]);
  return chosen;
}

function prefixed(error: unknown, at: string): unknown {
  const { issues } = error as { issues?: Issue[] };
  return issues?.length ? invalid(issues.map((issue) => ({ ...issue, path: `${at}${issue.path}` }))) : error;
}

/** The changes from the plan as it is to the plan as it will be, for `edit-plan.ts`. */
export function regroupingChanges(target: PlanTarget, before: PlanDocument, after: PlanDocument): Change[] {
  return REGROUPED_KINDS.flatMap((name) =>
    diffRecords(getKind(target.kinds, name), recordsOf(before, name), recordsOf(after, name)),
  );
}
