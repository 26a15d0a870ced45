import type { ResidentContext } from "#platform/context.ts";
import type { Documents } from "#platform/documents/document-task.ts";
import { PAPER_TYPES, WRITE_PAPER } from "#platform/documents/paper-task.ts";
import { notFound } from "#platform/errors.ts";
import { type FileReply, file } from "#platform/http/reply.ts";
import { type Route, residentPage } from "#platform/http/route.ts";
import { packYear, readYearData, tableCsv } from "../data-package.ts";
import { dataTables, TABLE_NAMES } from "../data-tables.rules.ts";
import { drawRollingPaper, readRolling } from "./rolling-page.tsx";

const CSV = "text/csv; charset=utf-8";

/** A year as files: each table, and all of it as a package. Columns are named in English whatever the page's language. */
export function fileRoutes({ documents }: { documents: Documents }): Route[] {
  return [rollingCsvRoute, rollingWorkbookRoute(documents), yearFileRoute];
}

const yearFileRoute = residentPage({
  path: "/plans/:plan/progress/:year/:file",
  async handle(ctx, { params }) {
    const at = { plan: params.plan ?? "", year: Number(params.year) };
    const name = TABLE_NAMES.find((table) => `${table}.csv` === params.file);
    if (name) return tableFile(ctx, { ...at, name });
    if (params.file !== "data.zip") throw notFound();
    const data = await readYearData(ctx, at);
    return file({
      body: await packYear(data),
      type: "application/zip",
      fileName: `${data.place.municipalityCode}-${at.plan}-${at.year}.zip`,
    });
  },
});

async function tableFile(
  ctx: ResidentContext,
  { name, ...at }: { plan: string; year: number; name: (typeof TABLE_NAMES)[number] },
): Promise<FileReply> {
  const table = dataTables(await readYearData(ctx, at)).find((entry) => entry.name === name);
  if (!table) throw notFound();
  return file({ body: tableCsv(table), type: CSV, fileName: `${at.plan}-${at.year}-${name}.csv` });
}

/** What the rolling plan says, as the newest year's tables: kinds and activities, then money by source. */
const rollingCsvRoute = residentPage({
  path: "/plans/:plan/progress/rolling.csv",
  async handle(ctx, { params }) {
    const { year } = await readRolling(ctx, params.plan ?? "");
    if (!year) throw notFound();
    return tableFile(ctx, { plan: params.plan ?? "", year: year.cycle.fiscalYear, name: "plans" });
  },
});

const rollingWorkbookRoute = (documents: Documents) =>
  residentPage({
    path: "/plans/:plan/progress/rolling.xlsx",
    async handle(ctx, { params }) {
      const { head, year } = await readRolling(ctx, params.plan ?? "");
      if (!year) throw notFound();
      const paper = drawRollingPaper(ctx, { head, year });
      const { bytes } = await documents.run(WRITE_PAPER, { paper, format: "xlsx" });
      return file({
        body: new Uint8Array(bytes),
        type: PAPER_TYPES.xlsx,
        fileName: `${params.plan ?? ""}-rolling.xlsx`,
      });
    },
  });
