import { getCityBody, listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { DOCUMENT_TOO_HEAVY, type Documents } from "#platform/documents/document-task.ts";
import { AppError, allow, type Issue, invalid } from "#platform/errors.ts";
import type { RecordedChange } from "../changes/plan-change.data.ts";
import { type Change, diffPlans } from "../changes/plan-diff.rules.ts";
import { listChangesSince } from "../changes/plan-history.data.ts";
import type { PlanTarget } from "../editing/edit-plan.ts";
import { applyChanges, findNewIssues } from "../editing/plan-edit.rules.ts";
import { mayEditPlan } from "../permissions.ts";
import { listKeysElsewhere } from "../records/find-missing-shared.ts";
import { keepDemo, withoutDemo } from "../records/plan-demo.rules.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { getPlan, loadDocument } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { type FileConflict, mergeFile, planAsItWas } from "./merge-file.rules.ts";
import type { ExportMark } from "./plan-file/plan-file.rules.ts";
import type { Upload } from "./plan-file/read-upload.ts";
import { findChangeTime, findLastChange, getImport, insertImport, type PlanImport } from "./plan-import.data.ts";
import { CHECK_UPLOAD } from "./plan-tasks.ts";

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/**
 * Reads an uploaded plan, checks it against everything a plan must be, and keeps it for the decision. Returns its id.
 * The plan itself is not touched.
 * @throws AppError forbidden, notFound; invalid with one issue for everything that is wrong, each with its place; unavailable
 */
export async function prepareImport(
  ctx: StaffContext,
  target: PlanTarget & { documents: Documents },
  upload: Upload,
): Promise<string> {
  const { plan, elsewhere, document: current } = await readCurrent(ctx, target);
  const given = { upload, current, elsewhere, municipality: ctx.municipality.code };
  const { mark, document } = await target.documents.run(CHECK_UPLOAD, given).catch(refuseHeavy);
  const now = ctx.clock.now();
  return ctx.transaction(async (scope) =>
    insertImport(
      scope,
      {
        planId: plan.id,
        staffId: ctx.actor.staffId,
        fileName: upload.name.slice(0, 200),
        document,
        exportedAfter: await findOwnMark(scope, plan.id, mark),
        expiresAt: new Date(now.getTime() + KEPT_FOR_MS),
      },
      now,
    ),
  );
}

/** A file that takes too much time or memory is as wrong as any other, and is told in the same place. */
function refuseHeavy(error: unknown): never {
  const isHeavy = error instanceof AppError && error.code === DOCUMENT_TOO_HEAVY;
  throw isHeavy ? invalid([{ path: "", code: "plan.error.fileTooHeavy" }], "plan.error.file") : error;
}

/** The mark of a file that was taken out of this plan of this installation; the number alone may be another one's. */
async function findOwnMark(scope: Scope, planId: number, mark: ExportMark | null): Promise<number | null> {
  if (mark === null || mark.change === 0) return mark?.change ?? null;
  const at = await findChangeTime(scope, { planId, id: mark.change });
  return at !== undefined && at.toISOString() === mark.at ? mark.change : null;
}

/** One act on the plan since a file was taken out of it. */
export interface LaterAct {
  at: Date;
  actorId: string | null;
  count: number;
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
  /** The plan's newest change when the file was taken out of it; null where that is not known. */
  exportedAfter: number | null;
  /** When that change was made; undefined for the plan's first state. */
  exportedAt: Date | undefined;
  /** What has been done since, the newest first. None of it is in `changes`, unless `take` decided a conflict so. */
  since: LaterAct[];
  /** By staff id. */
  names: ReadonlyMap<string, string>;
  /** Where the plan and the file changed the same place, each in its own way. */
  conflicts: FileConflict[];
  /** What would no longer hang together, though the file does by itself. */
  issues: Issue[];
}

/** `take`: the ids of conflicts that are decided for the file so far. @throws AppError forbidden, notFound */
export async function previewImport(
  ctx: StaffContext,
  target: PlanTarget & { id: string; take: ReadonlySet<string> },
): Promise<ImportPreview> {
  return ctx.read(async (scope) => {
    const city = await getCityBody(scope);
    allow(mayEditPlan(ctx.actor, city.id));
    const plan = await getPlan(scope, target.plan);
    const whose = { planId: plan.id, staffId: ctx.actor.staffId, now: ctx.clock.now() };
    const { document, ...kept } = await getImport(scope, target.id, whose);
    const lastChange = await findLastChange(scope, plan.id);
    const current = await loadDocument(scope, plan.id, target.kinds);
    const newer = await listNewer(scope, plan.id, kept);
    const outcome = changesOfImport(current, { document, newer, take: target.take }, target.kinds);
    const after = applyChanges(current, outcome.changes);
    return {
      ...kept,
      ...outcome,
      current,
      lastChange,
      exportedAt: await findChangeTime(scope, { planId: plan.id, id: kept.exportedAfter ?? 0 }),
      since: actsOf(newer),
      names: await listStaffNames(scope),
      issues: newer.length > 0 ? findNewIssues(current, after, target.kinds) : [],
    };
  });
}

/** What has been changed in the plan since the file was taken out of it, the newest first; nothing where that is not known. */
export async function listNewer(
  scope: Scope,
  planId: number,
  { exportedAfter }: Pick<PlanImport, "exportedAfter">,
): Promise<RecordedChange[]> {
  return exportedAfter === null ? [] : listChangesSince(scope, { planId, afterId: exportedAfter });
}

function actsOf(newer: readonly RecordedChange[]): LaterAct[] {
  const acts = Map.groupBy(newer, (change) => change.batch);
  return [...acts.values()].flatMap(([last, ...others]) =>
    last ? [{ at: last.at, actorId: last.actorId, count: others.length + 1 }] : [],
  );
}

/**
 * The changes that an import makes. Of a plan that has been changed since the file was taken out of it only what the file
 * itself changed; demo records stay as far as they can.
 */
export function changesOfImport(
  current: PlanDocument,
  upload: { document: PlanDocument; newer: readonly Change[]; take: ReadonlySet<string> },
  kinds: readonly RecordKind[],
): { changes: Change[]; droppedDemo: number; conflicts: FileConflict[] } {
  const sides = { old: planAsItWas(current, upload.newer), now: withoutDemo(current), file: upload.document };
  const merged =
    upload.newer.length === 0 ? { document: upload.document, conflicts: [] } : mergeFile(sides, kinds, upload.take);
  const { document, dropped } = keepDemo(current, merged.document, kinds);
  return { changes: diffPlans(current, document, kinds), droppedDemo: dropped, conflicts: merged.conflicts };
}

async function readCurrent(ctx: StaffContext, target: PlanTarget) {
  return ctx.read(async (scope) => {
    const city = await getCityBody(scope);
    allow(mayEditPlan(ctx.actor, city.id));
    const plan = await getPlan(scope, target.plan);
    const elsewhere = await listKeysElsewhere(scope, target.kinds, plan.id);
    return { plan, elsewhere, document: await loadDocument(scope, plan.id, target.kinds) };
  });
}
