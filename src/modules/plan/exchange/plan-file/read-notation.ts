import { parseDocument } from "yaml";
import type { Field } from "../../records/record-kind.rules.ts";
import { isListField } from "./workbook-columns.rules.ts";
import { plainOf } from "./yaml-values.ts";

type Notation = { ok: true; value: unknown } | { ok: false };

/**
 * A cell that holds more than one value, written as in the plan file's flow style: a list's entries are parted by commas
 * or line ends (`4, 10`; `[]` has none), anything else is one map (`{ name: PDCA, phases: [{ ja: 計画 }] }`).
 */
export function readNotation(written: string, field: Field): Notation {
  if (isListField(field) && written.trim() !== "[]") {
    const lines = written.split("\n").filter((line) => line.trim() !== "");
    return readFlow(`[${lines.map((line) => line.replace(/,\s*$/, "")).join(", ")}]`);
  }
  return readFlow(written);
}

function readFlow(source: string): Notation {
  try {
    const yaml = parseDocument(source, { uniqueKeys: false, prettyErrors: false, logLevel: "error" });
    if (yaml.errors.length > 0) return { ok: false };
    const issues: [] = [];
    const value = plainOf(yaml.contents, { issues, lineOf: () => 1 });
    return issues.length === 0 ? { ok: true, value } : { ok: false };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false };
    throw error;
  }
}
