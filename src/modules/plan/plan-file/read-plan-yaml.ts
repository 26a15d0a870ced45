import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { invalid, type Issue } from "#platform/errors.ts";
import { issuesOf } from "#platform/http/form.ts";
import type { PlanHead } from "../plan-kinds.ts";
import type { PlanDocument } from "../plan-document.rules.ts";
import { type PlanRecord, type RecordKind, recordSchema } from "../record-kind.rules.ts";

export const PLAN_FORMAT = "kakehashi-plan/1";

/** What a plan file says before it is compared with anything: whose plan, and whether it lies over another (demo). */
export interface PlanFile {
  municipality: string;
  /** Key of the plan that an overlay's records are added to. */
  overlay: string | null;
  document: PlanDocument;
}

const HEADER = new Set(["format", "municipality", "overlay", "plan"]);

/**
 * Reads a plan file. Throws `invalid` with one issue for everything that is wrong; `params.line` is the line in the file
 * (from 1). References between records are checked by `checkDocument`, as an import may bring only a part.
 */
export function readPlanYaml(source: string, kinds: readonly RecordKind[]): PlanFile {
  const lines = new LineCounter();
  // Aliases are refused: a file of a few lines could otherwise unfold to gigabytes.
  const yaml = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  const lineOf = (node: unknown) => (node && typeof node === "object" && "range" in node && Array.isArray(node.range) ? lines.linePos(Number(node.range[0])).line : 1);
  if (yaml.errors.length > 0) {
    throw invalid(yaml.errors.map((error) => ({ path: "", code: "plan.error.yaml", params: { line: lines.linePos(error.pos[0]).line, detail: error.message.split("\n")[0] ?? "" } })), "plan.error.file");
  }
  const root = yaml.contents;
  if (!isMap(root) || yaml.get("format") !== PLAN_FORMAT) throw invalid([{ path: "format", code: "plan.error.format", params: { format: PLAN_FORMAT, line: 1 } }], "plan.error.file");

  const issues: Issue[] = [];
  const records: Record<string, PlanRecord[]> = {};
  const known = new Map(kinds.map((kind) => [kind.name, kind]));
  for (const pair of root.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : "";
    if (!HEADER.has(name) && !known.has(name)) issues.push({ path: name, code: "plan.error.unknownList", params: { list: name, line: lineOf(pair.key) } });
  }
  const overlay = textAt(yaml.get("overlay"));
  let plan: PlanRecord | undefined;
  for (const kind of kinds) {
    const node = yaml.get(kind.name, true) as Node | undefined;
    if (kind.name === "plan") plan = overlay === null ? readOne(kind, node, { lineOf, issues }) : undefined;
    else records[kind.name] = readList(kind, node, { lineOf, issues });
  }
  if (issues.length > 0) throw invalid(issues, "plan.error.file");
  return { municipality: String(yaml.get("municipality") ?? ""), overlay, document: { plan: plan as PlanHead, records } };
}

interface Reading {
  lineOf(node: unknown): number;
  issues: Issue[];
}

function textAt(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value);
}

function readList(kind: RecordKind, node: Node | undefined, reading: Reading): PlanRecord[] {
  if (node === undefined || (isScalar(node) && node.value === null)) return [];
  if (!isSeq(node)) {
    reading.issues.push({ path: kind.name, code: "plan.error.notAList", params: { list: kind.name, line: reading.lineOf(node) } });
    return [];
  }
  return node.items.flatMap((item, index) => {
    const record = readOne(kind, item as Node, reading);
    return record ? [{ ...record, position: String(index + 1) }] : [];
  });
}

function readOne(kind: RecordKind, node: Node | undefined, reading: Reading): PlanRecord | undefined {
  if (!isMap(node)) {
    reading.issues.push({ path: kind.name, code: "plan.error.notARecord", params: { list: kind.name, line: reading.lineOf(node) } });
    return undefined;
  }
  const parsed = schemaOf(kind).safeParse(node.toJSON());
  if (parsed.success) return parsed.data;
  const key = String(node.get("key") ?? "?");
  for (const issue of issuesOf(parsed.error)) {
    const field = issue.path.split(".")[0] ?? "";
    const at = node.get(field, true) ?? node;
    reading.issues.push({ path: `${kind.name}.${key}.${issue.path}`, code: issue.code, params: { ...issue.params, line: reading.lineOf(at) } });
  }
  return undefined;
}

const schemas = new WeakMap<RecordKind, ReturnType<typeof recordSchema>>();

function schemaOf(kind: RecordKind): ReturnType<typeof recordSchema> {
  let schema = schemas.get(kind);
  if (!schema) {
    schema = recordSchema(kind);
    schemas.set(kind, schema);
  }
  return schema;
}
