import type { ResidentContext, StaffContext } from "#platform/context.ts";
import { writeCsv, writeCsvCp932 } from "#platform/documents/csv.ts";
import { WORKBOOK_TYPE } from "#platform/documents/workbook.ts";
import { invalid } from "#platform/errors.ts";
import { withoutDemo } from "../records/plan-demo.rules.ts";
import type { PlanDocument } from "../records/plan-document.rules.ts";
import { getPlan, loadDocument } from "../records/plan-record.data.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { projectRows } from "./plan-file/project-rows.rules.ts";
import { writePlanWorkbook } from "./plan-file/write-plan-workbook.ts";
import { writePlanYaml } from "./plan-file/write-plan-yaml.ts";

export type ExportFormat = "yaml" | "xlsx" | "csv" | "csvCp932";

/** A plan as a file: what is written, which type it is of, under which name it is offered. */
export interface ExportedPlan {
  body: Uint8Array<ArrayBuffer> | string;
  type: string;
  fileName: string;
}

/**
 * A plan for other tools, without what was invented for the demonstration. @throws AppError notFound; invalid where
 * Shift_JIS lacks a character (`csvCp932`)
 */
export async function exportPlan(
  ctx: ResidentContext | StaffContext,
  input: { plan: string; kinds: readonly RecordKind[]; format: ExportFormat },
): Promise<ExportedPlan> {
  const document = await ctx.read(async (scope) => {
    const plan = await getPlan(scope, input.plan);
    return withoutDemo(await loadDocument(scope, plan.id, input.kinds));
  });
  return write(ctx, document, input);
}

async function write(
  ctx: ResidentContext | StaffContext,
  document: PlanDocument,
  { plan, kinds, format }: { plan: string; kinds: readonly RecordKind[]; format: ExportFormat },
): Promise<ExportedPlan> {
  const municipality = ctx.municipality.code;
  switch (format) {
    case "yaml":
      return {
        body: writePlanYaml(document, { kinds, municipality }),
        type: "application/yaml; charset=utf-8",
        fileName: `${plan}.yaml`,
      };
    case "xlsx":
      return {
        body: await writePlanWorkbook(document, { kinds, say: ctx.say, municipality }),
        type: WORKBOOK_TYPE,
        fileName: `${plan}.xlsx`,
      };
    case "csv":
      return {
        body: writeCsv(projectRows(document, municipality)),
        type: "text/csv; charset=utf-8",
        fileName: `${plan}-projects.csv`,
      };
    case "csvCp932":
      return {
        body: inCp932(document, municipality),
        type: "text/csv; charset=shift_jis",
        fileName: `${plan}-projects-shift-jis.csv`,
      };
  }
}

function inCp932(document: PlanDocument, municipality: string): Uint8Array<ArrayBuffer> {
  const { bytes, unmappable } = writeCsvCp932(projectRows(document, municipality));
  if (bytes) return bytes;
  const characters = unmappable.slice(0, 50).join(" ");
  throw invalid([{ path: "", code: "plan.exchange.unmappable", params: { characters } }], "plan.error.unmappable");
}
