import { type Issue, invalid } from "#platform/errors.ts";
import { keepDemo } from "../records/plan-demo.rules.ts";
import { checkDocument, findMissing, type PlanDocument } from "../records/plan-document.rules.ts";
import type { RecordKind } from "../records/record-kind.rules.ts";
import { type ExportMark, type PlanFile, withPlaces } from "./plan-file/plan-file.rules.ts";
import { readUpload, type Upload } from "./plan-file/read-upload.ts";

/** An upload, and the plan that it is for. */
export interface UploadToCheck {
  upload: Upload;
  municipality: string;
  /** As it is now. */
  current: PlanDocument;
  /** Keys of shared records that other plans keep, by list. */
  elsewhere: Readonly<Record<string, readonly string[]>>;
}

export interface CheckedUpload {
  mark: ExportMark | null;
  /** The plan that the file holds, as JSON: it is kept so until the decision. */
  document: string;
}

/**
 * Reads an uploaded plan and checks it against everything a plan must be.
 * @throws AppError invalid with one issue for everything that is wrong, each with its place
 */
export async function checkUpload(given: UploadToCheck, kinds: readonly RecordKind[]): Promise<CheckedUpload> {
  const file = await readUpload(given.upload, kinds);
  if (file.overlay !== null) throw invalid([{ path: "", code: "plan.error.overlayUpload" }], "plan.error.file");
  refuse([...findMisplaced(file, given), ...findDemo(file)], file);
  const whole = keepDemo(given.current, file.document, kinds).document;
  refuse([...checkDocument(whole, kinds), ...findMissing(whole, given.elsewhere, kinds)], file);
  return { mark: file.mark, document: JSON.stringify(file.document) };
}

function refuse(issues: readonly Issue[], file: PlanFile): void {
  if (issues.length > 0) throw invalid(withPlaces(issues, file), "plan.error.file");
}

function findMisplaced(file: PlanFile, { municipality, current }: UploadToCheck): Issue[] {
  const issues: Issue[] = [];
  const { key } = file.document.plan;
  const expected = current.plan.key;
  if (file.municipality !== municipality) {
    const params = { code: file.municipality.slice(0, 20), expected: municipality };
    issues.push({ path: "municipality", code: "plan.error.otherMunicipality", params });
  }
  if (key !== expected) {
    issues.push({ path: `plan.${key}.key`, code: "plan.error.otherPlan", params: { key, expected } });
  }
  return issues;
}

/** What is invented comes from `data/demo` alone, so that it can be told apart and taken away. */
function findDemo({ document }: PlanFile): Issue[] {
  const all = [["plan", [document.plan]] as const, ...Object.entries(document.records)];
  return all.flatMap(([kind, records]) =>
    records
      .filter((record) => record.basis === "demo")
      .map((record) => ({ path: `${kind}.${record.key}.basis`, code: "plan.error.demoInImport" })),
  );
}
