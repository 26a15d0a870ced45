import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { INDICATOR_KINDS } from "#modules/indicators/indicator-kinds.ts";
import { checkout } from "#platform/checkout.ts";
import { AppError } from "#platform/errors.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { withTestDatabase } from "#testing/test-database.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import { getPlan, loadDocument } from "../records/plan-record.data.ts";
import { importPlanFile } from "./import-plan-file.ts";

const { db } = await withTestDatabase();
const kinds = [...PLAN_KINDS, ...INDICATOR_KINDS];
const read = (path: string) => readFileSync(join(checkout, "data", path), "utf8");
const KANAZAWA = read("plans/kanazawa-2023.yaml");

async function city(code = "172014") {
  const municipality = await buildMunicipality(db, { code });
  return buildSystemContext(db, municipality);
}

it("creates a plan once; the same file again finds no difference", async () => {
  const ctx = await city();
  const first = await importPlanFile(ctx, { source: KANAZAWA, kinds });
  expect(first).toMatchObject({ outcome: "created", plan: "kanazawa-2023" });
  expect(await importPlanFile(ctx, { source: KANAZAWA, kinds })).toEqual({
    outcome: "unchanged",
    plan: "kanazawa-2023",
    changes: 0,
  });
  const changed = KANAZAWA.replace("state: adopted", "state: draft");
  expect(await importPlanFile(ctx, { source: changed, kinds })).toMatchObject({ outcome: "differs", changes: 1 });
  const document = await ctx.read(async (scope) =>
    loadDocument(scope, (await getPlan(scope, "kanazawa-2023")).id, kinds),
  );
  expect(document.plan.state).toBe("adopted");
  expect(document.records.projects).toHaveLength(96);
  const audit = await ctx.read((scope) => scope.db.selectFrom("audit_entries").select("action").execute());
  expect(audit).toEqual([{ action: "plan.imported" }, { action: "plan.versionMade" }]);

  const overlay = read("demo/kanazawa/kanazawa-2023.yaml");
  const laid = await importPlanFile(ctx, { source: overlay, kinds });
  expect(laid.outcome).toBe("overlaid");
  expect(laid.changes).toBeGreaterThan(30);
  expect(await importPlanFile(ctx, { source: overlay, kinds })).toMatchObject({ outcome: "unchanged" });
  expect(await importPlanFile(ctx, { source: KANAZAWA, kinds })).toMatchObject({ outcome: "unchanged" });
});

it("refuses another city's file, an overlay that claims to be real, and what does not hang together", async () => {
  const ctx = await city("172015");
  const codes = async (source: string) => {
    const error = await importPlanFile(ctx, { source, kinds }).catch((thrown: unknown) => thrown);
    return error instanceof AppError ? error.issues.map((issue) => issue.code) : error;
  };
  expect(await codes(KANAZAWA)).toEqual(["plan.error.otherMunicipality"]);
  const own = KANAZAWA.replace('"172014"', '"172015"');
  expect(await codes(own.replace("parent: p1", "parent: p9").replace('parent: "1"', 'parent: "9"'))).toContain(
    "plan.error.reference",
  );
  await importPlanFile(ctx, { source: own, kinds });
  const overlay =
    'format: kakehashi-plan/1\nmunicipality: "172015"\noverlay: kanazawa-2023\nsections:\n  - { key: x, name: { ja: 課 } }\n';
  expect(await codes(overlay)).toEqual(["plan.error.overlayNotDemo"]);
});
