import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { INDICATOR_KINDS } from "#modules/indicators/indicator-kinds.ts";
import { canonical } from "#platform/canonical.ts";
import { checkout } from "#platform/checkout.ts";
import { applyChanges } from "../editing/plan-edit.rules.ts";
import { readPlanYaml } from "../exchange/plan-file/read-plan-yaml.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import { type ComparedRow, compareVersions, findRecord } from "./compare-versions.rules.ts";
import { planOrder } from "./plan-order.rules.ts";

const kinds = [...PLAN_KINDS, ...INDICATOR_KINDS];
const PLANS = join(checkout, "data/plans");
const plans = readdirSync(PLANS)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => readPlanYaml(readFileSync(join(PLANS, name), "utf8"), kinds).document);
const plan = plans.find((document) => document.plan.key === "kanazawa-2023") as PlanDocument;

const edit = (kind: string, key: string, after: Record<string, unknown>) => {
  const record = findRecord(plan, { kind, key }) as unknown as Record<string, unknown>;
  const before = Object.fromEntries(Object.keys(after).map((name) => [name, record[name] ?? null]));
  return { kind, key, operation: "edit", before, after } as const;
};
const told = ({ kind, key, what, field }: ComparedRow) => [what, `${kind}/${key}`, field].filter(Boolean).join(" ");

it.each(plans)("finds nothing between $plan.key and itself, in whatever way it was stored", (document) => {
  expect(compareVersions(document, document, kinds)).toEqual([]);
  expect(compareVersions(document, JSON.parse(canonical(document)), kinds)).toEqual([]);
});

it.each(plans)("meets each record of $plan.key once", (document) => {
  const order = planOrder(document, kinds).map(({ kind, key }) => `${kind}/${key}`);
  expect(new Set(order).size).toBe(order.length);
  expect(order.length).toBe(1 + Object.values(document.records).reduce((sum, list) => sum + list.length, 0));
});

const [first, second] = plan.records.projects as [PlanRecord, PlanRecord];

it("tells renamed, moved, ended and edited apart, in the order of the plan and not of its lists", () => {
  const nodes = plan.records.nodes ?? [];
  const last = nodes.at(-1) as PlanRecord;
  const listing = plan.records.listings?.[0] as PlanRecord & { node: string };
  const after = applyChanges(plan, [
    edit("projects", first.key, { title: { ja: "新しい名称" }, retiredOn: "2026-03-31" }),
    edit("listings", listing.key, { node: last.key }),
    edit("nodes", nodes[0]?.key ?? "", { summary: { ja: "新しい要約" } }),
    edit("plan", plan.plan.key, { state: "amended", vision: { ja: "新しい理念" } }),
  ]);
  const rows = compareVersions(plan, after, kinds).map(told);
  expect(rows[0]).toBe(`edited plan/${plan.plan.key} vision`);
  expect(rows).toHaveLength(5);
  expect(rows).toEqual(
    expect.arrayContaining([
      `edited nodes/${nodes[0]?.key} summary`,
      `renamed projects/${first.key} title`,
      `edited projects/${first.key} retiredOn`,
      `moved listings/${listing.key} node`,
    ]),
  );
  expect(rows.indexOf(`edited nodes/${nodes[0]?.key} summary`)).toBeLessThan(
    rows.indexOf(`renamed projects/${first.key} title`),
  );
});

it("tells a new project once, with its home, and what is gone where it stood", () => {
  const project = { ...second, key: "new-project", position: "0.5", title: { ja: "新しい事業" } };
  const home = { key: "new-home", position: "0.5", basis: "source", node: "1-1-1", project: "new-project", home: true };
  const [listing] = plan.records.listings as [PlanRecord & { node: string; project: string }];
  const after: PlanDocument = {
    plan: plan.plan,
    records: {
      ...plan.records,
      projects: [project as PlanRecord, ...(plan.records.projects ?? []).filter(({ key }) => key !== listing.project)],
      listings: [
        home as unknown as PlanRecord,
        ...(plan.records.listings ?? []).filter((entry) => (entry as typeof listing).project !== listing.project),
      ],
    },
  };
  const rows = compareVersions(plan, after, kinds).map(told);
  expect(rows).toContain("added projects/new-project");
  expect(rows).toContain(`removed projects/${listing.project}`);
  expect(rows).not.toContain("added listings/new-home");
});

it("leaves alone what is not the plan's wording: reported values, where it is printed, positions without another order", () => {
  const values = [{ key: "v", position: "1", basis: "source", indicator: "i", date: "2024", value: "1" }];
  const spread = (plan.records.nodes ?? []).map((node, index) => ({ ...node, position: String(index * 7 + 1) }));
  const after = { plan: plan.plan, records: { ...plan.records, values, nodes: spread } } as unknown as PlanDocument;
  expect(compareVersions(plan, applyChanges(after, [edit("projects", first.key, { source: "p. 1" })]), kinds)).toEqual(
    [],
  );
});

it("says behind whom something stands now where only the order changed", () => {
  const siblings = (plan.records.nodes ?? []).filter(
    (node) => (node as PlanRecord & { parent: string }).parent === null,
  );
  const [one, two, three] = siblings as [PlanRecord, PlanRecord, PlanRecord];
  const between = String((Number(two.position) + Number(three.position)) / 2);
  const after = applyChanges(plan, [edit("nodes", one.key, { position: between })]);
  expect(compareVersions(plan, after, kinds)).toEqual([
    expect.objectContaining({ kind: "nodes", key: one.key, what: "reordered", before: null, after: two.key }),
  ]);
});

/** Any edits of any texts of the plan. */
const edits = fc.uniqueArray(
  fc
    .record({
      kind: fc.constantFrom("nodes", "projects", "texts", "actions", "indicators"),
      at: fc.nat(200),
      field: fc.constantFrom("title", "summary", "text"),
      ja: fc.string({ minLength: 1, maxLength: 5 }),
    })
    .map(({ kind, at, field, ja }) => {
      const records = plan.records[kind] ?? [];
      const record = records[at % Math.max(1, records.length)] as PlanRecord | undefined;
      return record && field in record ? edit(kind, record.key, { [field]: { ja } }) : undefined;
    })
    .filter((change) => change !== undefined),
  { maxLength: 12, selector: ({ kind, key, after }) => `${kind}/${key}/${Object.keys(after)}` },
);

it("tells each edit exactly once, with what stood there and what stands there now", () => {
  fc.assert(
    fc.property(edits, (changes) => {
      const rows = compareVersions(plan, applyChanges(plan, changes), kinds);
      const expected = changes.filter(({ before, after }) => canonical(before) !== canonical(after));
      expect(rows.map(({ kind, key, field }) => `${kind}/${key}/${field}`).sort()).toEqual(
        expected.map(({ kind, key, after }) => `${kind}/${key}/${Object.keys(after)}`).sort(),
      );
      for (const { kind, key, field, before, after } of rows) {
        const change = expected.find(
          (entry) => entry.kind === kind && entry.key === key && (field ?? "") in entry.after,
        );
        expect([before, after]).toEqual([change?.before[field ?? ""], change?.after[field ?? ""]]);
      }
    }),
    { numRuns: 60 },
  );
});
