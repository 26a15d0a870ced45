import { recordAudit } from "#platform/audit/record-audit.ts";
import type { SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { type Issue, invalid } from "#platform/errors.ts";
import { changePlan } from "../changes/change-plan.ts";
import { diffPlans, diffRecords } from "../changes/plan-diff.rules.ts";
import { getPlanForUpdate } from "../editing/plan-edit.data.ts";
import { findMissingShared } from "../records/find-missing-shared.ts";
import { withoutDemo } from "../records/plan-demo.rules.ts";
import { checkDocument, type PlanDocument } from "../records/plan-document.rules.ts";
import {
  checkConstraints,
  findPlan,
  insertPlan,
  insertRecords,
  loadDocument,
  type PlanReference,
} from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { loadVersionDocument } from "../versions/load-version-document.ts";
import { PUBLIC_VERSIONS } from "../versions/plan-state.rules.ts";
import { insertVersion } from "../versions/version.data.ts";
import { type PlanFile, withPlaces } from "./plan-file/plan-file.rules.ts";
import { readPlanYaml } from "./plan-file/read-plan-yaml.ts";

/** `differs`: the database keeps what it has, `changes` says how much the file would change. */
export interface ImportOutcome {
  outcome: "created" | "unchanged" | "differs" | "overlaid";
  /** The plan's key. */
  plan: string;
  changes: number;
}

type Kinds = readonly RecordKind[];

/**
 * Loads a plan file from the command line. A plan that is not there yet is created; one that is there is compared and
 * left alone, because after the first load the database is the truth. An overlay (`overlay: <plan>`) adds its demo
 * records that are not there yet. Throws `invalid` with lines and records for a file that is wrong.
 */
export async function importPlanFile(
  ctx: SystemContext,
  input: { source: string; kinds: Kinds },
): Promise<ImportOutcome> {
  const file = readPlanYaml(input.source, input.kinds);
  if (file.municipality !== ctx.municipality.code) throw invalid([otherMunicipality(file, ctx)], "plan.error.file");
  return ctx.transaction((scope) => {
    const { overlay } = file;
    return overlay === null
      ? loadPlan(ctx, scope, { file, kinds: input.kinds })
      : addOverlay(ctx, scope, { file, kinds: input.kinds, overlay });
  });
}

function otherMunicipality(file: PlanFile, ctx: SystemContext): Issue {
  const params = { code: file.municipality, expected: ctx.municipality.code, line: 1 };
  return { path: "municipality", code: "plan.error.otherMunicipality", params };
}

interface Loading {
  file: PlanFile;
  kinds: Kinds;
}

async function loadPlan(ctx: SystemContext, scope: Scope, { file, kinds }: Loading): Promise<ImportOutcome> {
  const { document } = file;
  const present = await findPlan(scope, document.plan.key);
  if (present) return compare(scope, present, { document, kinds });
  const missing = await findMissingShared(scope, document, { planId: null, kinds });
  refuseIfWrong(withPlaces([...checkDocument(document, kinds), ...missing], file));
  const { plan, count } = await createPlan(scope, document, kinds);
  await recordAudit(ctx, scope, {
    action: "plan.imported",
    objectKind: "plan",
    objectKey: document.plan.key,
    after: { records: count },
  });
  await keepFirstVersion(ctx, scope, { plan, kinds });
  await bumpRevision(scope);
  return { outcome: "created", plan: document.plan.key, changes: count };
}

/** The plan's history begins behind the first load, so the records come in without entries in it. */
async function createPlan(
  scope: Scope,
  document: PlanDocument,
  kinds: Kinds,
): Promise<{ plan: PlanReference; count: number }> {
  const [head, ...lists] = kinds;
  if (head?.name !== "plan") throw new Error("the first kind of record must be the plan's head");
  const planId = await insertPlan(scope, head, document.plan);
  let count = 1;
  for (const kind of lists) {
    const records = document.records[kind.name] ?? [];
    await insertRecords(scope, kind, { planId, records });
    count += records.length;
  }
  await checkConstraints(scope);
  return { plan: { id: planId, key: document.plan.key }, count };
}

/** A plan that the public was shown already is kept as it came: as printed, before anybody works with it. */
async function keepFirstVersion(
  ctx: SystemContext,
  scope: Scope,
  { plan, kinds }: { plan: PlanReference; kinds: Kinds },
): Promise<void> {
  const document = await loadVersionDocument(scope, plan.id, kinds);
  const kind = PUBLIC_VERSIONS.find((known) => known === document.plan.state);
  if (!kind) return;
  const datedOn = document.plan.publishedOn;
  const made = { label: null, reason: null, madeBy: null, madeAt: ctx.clock.now() };
  const { number, sha256 } = await insertVersion(scope, plan.id, { kind, datedOn, document, ...made });
  await recordAudit(ctx, scope, {
    action: "plan.versionMade",
    objectKind: "plan",
    objectKey: `${plan.key}/versions/${number}`,
    after: { number, kind, sha256 },
  });
}

async function compare(
  scope: Scope,
  plan: PlanReference,
  { document, kinds }: { document: PlanDocument; kinds: Kinds },
): Promise<ImportOutcome> {
  const current = withoutDemo(await loadDocument(scope, plan.id, kinds));
  const changes = diffPlans(current, document, kinds).length;
  return { outcome: changes === 0 ? "unchanged" : "differs", plan: plan.key, changes };
}

async function addOverlay(
  ctx: SystemContext,
  scope: Scope,
  { file, kinds, overlay }: Loading & { overlay: string },
): Promise<ImportOutcome> {
  const plan = await getPlanForUpdate(scope, overlay);
  const current = await loadDocument(scope, plan.id, kinds);
  const next: PlanDocument = { plan: current.plan, records: { ...current.records } };
  const issues: Issue[] = [];
  const changes = kinds.flatMap((kind) => {
    const overlaid = file.document.records[kind.name] ?? [];
    for (const record of overlaid) {
      if (record.basis !== "demo")
        issues.push({ path: `${kind.name}.${record.key}.basis`, code: "plan.error.overlayNotDemo" });
    }
    const known = new Set(current.records[kind.name]?.map((record) => record.key));
    const list = [...(current.records[kind.name] ?? []), ...overlaid.filter((record) => !known.has(record.key))];
    if (overlaid.length === 0) return [];
    next.records[kind.name] = list;
    return diffRecords(kind, current.records[kind.name] ?? [], list).filter((change) => change.operation === "add");
  });
  refuseIfWrong(withPlaces(issues, file));
  if (changes.length === 0) return { outcome: "unchanged", plan: plan.key, changes: 0 };
  const missing = await findMissingShared(scope, next, { planId: plan.id, kinds });
  refuseIfWrong(withPlaces([...checkDocument(next, kinds), ...missing], file));
  await changePlan(ctx, scope, { plan, kinds, changes, action: "plan.imported" });
  return { outcome: "overlaid", plan: plan.key, changes: changes.length };
}

function refuseIfWrong(issues: Issue[]): void {
  if (issues.length > 0) throw invalid(issues, "plan.error.file");
}
