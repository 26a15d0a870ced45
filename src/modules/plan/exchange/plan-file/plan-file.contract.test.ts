import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { INDICATOR_KINDS } from "#modules/indicators/indicator-kinds.ts";
import { checkout } from "#platform/checkout.ts";
import { readWorkbook } from "#platform/documents/workbook.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { diffPlans } from "../../changes/plan-diff.rules.ts";
import { checkDocument, type PlanDocument } from "../../records/plan-document.rules.ts";
import { PLAN_KINDS } from "../../records/plan-kinds.ts";
import type { PlanHead } from "../../records/plan-records.ts";
import { emptyOf, type Field, type PlanRecord, type RecordKind } from "../../records/record-kind.rules.ts";
import type { ExportMark, PlanFile } from "./plan-file.rules.ts";
import { readPlanWorkbook } from "./read-plan-workbook.ts";
import { readPlanYaml } from "./read-plan-yaml.ts";
import { writePlanWorkbook } from "./write-plan-workbook.ts";
import { writePlanYaml } from "./write-plan-yaml.ts";

const kinds = [...PLAN_KINDS, ...INDICATOR_KINDS];
const catalogue = new Catalogue(join(checkout, "locales"));
const [inJapanese, inEnglish] = [getLanguage("ja"), getLanguage("en")].map((language) =>
  createTranslator(catalogue, language),
);
if (!inJapanese || !inEnglish) throw new Error("no translators");
const PLANS = join(checkout, "data/plans");
const municipality = "172014";

interface Format {
  name: string;
  write(document: PlanDocument, mark?: ExportMark): Promise<string | Uint8Array<ArrayBuffer>>;
  read(written: string | Uint8Array<ArrayBuffer>): Promise<PlanFile>;
}

/** Every format in which a plan leaves and comes back. */
const FORMATS: readonly Format[] = [
  {
    name: "YAML",
    write: async (document, mark) => writePlanYaml(document, { kinds, municipality, mark }),
    read: async (written) => readPlanYaml(written as string, kinds),
  },
  {
    name: "Excel",
    write: (document, mark) => writePlanWorkbook(document, { kinds, say: inJapanese, municipality, mark }),
    read: (written) => readPlanWorkbook(written as Uint8Array, kinds),
  },
  {
    name: "Excel with English labels",
    write: (document, mark) => writePlanWorkbook(document, { kinds, say: inEnglish, municipality, mark }),
    read: (written) => readPlanWorkbook(written as Uint8Array, kinds),
  },
];

const realPlans = readdirSync(PLANS)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({ name, document: readPlanYaml(readFileSync(join(PLANS, name), "utf8"), kinds).document }));

for (const format of FORMATS) {
  it.each(realPlans)(`${format.name}: $name comes back unchanged`, async ({ document }) => {
    const file = await format.read(await format.write(document));
    expect(diffPlans(document, file.document, kinds)).toEqual([]);
    expect(file.municipality).toBe(municipality);
    expect(checkDocument(file.document, kinds)).toEqual([]);
  });

  it(`${format.name}: writing twice gives equal bytes`, async () => {
    for (const { document } of realPlans) {
      const [first, second] = [await format.write(document), await format.write(structuredClone(document))];
      expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    }
  });

  it(`${format.name}: any plan at all comes back unchanged`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument(), async (document) => {
        const file = await format.read(await format.write(document));
        expect(diffPlans(document, file.document, kinds)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    { change: 12, at: "2026-04-01T00:00:00.123Z" },
    { change: 0, at: null },
  ])(`${format.name}: says from which state of the plan it was made: $change`, async (mark) => {
    const [first] = realPlans;
    if (!first) throw new Error("no plans");
    expect((await format.read(await format.write(first.document, mark))).mark).toEqual(mark);
    expect((await format.read(await format.write(first.document))).mark).toBeNull();
  });

  it(`${format.name}: demo records stay at home`, async () => {
    const [first] = realPlans;
    if (!first) throw new Error("no plans");
    const section = { key: "demo", position: "99", version: 1, basis: "demo", basisReason: null, source: null };
    const records = { ...first.document.records, sections: [{ ...section, name: { ja: "見本課" } } as PlanRecord] };
    const file = await format.read(await format.write({ plan: first.document.plan, records }));
    expect(file.document.records.sections).toEqual([]);
  });
}

it.each([inJapanese, inEnglish])("explains every column of the workbook in the reader's language", async (say) => {
  for (const { document } of realPlans) {
    const sheets = await readWorkbook(await writePlanWorkbook(document, { kinds, say, municipality }));
    const labels = sheets.flatMap(({ rows }) =>
      rows[0]?.[0] === "field" ? rows.map((row) => row[1]) : (rows[1] ?? []),
    );
    expect(labels.filter((label) => /^plan\.|undefined/.test(String(label)))).toEqual([]);
    expect(sheets.filter(({ name }) => name.length > 31 || name.includes("plan."))).toEqual([]);
  }
});

/** What people paste: other scripts, marks that turn the direction, control characters, formulas, notations of ours. */
const SNIPPETS = [
  "😀",
  "𠮷野家",
  "\u202Eabc\u202C",
  "مرحبا",
  "=1+1",
  "+a",
  "-b",
  "@c",
  "a\nb",
  "a\n\nb",
  "\ttab\t.",
  "# no",
  "& *x",
  "- item",
  "{ ja: x }",
  "_x0041_",
  "#N/A",
  "60.0",
  "007",
  "1e5",
  "null",
  "TRUE",
  "~",
  "2023-04-01",
  "'quoted'",
  '"',
  "\\",
  "\u2028",
  "\u0085",
  "\u0001",
  "\uFFFE",
  "\uFEFF",
  "`",
  "%",
  "<b>&amp;",
  "手紙《てがみ》",
  "a: b",
  "|",
  ">-",
  "e\u0301",
  "\u00A0x\u00A0",
  "x".repeat(300),
];

const trimmed = (value: string) => value.replaceAll("\u0000", "").replaceAll("\r\n", "\n").trim();
const text = fc
  .array(fc.oneof(fc.constantFrom(...SNIPPETS), fc.string({ unit: "binary", maxLength: 12 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => trimmed(parts.join("")).toWellFormed())
  .filter((value) => value !== "");
const localised = fc
  .record({ ja: text, en: fc.option(text), "ja-easy": fc.option(text), vi: fc.option(text) })
  .map((value) => Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null)) as Text);
const key = fc.constantFrom("a", "b-1", "1", "1-1-2", "null", "true", "0", "1e5", "2023-04", "x".repeat(80));
const partialDate = fc.constantFrom("2023", "2023-04", "2023-04-01");
const decimal = fc.constantFrom("0", "60", "60.0", "-1.50", "0.1", "123456789012345.1234567890", "1.4");
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

/** Values of the fields that hold more than one value, by `list.field`. */
const JSON_FIELDS: Record<string, fc.Arbitrary<unknown>> = {
  "plan.levels": fc.array(fc.record({ name: localised }), { minLength: 1, maxLength: 3 }),
  "plan.columns": fc.array(fc.record({ key: fc.constantFrom("a", "b-1"), name: localised }), { maxLength: 2 }),
  "plan.horizons": fc.array(
    fc.record({ key: fc.constant("short"), name: localised, fromYear: fc.integer(), toYear: fc.integer() }),
    { maxLength: 2 },
  ),
  "plan.cycle": fc.option(
    fc.record({ name: fc.string({ unit: "grapheme" }), phases: fc.array(localised), summary: fc.option(localised) }),
  ),
  "plan.notes": fc.array(localised, { maxLength: 3 }),
  "nodes.sdgGoals": fc.array(fc.integer({ min: 1, max: 17 }), { maxLength: 4 }),
  "evidenceTables.columns": fc.array(localised, { minLength: 1, maxLength: 3 }),
  "evidenceTables.rows": fc.array(
    fc.array(fc.oneof(localised, text, finite, fc.constant(null)), { minLength: 1, maxLength: 3 }),
    { maxLength: 3 },
  ),
  "values.dimensions": fc.array(fc.record({ name: localised, category: localised }), { maxLength: 2 }),
  "targets.interim": fc.array(fc.record({ date: partialDate, value: decimal }), { maxLength: 3 }),
};

function arbitraryField(path: string, field: Field): fc.Arbitrary<unknown> {
  const optional = (value: fc.Arbitrary<unknown>) =>
    field.required ? value : fc.option(value, { nil: emptyOf(field) });
  switch (field.type) {
    case "text":
      return optional(localised);
    case "string":
      return optional(text);
    case "date":
      return optional(partialDate);
    case "decimal":
      return optional(decimal);
    case "integer":
      return optional(fc.integer({ min: -999_999_999, max: 999_999_999 }));
    case "boolean":
      return fc.boolean();
    case "choice":
      return optional(fc.constantFrom(...field.choices));
    case "ref":
      return optional(key);
    case "json": {
      const arbitrary = JSON_FIELDS[path];
      if (!arbitrary) throw new Error(`no arbitrary for ${path}`);
      return arbitrary;
    }
  }
}

function arbitraryRecord(kind: RecordKind): fc.Arbitrary<PlanRecord> {
  const fields = Object.entries(kind.fields).map(([name, field]) => [
    name,
    arbitraryField(`${kind.name}.${name}`, field),
  ]);
  const origin = fc.oneof(
    fc.record({ basis: fc.constant("source"), basisReason: fc.option(localised) }),
    fc.record({ basis: fc.constant("inferred"), basisReason: localised }),
  );
  return fc
    .tuple(fc.record(Object.fromEntries(fields)), origin, fc.option(text), key)
    .map(
      ([own, from, source, name]) =>
        ({ key: name, position: "1", version: 1, ...own, ...from, source }) as unknown as PlanRecord,
    );
}

function arbitraryDocument(): fc.Arbitrary<PlanDocument> {
  const lists = kinds.slice(1).map((kind) => {
    const list = fc.uniqueArray(arbitraryRecord(kind), { maxLength: 3, selector: (record) => record.key });
    return [
      kind.name,
      list.map((records) => records.map((record, index) => ({ ...record, position: String(index + 1) }))),
    ];
  });
  const [head] = kinds;
  if (!head) throw new Error("no kinds");
  return fc.record({
    plan: arbitraryRecord(head) as fc.Arbitrary<PlanHead>,
    records: fc.record(Object.fromEntries(lists)),
  }) as fc.Arbitrary<PlanDocument>;
}
