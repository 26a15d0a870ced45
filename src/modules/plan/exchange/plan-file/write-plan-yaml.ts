import { sameValue } from "#platform/canonical.ts";
import type { Text } from "#platform/i18n/text.ts";
import { withoutDemo } from "../../records/plan-demo.rules.ts";
import type { PlanDocument } from "../../records/plan-document.rules.ts";
import { emptyOf, type Field, type PlanRecord, type RecordKind } from "../../records/record-kind.rules.ts";
import { orderedText, toFlow } from "./flow-notation.rules.ts";
import { type ExportMark, PLAN_FORMAT } from "./plan-file.rules.ts";

/** Texts that fit into this many characters stand on one line. */
const SHORT_TEXT = 90;
const COMMON: Readonly<Record<string, Field>> = {
  basis: { type: "choice", choices: [], default: "source" },
  basisReason: { type: "text" },
  source: { type: "string" },
};

/**
 * The plan file of a plan (docs/plan-file.md): one record a block, empty fields left out, demo records left out. The
 * same document always gives the same characters.
 */
export function writePlanYaml(
  document: PlanDocument,
  { kinds, municipality, mark }: { kinds: readonly RecordKind[]; municipality: string; mark?: ExportMark },
): string {
  const real = withoutDemo(document);
  const blocks = kinds.flatMap((kind) => {
    if (kind.name === "plan")
      return [
        `plan:\n${fieldLines(kind, real.plan)
          .map((line) => `  ${line}\n`)
          .join("")}`,
      ];
    const records = real.records[kind.name] ?? [];
    return records.length === 0
      ? []
      : [`${kind.name}:\n${records.map((record) => recordBlock(kind, record)).join("")}`];
  });
  const header = `format: ${PLAN_FORMAT}\nmunicipality: ${JSON.stringify(municipality)}\n${markLines(mark)}`;
  return [header, ...blocks].join("\n");
}

function markLines(mark: ExportMark | undefined): string {
  if (!mark) return "";
  const at = mark.at === null ? "" : `lastChangedAt: ${JSON.stringify(mark.at)}\n`;
  return `exportedAfterChange: ${mark.change}\n${at}`;
}

function recordBlock(kind: RecordKind, record: PlanRecord): string {
  return fieldLines(kind, record)
    .map((line, index) => `${index === 0 ? "  - " : "    "}${line}\n`)
    .join("");
}

function fieldLines(kind: RecordKind, record: PlanRecord): string[] {
  const values = record as unknown as Record<string, unknown>;
  const lines = [`key: ${scalar(record.key)}`];
  for (const [name, field] of Object.entries({ ...kind.fields, ...COMMON })) {
    const value = values[name] ?? null;
    if (value !== null && !sameValue(value, emptyOf(field))) lines.push(...linesOf(name, field, value));
  }
  return lines;
}

function linesOf(name: string, field: Field, value: unknown): string[] {
  if (field.type === "text") return textLines(name, value as Text);
  if (field.type === "decimal") return [`${name}: ${decimal(String(value))}`];
  if (Array.isArray(value) && value.some((item) => typeof item === "object")) {
    return [`${name}:`, ...value.map((item) => `  - ${toFlow(item)}`)];
  }
  return [`${name}: ${typeof value === "string" ? scalar(value) : toFlow(value)}`];
}

function textLines(name: string, text: Text): string[] {
  const short = toFlow(text);
  if (short.length <= SHORT_TEXT) return [`${name}: ${short}`];
  return [
    `${name}:`,
    ...Object.entries(orderedText(text)).map(([code, value]) => `  ${code}: ${JSON.stringify(value)}`),
  ];
}

/** Quoted where YAML would make a number of it that loses its zeros (`"60.0"`). */
const decimal = (value: string) => (String(Number(value)) === value ? value : JSON.stringify(value));

/** Keys, choices and dates stand bare; all else is quoted, so that nothing is taken for a number, a date or `null`. */
function scalar(value: string): string {
  const isBare =
    /^([a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*|\d{4}-\d{2}(-\d{2})?)$/.test(value) && !/^(null|true|false)$/.test(value);
  return isBare ? value : JSON.stringify(value);
}
