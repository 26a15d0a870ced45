import type { ResidentContext, StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { allow, notFound } from "#platform/errors.ts";
import { WRITE_COMPARISON } from "../exchange/plan-tasks.ts";
import { mayReadPlan } from "../permissions.ts";
import { getPlan, type PlanReference } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { loadVersionDocument, type VersionDocument } from "./load-version-document.ts";
import { isPublicKind } from "./plan-state.rules.ts";
import { getVersion, type Version } from "./version.data.ts";
import type { ExportedComparison } from "./write-comparison.ts";

/** Two states of a plan; `now`: as it stands. */
export interface ComparisonPlace {
  plan: string;
  before: number;
  after: number | "now";
}

export interface ReadComparison {
  plan: PlanReference;
  /** The plan as it stands. */
  today: VersionDocument;
  before: { version: Version; document: VersionDocument };
  /** Without a version: the plan as it stands. */
  after: { version: Version | null; document: VersionDocument };
}

/** Both states in one transaction, for callers that have their own. @throws AppError notFound */
export async function findComparison(
  scope: Scope,
  { plan: key, before, after, kinds }: ComparisonPlace & { kinds: readonly RecordKind[] },
): Promise<ReadComparison> {
  const plan = await getPlan(scope, key);
  const today = await loadVersionDocument(scope, plan.id, kinds);
  const old = await getVersion(scope, { planId: plan.id, number: before });
  const next = after === "now" ? null : await getVersion(scope, { planId: plan.id, number: after });
  return {
    plan,
    today,
    before: { version: old, document: old.document },
    after: { version: next, document: next?.document ?? today },
  };
}

/**
 * For residents where both are public, for staff who see the plan always. @throws AppError notFound, forbidden
 */
export async function readComparison(
  ctx: ResidentContext | StaffContext,
  place: ComparisonPlace & { kinds: readonly RecordKind[] },
): Promise<ReadComparison> {
  if (ctx.audience === "staff") allow(mayReadPlan(ctx.actor));
  const comparison = await ctx.read((scope) => findComparison(scope, place));
  const versions = [comparison.before.version, comparison.after.version];
  const isPublic = versions.every((version) => version === null || isPublicKind(version.kind));
  if (ctx.audience === "resident" && !isPublic) throw notFound("plan.error.versionNotFound");
  return comparison;
}

/** The comparison as officials file it: an .xlsx table on A4 across. @throws AppError notFound, forbidden, unavailable */
export async function exportComparison(
  ctx: ResidentContext | StaffContext,
  input: ComparisonPlace & { kinds: readonly RecordKind[]; documents: Documents },
): Promise<ExportedComparison> {
  const { documents, ...place } = input;
  const { plan, before, after } = await readComparison(ctx, place);
  const entry = ({ version, document }: typeof before | typeof after) => {
    if (!version) return { document, version };
    const { document: _, ...rest } = version;
    return { document, version: rest };
  };
  return documents.run(WRITE_COMPARISON, {
    plan: plan.key,
    before: entry(before),
    after: entry(after),
    language: ctx.say.language.code,
  });
}
