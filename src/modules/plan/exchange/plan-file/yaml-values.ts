import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import { AppError, type Issue, invalid } from "#platform/errors.ts";
import { wellFormed } from "#platform/http/form.ts";

/** A plan file has five levels; whatever is much deeper is not one. */
const MAX_DEPTH = 12;
const MAX_CHARACTERS = 12_000_000;
/** Line ends and punctuation, of which each may begin a node. A plan of 2,000 nodes and 10,000 projects has 320,000. */
const MAX_MARKS = 600_000;
const MAX_YAML_ERRORS = 20;

/** The tree of a YAML file together with what the reader found wrong on its way. */
export interface YamlReading {
  root: YAMLMap;
  issues: Issue[];
  /** Line in the file, from 1. */
  lineOf(node: unknown): number;
}

/**
 * Parses YAML that nobody vouches for. Throws `invalid` where it is not YAML, or no map. Anchors and aliases are refused
 * by `plainOf` (a few lines could unfold to gigabytes), keys given twice too: the parser's own check is quadratic.
 */
export function readYaml(source: string): YamlReading {
  if (source.length > MAX_CHARACTERS || countMarks(source) > MAX_MARKS) throw refused("plan.error.yamlTooLong");
  const lines = new LineCounter();
  const document = parseSafely(source, lines);
  const problems = [...document.errors, ...document.warnings];
  // Brackets in brackets by the ten thousands: the parser tells of its exhausted stack as of any other mistake.
  if (problems.some((problem) => problem.message.includes("call stack"))) throw refused("plan.error.yamlDeep");
  if (problems.length > 0) {
    const issues = problems.slice(0, MAX_YAML_ERRORS).map((problem) => ({
      path: "",
      code: "plan.error.yaml",
      params: { line: lines.linePos(problem.pos[0]).line, detail: problem.message.split("\n")[0] ?? "" },
    }));
    throw invalid(issues, "plan.error.file");
  }
  if (!isMap(document.contents)) throw refused("plan.error.notAPlanFile");
  return { root: document.contents, issues: [], lineOf: lineOf(lines) };
}

const lineOf = (lines: LineCounter) => (node: unknown) => {
  const range = typeof node === "object" && node !== null && "range" in node ? (node as Node).range : null;
  return range ? lines.linePos(range[0]).line : 1;
};

/** What somebody writes into one box of a form; the phases of a cycle take a few hundred characters. */
const MAX_FIELD_CHARACTERS = 20_000;

/** Parses the YAML of one field of a form, with the same care as a file. Issues have no path, and a value that is null. */
export function readYamlField(source: string): { value: unknown; issues: Issue[] } {
  const wrong = (code: string, params: Issue["params"]) => ({ value: null, issues: [{ path: "", code, params }] });
  if (source.length > MAX_FIELD_CHARACTERS) return wrong("plan.error.longerThan", { limit: MAX_FIELD_CHARACTERS });
  const lines = new LineCounter();
  try {
    const document = parseSafely(source, lines);
    const [problem] = document.errors;
    if (problem) return wrong("plan.error.yamlField", { line: lines.linePos(problem.pos[0]).line });
    const reading = { issues: [], lineOf: lineOf(lines) };
    return { value: plainOf(document.contents, reading), issues: reading.issues };
  } catch (error) {
    if (error instanceof AppError) return { value: null, issues: error.issues };
    throw error;
  }
}

function countMarks(source: string): number {
  let count = 0;
  for (const _ of source.matchAll(/[\n,[{:&]/g)) count++;
  return count;
}

function parseSafely(source: string, lineCounter: LineCounter) {
  try {
    return parseDocument(source, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: "error" });
  } catch (error) {
    if (error instanceof RangeError) throw refused("plan.error.yamlDeep");
    throw error;
  }
}

const refused = (code: string) => invalid([{ path: "", code, params: { line: 1 } }], "plan.error.file");

/** A node as plain values, its strings well-formed. What may not be in a plan file becomes an issue. */
export function plainOf(node: unknown, reading: Pick<YamlReading, "issues" | "lineOf">, depth = 0): unknown {
  const wrong = wrongWith(node, depth);
  if (wrong) {
    reading.issues.push({ path: "", code: wrong, params: { line: reading.lineOf(node) } });
    return null;
  }
  if (isScalar(node)) return typeof node.value === "string" ? wellFormed(node.value) : node.value;
  if (isSeq(node)) return node.items.map((item) => plainOf(item, reading, depth + 1));
  if (isMap(node)) return mapOf(node, reading, depth);
  return null;
}

function wrongWith(node: unknown, depth: number): string | null {
  if (isAlias(node) || (node !== null && typeof node === "object" && "anchor" in node && node.anchor))
    return "plan.error.yamlAlias";
  return depth > MAX_DEPTH ? "plan.error.yamlDeep" : null;
}

function mapOf(map: YAMLMap, reading: Pick<YamlReading, "issues" | "lineOf">, depth: number): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : "?";
    if (values.has(key)) {
      const params = { line: reading.lineOf(pair.key), name: key.slice(0, 80) };
      reading.issues.push({ path: "", code: "plan.error.yamlKeyTwice", params });
    }
    values.set(key, plainOf(pair.value, reading, depth + 1));
  }
  return Object.fromEntries(values);
}

/** The value's node of a map's field. */
export function fieldOf(map: YAMLMap, name: string): unknown {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === name)?.value;
}
