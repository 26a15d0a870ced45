import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { allow, type Issue, invalid } from "#platform/errors.ts";
import { type Change, diffPlans } from "../changes/plan-diff.rules.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import { mayEditPlan } from "../permissions.ts";
import { keepDemo } from "../records/plan-demo.rules.ts";
import { checkDocument, type PlanDocument } from "../records/plan-document.rules.ts";
import { getPlan, loadDocument } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { type PlanFile, withPlaces } from "./plan-file/plan-file.rules.ts";
import { readUpload, type Upload } from "./plan-file/read-upload.ts";
import { findLastChange, getImport, insertImport } from "./plan-import.data.ts";

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/**
 * Reads an uploaded plan, checks it against everything a plan must be, and keeps it for the decision. Returns its id.
 * The plan itself is not touched.
 * @throws AppError forbidden, notFound; invalid with one issue for everything that is wrong, each with its place
 */
export async function prepareImport(ctx: StaffContext, target: PlanTarget, upload: Upload): Promise<string> {
  const { plan, document } = await readCurrent(ctx, target);
  const file = await readUpload(upload, target.kinds);
  if (file.overlay !== null) throw invalid([{ path: "", code: "plan.error.overlayUpload" }], "plan.error.file");
  const issues = [...findMisplaced(ctx, file, target), ...findDemo(file)];
  if (issues.length > 0) throw invalid(withPlaces(issues, file), "plan.error.file");
  const merged = keepDemo(document, file.document, target.kinds);
  const wrong = checkDocument(merged.document, target.kinds);
  if (wrong.length > 0) throw invalid(withPlaces(wrong, file), "plan.error.file");
  const now = ctx.clock.now();
  return ctx.transaction((scope) =>
    insertImport(
      scope,
      {
        planId: plan.id,
        staffId: ctx.actor.staffId,
        fileName: upload.name.slice(0, 200),
        document: file.document,
        expiresAt: new Date(now.getTime() + KEPT_FOR_MS),
      },
      now,
    ),
  );
}

/** What an import would do to the plan as it is now. */
export interface ImportPreview {
  id: string;
  fileName: string;
  expiresAt: Date;
  current: PlanDocument;
  changes: Change[];
  /** Demo records that would lose what they refer to. */
  droppedDemo: number;
  /** The plan's newest change; `applyImport` refuses when another has come behind it. */
  lastChange: number;
}

/** @throws AppError forbidden, notFound */
export async function previewImport(ctx: StaffContext, target: PlanTarget & { id: string }): Promise<ImportPreview> {
  return ctx.read(async (scope) => {
    const city = await getCityBody(scope);
    allow(mayEditPlan(ctx.actor, city.id));
    const plan = await getPlan(scope, target.plan);
    const whose = { planId: plan.id, staffId: ctx.actor.staffId, now: ctx.clock.now() };
    const { document, ...kept } = await getImport(scope, target.id, whose);
    const lastChange = await findLastChange(scope, plan.id);
    const current = await loadDocument(scope, plan.id, target.kinds);
    const { changes, droppedDemo } = changesOfImport(current, document, target.kinds);
    return { ...kept, current, changes, droppedDemo, lastChange };
  });
}

/** The changes that an import makes; demo records stay as far as they can. */
export function changesOfImport(
  current: PlanDocument,
  uploaded: PlanDocument,
  kinds: readonly RecordKind[],
): { changes: Change[]; droppedDemo: number } {
  const { document, dropped } = keepDemo(current, uploaded, kinds);
  return { changes: diffPlans(current, document, kinds), droppedDemo: dropped };
}

async function readCurrent(ctx: StaffContext, target: PlanTarget) {
  return ctx.read(async (scope) => {
    const city = await getCityBody(scope);
    allow(mayEditPlan(ctx.actor, city.id));
    const plan = await getPlan(scope, target.plan);
    return { plan, document: await loadDocument(scope, plan.id, target.kinds) };
  });
}

function findMisplaced(ctx: StaffContext, file: PlanFile, target: PlanTarget): Issue[] {
  const issues: Issue[] = [];
  const { code } = ctx.municipality;
  const { key } = file.document.plan;
  if (file.municipality !== code) {
    const params = { code: file.municipality.slice(0, 20), expected: code };
    issues.push({ path: "municipality", code: "plan.error.otherMunicipality", params });
  }
  if (key !== target.plan) {
    issues.push({ path: `plan.${key}.key`, code: "plan.error.otherPlan", params: { key, expected: target.plan } });
  }
  return issues;
}

/** What is invented comes from `data/demo` alone, so that it can be told apart and taken away. */
function findDemo({ document }: PlanFile): Issue[] {
  const all = [["plan", [document.plan]] as const, ...Object.entries(document.records)];
  return all.flatMap(([kind, records]) =>
    records
      .filter((record) => record.basis === "demo")
      .map((record) => ({ path: `${kind}.${record.key}.basis`, code: "plan.error.demoInImport" })),
  );
}
