import { type Issue, invalid } from "#platform/errors.ts";
import { type Field, type PlanRecord, type RecordKind, recordSchema } from "../records/record-kind.rules.ts";

type Fields = Record<string, unknown>;

/** In characters. A title is read in lists and menus; prose may be long. */
export const LONGEST_LINE = 500;
export const LONGEST_TEXT = 20_000;
const LONGEST_LIST = 400_000;

// Controls that print nothing, and the marks that turn the direction of everything behind them (they come along when text
// is copied from dialogs). The harmless marks for a single word (U+200E, U+200F) and joiners of emoji stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** What somebody typed, as it can be stored and shown without harm. */
export function cleanText(value: string): string {
  return value.replaceAll("\r\n", "\n").replace(UNSEEN, "").toWellFormed();
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)]));
}

/** A record from what was typed. @throws AppError invalid, with one issue for each field that is wrong (`path`: the field) */
export function parseRecord(kind: RecordKind, raw: Fields): PlanRecord {
  const parsed = recordSchema(kind).safeParse(clean(raw));
  if (!parsed.success) throw invalid(parsed.error.issues.map((issue) => explain(kind, issue)));
  const issues = Object.entries(kind.fields).flatMap(([name, field]) => tooLong(name, field, parsed.data));
  if (issues.length > 0) throw invalid(issues);
  return parsed.data;
}

interface FoundIssue {
  path: PropertyKey[];
  code: string;
  message: string;
}

/** A field that may be empty is a union for zod, which then says no more than that; the field's type says what is expected. */
function explain(kind: RecordKind, issue: FoundIssue): Issue {
  const path = issue.path.map(String).join(".");
  if (issue.message.startsWith("plan.error.")) return { path, code: issue.message };
  const field = kind.fields[String(issue.path[0])];
  return { path, code: field ? (EXPECTED[field.type] ?? "plan.error.text") : "plan.error.text" };
}

const EXPECTED: Partial<Record<Field["type"], string>> = {
  text: "plan.error.text",
  string: "plan.error.text",
  date: "plan.error.date",
  decimal: "plan.error.decimal",
  integer: "plan.error.integer",
  choice: "plan.error.choice",
  ref: "plan.error.key",
  json: "plan.error.list",
};

function tooLong(name: string, field: Field, record: PlanRecord): Issue[] {
  const value = (record as unknown as Fields)[name];
  if (value === null || value === undefined) return [];
  if (field.type === "text") {
    const limit = field.long ? LONGEST_TEXT : LONGEST_LINE;
    return Object.entries(value as Record<string, string>)
      .filter(([, text]) => text.length > limit)
      .map(([language]) => ({ path: `${name}.${language}`, code: "plan.error.longerThan", params: { limit } }));
  }
  const limit = field.type === "json" ? LONGEST_LIST : LONGEST_LINE;
  const length = typeof value === "string" ? value.length : JSON.stringify(value).length;
  return length > limit ? [{ path: name, code: "plan.error.longerThan", params: { limit } }] : [];
}
