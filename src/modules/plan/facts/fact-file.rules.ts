import type { Issue } from "#platform/errors.ts";
import type { TypedFact } from "./typed-fact.rules.ts";

export const MAX_FACT_ROWS = 1_000;
/** Quantities a row: three columns each. */
const MAX_COUNTED = 6;

/** One row of the table: where it stands, which project it names, what was typed. */
export interface FactRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  row: number;
  project: string;
  typed: TypedFact;
  isPublic: boolean;
}

export interface FactTable {
  rows: FactRow[];
  /** What is wrong with the table itself; then it has no rows. */
  issues: Issue[];
}

/** A column's names: in Japanese as the template has it, and in English. */
const COLUMNS: Readonly<Record<string, readonly [string, string]>> = {
  date: ["日付", "Date"],
  project: ["事業", "Project"],
  title: ["何をしたか", "What was done"],
  evidence: ["根拠資料", "Evidence"],
  isPublic: ["題名の公開", "Title is public"],
};
const REQUIRED = ["date", "project", "title"];
const COUNTED: Readonly<Record<string, readonly [string, string]>> = {
  label: ["数えたもの", "Counted"],
  value: ["数", "Number"],
  unit: ["単位", "Unit"],
};

/** The name of a column as the template writes it; `q2.value` is the second quantity's number. */
export function columnName(path: string, language: "ja" | "en"): string {
  const at = language === "ja" ? 0 : 1;
  const [, number = "", part = ""] = /^q(\d+)\.(\w+)$/.exec(path) ?? [];
  return COUNTED[part] ? `${COUNTED[part][at]}${number}` : (COLUMNS[path]?.[at] ?? path);
}

const SAMPLE: Readonly<Record<"ja" | "en", readonly string[]>> = {
  ja: ["2025-05-18", "", "春の教室を開いた", "開催", "1", "回", "参加者", "24", "人", "", "", "", "実施報告書", "はい"],
  en: [
    "2025-05-18",
    "",
    "Spring class held",
    "Held",
    "1",
    "times",
    "Participants",
    "24",
    "people",
    "",
    "",
    "",
    "Report",
    "yes",
  ],
};

/** A table to fill in: the names of its columns, and one row that shows how (for a project of the plan). */
export function templateRows(language: "ja" | "en", project: string): string[][] {
  const counted = [1, 2, 3].flatMap((number) => Object.keys(COUNTED).map((part) => `q${number}.${part}`));
  const header = ["date", "project", "title", ...counted, "evidence", "isPublic"];
  const sample = SAMPLE[language].map((cell, index) => (header[index] === "project" ? project : cell));
  return [header.map((path) => columnName(path, language)), sample];
}

/** What the rows of a table say, its headings in the first. */
export function readFactRows(table: readonly (readonly string[])[]): FactTable {
  const [header = [], ...rows] = table;
  const places = header.map(placeOf);
  const missing = REQUIRED.filter((path) => !places.includes(path));
  const wrong = header.flatMap((name, index) =>
    wrongColumn(name, { place: places[index], places: places.slice(0, index) }),
  );
  const issues = [
    ...(missing.length > 0 ? [{ path: "", code: "plan.facts.error.columnMissing", params: columns(missing) }] : []),
    ...wrong,
    ...(rows.length > MAX_FACT_ROWS
      ? [{ path: "", code: "plan.facts.error.tableTooLong", params: { max: MAX_FACT_ROWS } }]
      : []),
  ];
  if (issues.length > 0) return { rows: [], issues };
  const filled = rows.flatMap((cells, index) =>
    cells.every((cell) => cell.trim() === "") ? [] : [readRow(cells, { places, row: index + 2 })],
  );
  return filled.length === 0 ? refuseTable("plan.facts.error.tableEmpty") : { rows: filled, issues: [] };
}

export const refuseTable = (code: string, params?: Issue["params"]): FactTable => ({
  rows: [],
  issues: [{ path: "", code, params }],
});
const columns = (paths: readonly string[]) => ({ columns: paths.map((path) => columnName(path, "ja")).join("・") });

/** `q1.value` for 数1, `date` for 日付; undefined for what is no column of ours, empty for a column without a name. */
function placeOf(name: string): string | undefined {
  const wanted = folded(name);
  if (wanted === "") return "";
  const plain = Object.entries(COLUMNS).find(([, names]) => names.some((one) => folded(one) === wanted));
  if (plain) return plain[0];
  const [, word = "", number = ""] = /^(.*?)(\d+)$/.exec(wanted) ?? [];
  const counted = Object.entries(COUNTED).find(([, names]) => names.some((one) => folded(one) === word));
  return counted && Number(number) >= 1 && Number(number) <= MAX_COUNTED
    ? `q${Number(number)}.${counted[0]}`
    : undefined;
}

const folded = (name: string) => name.normalize("NFKC").replace(/\s/g, "").toLowerCase();

function wrongColumn(
  name: string,
  at: { place: string | undefined; places: readonly (string | undefined)[] },
): Issue[] {
  const params = { column: name.trim().slice(0, 40) };
  if (at.place === undefined) return [{ path: "", code: "plan.facts.error.columnUnknown", params }];
  if (at.place !== "" && at.places.includes(at.place))
    return [{ path: "", code: "plan.facts.error.columnTwice", params }];
  return [];
}

function readRow(cells: readonly string[], at: { places: readonly (string | undefined)[]; row: number }): FactRow {
  const cell = (path: string) => cells[at.places.indexOf(path)]?.trim() ?? "";
  const quantities = Array.from({ length: MAX_COUNTED }, (_, index) => ({
    label: cell(`q${index + 1}.label`),
    value: cell(`q${index + 1}.value`),
    unit: cell(`q${index + 1}.unit`),
  }));
  return {
    row: at.row,
    project: cell("project"),
    typed: { date: cell("date"), title: cell("title"), evidence: cell("evidence"), quantities },
    // Public unless the row says no: いいえ, 非公開, ×, no, 0.
    isPublic: !/^(いいえ|否|非公開|しない|×|✕|x|no|n|0|false)$/i.test(cell("isPublic").normalize("NFKC")),
  };
}
