import { isMap, isScalar, isSeq, type YAMLMap } from "yaml";
import { type Issue, invalid } from "#platform/errors.ts";
import { issuesOf } from "#platform/http/form.ts";
import type { PlanHead } from "../../records/plan-records.ts";
import { type PlanRecord, type RecordKind, schemaOf } from "../../records/record-kind.rules.ts";
import { MARK_FIELDS, MAX_ISSUES, MAX_RECORDS, markOf, PLAN_FORMAT, type PlanFile } from "./plan-file.rules.ts";
import { fieldOf, plainOf, readYaml, type YamlReading } from "./yaml-values.ts";

const HEADER = new Set(["format", "municipality", "overlay", "plan", ...MARK_FIELDS]);

interface Reading extends YamlReading {
  /** `nodes.1-2` → the record's node. */
  places: Map<string, YAMLMap>;
}

/**
 * Reads a plan file. Throws `invalid` with one issue for everything that is wrong; `params.line` is the line in the file
 * (from 1). References between records are checked by `checkDocument`, as an import may bring only a part.
 */
export function readPlanYaml(source: string, kinds: readonly RecordKind[]): PlanFile {
  const reading: Reading = { ...readYaml(source.replace(/^\uFEFF/, "")), places: new Map() };
  const { root, issues } = reading;
  const header = (name: string) => headerValue(root, name);
  if (header("format") !== PLAN_FORMAT) {
    throw invalid(
      [{ path: "format", code: "plan.error.format", params: { format: PLAN_FORMAT, line: 1 } }],
      "plan.error.file",
    );
  }
  checkNames(reading, kinds);
  const overlay = header("overlay");
  const records: Record<string, PlanRecord[]> = {};
  let plan: PlanRecord | undefined;
  for (const kind of kinds) {
    const node = fieldOf(root, kind.name);
    if (kind.name !== "plan") records[kind.name] = readList(kind, node, reading);
    else if (overlay === null) plan = readOne(kind, node, reading);
  }
  if (issues.length > 0) throw invalid(issues.slice(0, MAX_ISSUES), "plan.error.file");
  const placeOf = (path: string) => ({ line: lineAt(path, reading) });
  return {
    municipality: header("municipality") ?? "",
    overlay,
    mark: markOf(header("exportedAfterChange"), header("lastChangedAt")),
    document: { plan: plan as PlanHead, records },
    placeOf,
  };
}

function headerValue(root: YAMLMap, name: string): string | null {
  const node = fieldOf(root, name);
  return isScalar(node) && node.value !== null ? String(node.value) : null;
}

function checkNames({ root, issues, lineOf }: Reading, kinds: readonly RecordKind[]): void {
  const known = new Set([...HEADER, ...kinds.map((kind) => kind.name)]);
  const seen = new Set<string>();
  for (const pair of root.items) {
    const name = isScalar(pair.key) ? String(pair.key.value).slice(0, 80) : "?";
    const line = lineOf(pair.key);
    if (!known.has(name)) issues.push({ path: "", code: "plan.error.unknownList", params: { list: name, line } });
    if (seen.has(name)) issues.push({ path: "", code: "plan.error.yamlKeyTwice", params: { name, line } });
    seen.add(name);
  }
}

function readList(kind: RecordKind, node: unknown, reading: Reading): PlanRecord[] {
  if (node === undefined || node === null || (isScalar(node) && node.value === null)) return [];
  const refuse = (code: string) => {
    const params = { list: kind.name, line: reading.lineOf(node), limit: MAX_RECORDS };
    reading.issues.push({ path: "", code, params });
    return [];
  };
  if (!isSeq(node)) return refuse("plan.error.notAList");
  if (node.items.length > MAX_RECORDS) return refuse("plan.error.tooManyRecords");
  return node.items.flatMap((item, index) => {
    const record = readOne(kind, item, reading);
    return record ? [{ ...record, position: String(index + 1) }] : [];
  });
}

function readOne(kind: RecordKind, node: unknown, reading: Reading): PlanRecord | undefined {
  if (!isMap(node)) {
    const line = reading.lineOf(node ?? reading.root);
    reading.issues.push({ path: "", code: "plan.error.notARecord", params: { list: kind.name, line } });
    return undefined;
  }
  const before = reading.issues.length;
  const value = plainOf(node, reading) as Record<string, unknown>;
  if (reading.issues.length > before) return undefined;
  const key = String(value.key ?? "?").slice(0, 80);
  reading.places.set(`${kind.name}.${key}`, node);
  const parsed = schemaOf(kind).safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of issuesOf(parsed.error)) {
    const path = `${kind.name}.${key}.${issue.path}`;
    reading.issues.push({ ...issue, path, params: { line: lineAt(path, reading) } } satisfies Issue);
  }
  return undefined;
}

function lineAt(path: string, { places, lineOf }: Reading): number {
  const [kind = "", key = "", field = ""] = path.split(".");
  const node = places.get(`${kind}.${key}`);
  return node ? lineOf(fieldOf(node, field) ?? node) : 1;
}
