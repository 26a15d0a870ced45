import { expect, it } from "vitest";
import { z } from "zod";
import { readArchive } from "#platform/documents/archive.ts";
import { readCsv } from "#platform/documents/csv.ts";
import { withDemoApp } from "#testing/test-app.ts";

const app = await withDemoApp();
const LIMITS = { parts: 20, bytes: 20_000_000, ratio: 100 };

/** Table Schema 1.0 and Tabular Data Package 1.0 (specs.frictionlessdata.io), as far as the package uses them. */
const name = z.string().regex(/^[a-z0-9._-]+$/);
const field = z.strictObject({
  name: z.string().min(1),
  type: z.enum(["string", "integer", "number", "boolean"]),
  description: z.string(),
  constraints: z
    .strictObject({
      required: z.boolean().optional(),
      enum: z.array(z.string()).min(1).optional(),
      pattern: z.string().optional(),
      minimum: z.number().optional(),
    })
    .optional(),
});
const packageShape = z.strictObject({
  profile: z.literal("tabular-data-package"),
  name,
  title: z.string(),
  description: z.string(),
  created: z.iso.datetime(),
  resources: z
    .array(
      z.strictObject({
        profile: z.literal("tabular-data-resource"),
        name,
        title: z.string(),
        path: z.string().regex(/^[a-z]+\.csv$/),
        format: z.literal("csv"),
        mediatype: z.literal("text/csv"),
        encoding: z.literal("utf-8"),
        dialect: z.strictObject({
          delimiter: z.literal(","),
          lineTerminator: z.literal("\r\n"),
          quoteChar: z.literal('"'),
          doubleQuote: z.literal(true),
          header: z.literal(true),
        }),
        schema: z.strictObject({
          fields: z.array(field).min(1),
          primaryKey: z.array(z.string()).min(1),
          missingValues: z.tuple([z.literal("")]),
          foreignKeys: z
            .array(
              z.strictObject({
                fields: z.string(),
                reference: z.strictObject({ resource: z.string(), fields: z.string() }),
              }),
            )
            .optional(),
        }),
      }),
    )
    .min(1),
});
type Field = z.output<typeof field>;

const TYPES: Record<Field["type"], RegExp> = {
  string: /[\s\S]/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
};

/** What of a cell does not fit its field. */
function problemOf({ type, constraints = {} }: Field, cell: string): string | null {
  if (cell === "") return constraints.required ? "is missing" : null;
  if (!TYPES[type].test(cell)) return `is no ${type}`;
  if (constraints.enum && !constraints.enum.includes(cell)) return "is not in the list";
  if (constraints.pattern && !new RegExp(`^(?:${constraints.pattern})$`).test(cell)) return "does not fit the pattern";
  return constraints.minimum !== undefined && Number(cell) < constraints.minimum ? "is too small" : null;
}

async function openPackage(city: string, plan: string, year: number) {
  const answer = await app.request(`/${city}/ja/plans/${plan}/progress/${year}/data.zip`);
  expect(answer.status).toBe(200);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const parts = new Map((await readArchive(bytes, LIMITS)).map((part) => [part.name, part.bytes]));
  const described = packageShape.parse(JSON.parse(new TextDecoder().decode(parts.get("datapackage.json"))));
  const tables = described.resources.map(({ name: table, path, schema }) => {
    const file = parts.get(path) ?? new Uint8Array();
    const [header = [], ...rows] = readCsv(file).rows;
    return { table, schema, header, rows, file };
  });
  return { bytes, parts, described, tables };
}

it.each([
  ["kanazawa", "kanazawa-2023", "172014", 2024],
  ["yamaguchi", "yamaguchi-vision", "352039", 2024],
] as const)("%s: every cell fits its schema, keys are unique, and references lead somewhere", async (...given) => {
  const [city, plan, code, year] = given;
  const { tables, parts, described } = await openPackage(city, plan, year);
  expect(parts.size).toBe(described.resources.length + 1);
  for (const { table, schema, header, rows, file } of tables) {
    expect([table, ...file.subarray(0, 3)]).toEqual([table, 0xef, 0xbb, 0xbf]);
    expect(header).toEqual(schema.fields.map((entry) => entry.name));
    const problems = rows.flatMap((row) =>
      schema.fields.flatMap((entry, column) => {
        const problem = problemOf(entry, row[column] ?? "");
        return problem ? [`${table}.${entry.name} “${row[column]}” ${problem}`] : [];
      }),
    );
    expect(problems).toEqual([]);
    expect(new Set(rows.map((row) => row.slice(0, 3).join(" ")))).toEqual(new Set([`${code} ${plan} ${year}`]));
    const at = schema.primaryKey.map((column) => header.indexOf(column));
    const keys = rows.map((row) => at.map((column) => row[column]).join("\n"));
    expect([table, new Set(keys).size]).toEqual([table, rows.length]);
  }
  const projects = new Set(tables.find(({ table }) => table === "projects")?.rows.map((row) => row[3]));
  expect(projects.size).toBeGreaterThan(5);
  for (const { schema, header, rows } of tables.filter((entry) => entry.schema.foreignKeys)) {
    const column = header.indexOf(schema.foreignKeys?.[0]?.fields ?? "");
    expect(rows.filter((row) => !projects.has(row[column] ?? ""))).toEqual([]);
  }
});

it("gives the same bytes for the same year, and marks an invented one", async () => {
  const [one, other] = [
    await openPackage("kanazawa", "kanazawa-2023", 2023),
    await openPackage("kanazawa", "kanazawa-2023", 2023),
  ];
  expect(one.bytes).toEqual(other.bytes);
  expect(one.described.description).toContain("見本");
});

it("adds up to what the page and the API say", async () => {
  const { tables } = await openPackage("kanazawa", "kanazawa-2023", 2024);
  const year = await (await app.request("/api/v1/municipalities/172014/plans/kanazawa-2023/progress/2024")).json();
  const money = tables.find(({ table }) => table === "money");
  const settled = money?.rows.filter((row) => row[4] === "settled").reduce((sum, row) => sum + Number(row[7]), 0);
  expect(String(settled)).toBe(year.money.sum.settled);
});
