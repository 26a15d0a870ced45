import { writeCsv, writeCsvCp932 } from "#platform/documents/csv.ts";
import { WORKBOOK_TYPE } from "#platform/documents/workbook.ts";
import { invalid } from "#platform/errors.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { Project } from "../records/plan-records.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import type { ExportMark } from "./plan-file/plan-file.rules.ts";
import { projectRows } from "./plan-file/project-rows.rules.ts";
import { writePlanWorkbook } from "./plan-file/write-plan-workbook.ts";
import { writePlanYaml } from "./plan-file/write-plan-yaml.ts";

export type ExportFormat = "yaml" | "xlsx" | "csv" | "csvCp932";

/** A plan that is to be written, as plain values. */
export interface PlanToWrite {
  document: PlanDocument;
  format: ExportFormat;
  municipality: string;
  mark: ExportMark;
  /** Of the workbook's explanations. */
  language: LanguageCode;
}

/** A plan as a file: what is written, which type it is of, under which name it is offered. */
export interface ExportedPlan {
  body: Uint8Array<ArrayBuffer> | string;
  type: string;
  fileName: string;
}

/** What writing needs besides the plan: it cannot cross from one process to another. */
export interface WritingTools {
  kinds: readonly RecordKind[];
  sayIn(language: LanguageCode): Translator;
}

/** @throws AppError invalid with `plan.error.unmappable` where Shift_JIS lacks characters, one issue a project */
export async function writePlan(plan: PlanToWrite, { kinds, sayIn }: WritingTools): Promise<ExportedPlan> {
  const { document, municipality, mark } = plan;
  const { key } = document.plan;
  switch (plan.format) {
    case "yaml":
      return {
        body: writePlanYaml(document, { kinds, municipality, mark }),
        type: "application/yaml; charset=utf-8",
        fileName: `${key}.yaml`,
      };
    case "xlsx":
      return {
        body: await writePlanWorkbook(document, { kinds, say: sayIn(plan.language), municipality, mark }),
        type: WORKBOOK_TYPE,
        fileName: `${key}.xlsx`,
      };
    case "csv":
      return {
        body: writeCsv(projectRows(document, municipality)),
        type: "text/csv; charset=utf-8",
        fileName: `${key}-projects.csv`,
      };
    case "csvCp932":
      return {
        body: inCp932(document, municipality),
        type: "text/csv; charset=shift_jis",
        fileName: `${key}-projects-shift-jis.csv`,
      };
  }
}

function inCp932(document: PlanDocument, municipality: string): Uint8Array<ArrayBuffer> {
  const projects = recordsOf<Project>(document, "projects");
  const { bytes, unmappable } = writeCsvCp932(projectRows(document, municipality));
  if (bytes) return bytes;
  const issues = unmappable.map(({ row, characters }) => {
    // The first row names the columns.
    const { key = "", title } = projects[row - 1] ?? {};
    const params = { project: title?.ja ?? key, characters: characters.join(" ") };
    return { path: `projects.${key}`, code: "plan.exchange.unmappable", params };
  });
  throw invalid(issues, "plan.error.unmappable");
}
