import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { INDICATOR_KINDS } from "#modules/indicators/indicator-kinds.ts";
import { sameValue } from "#platform/canonical.ts";
import { checkout } from "#platform/checkout.ts";
import { AppError } from "#platform/errors.ts";
import { readPlanYaml } from "../exchange/plan-file/read-plan-yaml.ts";
import { PLAN_KINDS } from "../records/plan-kinds.ts";
import { changeableFields, type PlanRecord, type RecordKind } from "../records/record-kind.rules.ts";
import { issuesForForm, readRecordForm, valuesOf } from "./record-form.rules.ts";
import { cleanText, parseRecord } from "./record-input.rules.ts";

const kinds = [...PLAN_KINDS, ...INDICATOR_KINDS];
const kindOf = (name: string) => kinds.find((kind) => kind.name === name) as RecordKind;

it.each(["kanazawa-2023", "sapporo-outline", "sapporo-strategy", "yamaguchi-vision"])(
  "gives every record of %s back unchanged when its form is saved untouched",
  (plan) => {
    const source = readFileSync(join(checkout, "data", "plans", `${plan}.yaml`), "utf8");
    const { document } = readPlanYaml(source, kinds);
    const records = kinds.flatMap((kind) => {
      const list = kind.name === "plan" ? [document.plan] : (document.records[kind.name] ?? []);
      return list.map((record) => ({ kind, record }));
    });
    expect(records.length).toBeGreaterThan(20);
    expect(records.flatMap(({ kind, record }) => differences(kind, record))).toEqual([]);
  },
);

function differences(kind: RecordKind, record: PlanRecord): string[] {
  const read = readRecordForm(kind, valuesOf(kind, record));
  const again = parseRecord(kind, { key: record.key, ...read.fields });
  const field = (from: PlanRecord, name: string) => (from as unknown as Record<string, unknown>)[name];
  const names = changeableFields(kind).filter((name) => !sameValue(field(again, name), field(record, name)));
  return [...read.issues.map((issue) => issue.path), ...names].map((name) => `${kind.name}.${record.key}.${name}`);
}

it("reads grids row by row, leaves blank rows out and ties what is wrong to the row where it was typed", () => {
  const values = {
    "horizons.0.key": "short",
    "horizons.0.name.ja": "短期",
    "horizons.0.fromYear": "０",
    "horizons.0.toYear": "5",
    "horizons.1.key": "",
    "horizons.1.name.ja": " ",
    "horizons.2.key": "long",
    "horizons.2.name.ja": "長期",
    "horizons.2.fromYear": "soon",
    "horizons.2.toYear": "10",
  };
  const kind = kindOf("plan");
  const { fields } = readRecordForm(kind, values);
  expect(fields.horizons).toEqual([
    { key: "short", name: { ja: "短期" }, fromYear: 0, toYear: 5 },
    { key: "long", name: { ja: "長期" }, fromYear: "soon", toYear: 10 },
  ]);
  const issues = issuesOf(() =>
    parseRecord(kind, {
      key: "p",
      title: { ja: "計画" },
      state: "draft",
      levels: [{ name: { ja: "目標" } }],
      ...fields,
    }),
  );
  expect(issuesForForm(kind, "p", { issues, values })).toEqual([
    { path: "horizons.2.fromYear", code: "plan.error.integer" },
  ]);
});

it("reads cells as numbers where they are exactly that", () => {
  const values = {
    "rows.0.0.ja": "中国",
    "rows.0.1": "１,２３４",
    "rows.0.2": "60.0",
    "rows.0.3": "",
    "rows.1.0.ja": "計",
    "rows.1.1": "-3.5",
    "rows.1.2": "1,2",
    "rows.1.3": "x",
  };
  expect(readRecordForm(kindOf("evidenceTables"), values).fields.rows).toEqual([
    [{ ja: "中国" }, 1234, "60.0", null],
    [{ ja: "計" }, -3.5, "1,2", "x"],
  ]);
});

it("looks at each value of a form a few times, however large a table is", () => {
  const sizes = [20, 200].map((rows) => {
    const cells = Array.from({ length: rows * 10 }, (_, cell) => [
      `rows.${Math.floor(cell / 10)}.${cell % 10}.ja`,
      "市",
    ]);
    const issues = Array.from({ length: rows }, (_, row) => ({ path: `evidenceTables.t.rows.${row}.0`, code: "x" }));
    const kind = kindOf("evidenceTables");
    return countLookups(Object.fromEntries(cells), (values) => {
      expect(readRecordForm(kind, values).fields.rows).toHaveLength(rows);
      expect(issuesForForm(kind, "t", { issues, values })).toHaveLength(rows);
    });
  });
  expect((sizes[1] ?? 0) / (sizes[0] ?? 0)).toBeLessThan(12);
});

/** How often a value of the form was asked for. */
function countLookups(values: Record<string, string>, work: (values: Record<string, string>) => void): number {
  let count = 0;
  work(
    new Proxy(values, {
      get: (target, key) => {
        count++;
        return Reflect.get(target, key);
      },
      ownKeys: (target) => {
        count += Object.keys(target).length;
        return Reflect.ownKeys(target);
      },
    }),
  );
  return count;
}

it("reads YAML with the care of a file: no anchors, no key twice, not endlessly long or deep", () => {
  const codes = (cycle: string) =>
    readRecordForm(kindOf("plan"), { cycle }).issues.map(({ path, code }) => [path, code]);
  expect(codes("name: PDCA\nphases: [plan]")).toEqual([]);
  expect(codes("a: &x [1]\nb: *x")).toContainEqual(["cycle", "plan.error.yamlAlias"]);
  expect(codes("a: 1\na: 2")).toEqual([["cycle", "plan.error.yamlKeyTwice"]]);
  expect(codes(`a: ${"[".repeat(50)}${"]".repeat(50)}`)).toEqual([["cycle", "plan.error.yamlDeep"]]);
  expect(codes(`a: ${"[".repeat(9000)}`)).toHaveLength(1);
  expect(codes("x".repeat(20_001))).toEqual([["cycle", "plan.error.longerThan"]]);
});

it("says what is wrong with a field by its kind, in the field where it stands", () => {
  const kind = kindOf("plan");
  const raw = {
    key: "p",
    title: { en: "Plan" },
    state: "soon",
    periodStart: "2023年",
    levels: [],
    cycle: { phases: 3 },
    basis: "inferred",
  };
  const issues = issuesForForm(kind, "p", { issues: issuesOf(() => parseRecord(kind, raw)), values: {} });
  expect(Object.fromEntries(issues.map((issue) => [issue.path, issue.code]))).toMatchObject({
    "title.ja": "plan.error.textWithoutJapanese",
    state: "plan.error.choice",
    periodStart: "plan.error.date",
    levels: "plan.error.list",
    cycle: "plan.error.list",
  });
  const read = readRecordForm(kind, { cycle: "name: [PDCA\nphases: x" });
  expect(read.issues).toMatchObject([{ path: "cycle", code: "plan.error.yamlField" }]);
});

it("takes out what cannot be stored or would turn the page, keeps emoji, and refuses what is too long", () => {
  expect(cleanText("a\u0000b\u202ec\ud800d\u2066e\r\nf👩‍👩‍👧")).toBe("abc\ufffdde\nf👩‍👩‍👧");
  const kind = kindOf("sections");
  expect(parseRecord(kind, { key: "s", name: { ja: "<b>課</b> 😀 \u202e逆" } })).toMatchObject({
    name: { ja: "<b>課</b> 😀 逆" },
  });
  const issues = issuesOf(() => parseRecord(kind, { key: "s", name: { ja: "課".repeat(10_000) } }));
  expect(issues).toEqual([{ path: "name.ja", code: "plan.error.longerThan", params: { limit: 500 } }]);
});

function issuesOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.issues;
    throw error;
  }
  return [];
}
