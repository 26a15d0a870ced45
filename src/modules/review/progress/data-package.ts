import type { PlanHead } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { packArchive } from "#platform/documents/archive.ts";
import { writeCsv } from "#platform/documents/csv.ts";
import { type DataTable, dataTables, type YearToTabulate } from "./data-tables.rules.ts";
import { publishedProjects } from "./open-data.rules.ts";
import type { PublicYear } from "./public-year.ts";
import { readProgressYear, readReporters } from "./read-progress-year.ts";

export interface YearToGive extends YearToTabulate {
  head: PlanHead;
  cycle: PublicYear["cycle"];
}

/** @throws AppError notFound where nothing of the year is public */
export async function readYearData(ctx: ResidentContext, at: { plan: string; year: number }): Promise<YearToGive> {
  const { head, year, sections, grades } = await readProgressYear(ctx, at);
  const reporters = await ctx.read(readReporters);
  const { planKey: plan, fiscalYear } = year.cycle;
  return {
    head,
    cycle: year.cycle,
    place: { municipalityCode: ctx.municipality.code, plan, fiscalYear },
    projects: publishedProjects(year, reporters),
    sections,
    grades,
  };
}

/** With the byte order mark, without which Excel in Japan takes it for Shift_JIS. */
export const tableCsv = ({ fields, rows }: DataTable): string =>
  writeCsv([fields.map(({ name }) => name), ...rows.map((row) => row.map(numberCell))]);

/** A negative number as a number: a text with a minus would be shielded from spreadsheets. */
const numberCell = (cell: string | number | null) =>
  typeof cell === "string" && /^-\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;

/** What is in the package: a Frictionless Data Package 1.0 (specs.frictionlessdata.io), each table with its Table Schema. */
export function describePackage(data: YearToGive): object {
  const { head, cycle, place } = data;
  const name = `${place.plan}-${place.fiscalYear}`;
  return {
    profile: "tabular-data-package",
    name,
    title: `${head.title.ja ?? place.plan} ${place.fiscalYear}年度の進捗`,
    description:
      cycle.basis === "demo"
        ? "実演用の見本です。市の実績ではありません。 Invented for the demonstration; not results of the city."
        : "Published yearly sheets. Amounts in thousand yen. Texts in Japanese.",
    ...(cycle.publishedAt ? { created: cycle.publishedAt.toISOString() } : {}),
    resources: dataTables(data).map((table) => ({
      profile: "tabular-data-resource",
      name: table.name,
      title: table.title,
      path: `${table.name}.csv`,
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
      schema: {
        fields: table.fields,
        primaryKey: table.primaryKey,
        missingValues: [""],
        ...(table.isByProject
          ? { foreignKeys: [{ fields: "project", reference: { resource: "projects", fields: "project" } }] }
          : {}),
      },
    })),
  };
}

/** Everything of a year in one file. The same data gives the same bytes. */
export function packYear(data: YearToGive): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return packArchive([
    { name: "datapackage.json", bytes: bytes(`${JSON.stringify(describePackage(data), null, 2)}\n`) },
    ...dataTables(data).map((table) => ({ name: `${table.name}.csv`, bytes: bytes(tableCsv(table)) })),
  ]);
}
