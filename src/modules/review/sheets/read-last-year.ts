import type { Scope } from "#platform/db/scope.ts";
import { listCycles } from "../cycles/cycle.data.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { listReportedSheets, listSheets } from "./sheet.data.ts";

/** A project's sheet of the year, there already or about to be made. */
interface ThisYear {
  project: string;
  bodyId: number;
}

/**
 * What the sheets of the year before hold, by project. Where another body wrote last year's, which is another legal
 * person, only what was published.
 */
export async function readLastYear(
  scope: Scope,
  { planId, fiscalYear }: { planId: number; fiscalYear: number },
  sheets: readonly ThisYear[],
): Promise<Map<string, SheetValues>> {
  const last = (await listCycles(scope, planId)).find((cycle) => cycle.fiscalYear === fiscalYear - 1);
  if (!last) return new Map();
  const bodies = new Map(sheets.map(({ project, bodyId }) => [project, bodyId]));
  const isOwn = (sheet: ThisYear) => sheet.bodyId === bodies.get(sheet.project);
  const before = await listSheets(scope, { cycleId: last.id, projects: [...bodies.keys()] });
  const foreign = before.filter((sheet) => !isOwn(sheet)).map(({ project }) => project);
  const filter = { cycleId: last.id, projects: foreign, isPublic: true };
  const published = foreign.length > 0 ? await listReportedSheets(scope, filter) : [];
  return new Map([...before.filter(isOwn), ...published].map(({ project, values }) => [project, values]));
}
