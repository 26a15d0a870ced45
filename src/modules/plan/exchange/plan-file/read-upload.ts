import { isUtf8 } from "#platform/documents/csv.ts";
import { invalid } from "#platform/errors.ts";
import type { RecordKind } from "../../records/record-kind.rules.ts";
import type { PlanFile } from "./plan-file.rules.ts";
import { readPlanWorkbook } from "./read-plan-workbook.ts";
import { readPlanYaml } from "./read-plan-yaml.ts";

export interface Upload {
  /** As the browser named it; only its ending is looked at, where the bytes say nothing. */
  name: string;
  bytes: Uint8Array;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The container of .xls files and of workbooks with a password. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/** Reads an Excel workbook or a plan file, whichever the bytes are. @throws AppError invalid */
export async function readUpload({ name, bytes }: Upload, kinds: readonly RecordKind[]): Promise<PlanFile> {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (beginsWith(bytes, ZIP)) return readPlanWorkbook(bytes, kinds);
  if (beginsWith(bytes, COMPOUND_FILE)) throw refused("plan.error.oldExcel");
  if (ending === "csv") throw refused("plan.error.csvUpload");
  if (!isUtf8(bytes))
    throw refused(["yaml", "yml", "txt"].includes(ending) ? "plan.error.notUtf8" : "plan.error.unknownFormat");
  if (bytes.includes(0)) throw refused("plan.error.unknownFormat");
  return readPlanYaml(new TextDecoder().decode(bytes), kinds);
}

const beginsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);
const refused = (code: string) => invalid([{ path: "", code }], "plan.error.file");
