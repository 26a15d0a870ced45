import type { Issue } from "#platform/errors.ts";
import { CHECK_KINDS, type Check } from "./chain.rules.ts";
import { type Schedule, scheduleSchema } from "./schedule.rules.ts";

/** So many checks can be written down; rows without a kind are left out. */
export const CHAIN_ROWS = 6;

type Typed = Readonly<Record<string, string>>;

/** A day of the year as officials write it: `5月15日`, `５/15`, `05-15` → `05-15`; null where it is none. */
export function readMonthDay(typed: string): string | null {
  const [, month = "", day = ""] =
    /^(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(typed.normalize("NFKC").replace(/\s/g, "")) ?? [];
  const read = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return scheduleSchema.shape.reportsDue.safeParse(read).success ? read : null;
}

/** `05-15` → `5/15`. */
export const showMonthDay = (day: string): string => day.split("-").map(Number).join("/");

export interface ReadSettings {
  chain: Check[];
  schedule: Schedule;
  issues: Issue[];
}

/** Chain and dates as they were typed. Everything is read; what cannot be is an issue at its control. */
export function readSettingsForm(typed: Typed): ReadSettings {
  const issues: Issue[] = [];
  const dayAt = (path: string): string => {
    const day = readMonthDay(typed[path] ?? "");
    if (day === null) issues.push({ path, code: "review.error.monthDay" });
    return day ?? "";
  };
  const reportsDue = dayAt("reportsDue");
  const rows = usedRows(typed);
  const checks = rows.map((row) => readCheck(typed, row, { dayAt, issues }));
  const hasLock = (typed.lockedAfter ?? "").trim() !== "";
  const schedule = { reportsDue, lockedAfter: hasLock ? dayAt("lockedAfter") : null, settledDue: dayAt("settledDue") };
  if (issues.length === 0) issues.push(...orderIssues(schedule, checks, rows));
  return { chain: checks, schedule, issues };
}

/** The rows that somebody filled in, in the order that she gave them. */
function usedRows(typed: Typed): number[] {
  const orderOf = (row: number) => Number(typed[`chain.${row}.order`]?.normalize("NFKC")) || row + 1;
  return Array.from({ length: CHAIN_ROWS }, (_, row) => row)
    .filter((row) => (typed[`chain.${row}.kind`] ?? "") !== "" || (typed[`chain.${row}.nameJa`] ?? "").trim() !== "")
    .sort((one, other) => orderOf(one) - orderOf(other) || one - other);
}

interface Reading {
  dayAt(path: string): string;
  issues: Issue[];
}

function readCheck(typed: Typed, row: number, { dayAt, issues }: Reading): Check {
  const at = (part: string) => (typed[`chain.${row}.${part}`] ?? "").trim();
  const kind = CHECK_KINDS.find((known) => known === at("kind"));
  const nameJa = at("nameJa").slice(0, 100);
  if (nameJa === "") issues.push({ path: `chain.${row}.nameJa`, code: "review.error.checkNameMissing" });
  if (!kind) issues.push({ path: `chain.${row}.kind`, code: "review.error.checkKindMissing" });
  const nameEn = at("nameEn").slice(0, 100);
  return {
    key: keyOf(typed, row),
    name: nameEn === "" ? { ja: nameJa } : { ja: nameJa, en: nameEn },
    kind: kind ?? "sectionHead",
    committee: kind === "committee" ? at("committee") || null : null,
    due: dayAt(`chain.${row}.due`),
  };
}

/** A check keeps its key; a new one gets one that no other has. */
function keyOf(typed: Typed, row: number): string {
  const kept = Array.from({ length: CHAIN_ROWS }, (_, other) => typed[`chain.${other}.key`] ?? "");
  const own = kept[row] ?? "";
  if (/^[a-z][a-z0-9-]{0,39}$/.test(own) && kept.indexOf(own) === row) return own;
  let number = row + 1;
  while (kept.includes(`check-${number}`)) number += CHAIN_ROWS;
  return `check-${number}`;
}

/** Nobody is asked to check before it was to be written, nor before the check that comes first. */
function orderIssues(schedule: Schedule, checks: readonly Check[], rows: readonly number[]): Issue[] {
  const issues: Issue[] = checks.flatMap((check, index) => {
    const before = checks[index - 1]?.due ?? schedule.reportsDue;
    return check.due < before ? [{ path: `chain.${rows[index]}.due`, code: "review.error.dueOrder" }] : [];
  });
  if (schedule.lockedAfter !== null && schedule.lockedAfter < schedule.reportsDue)
    issues.push({ path: "lockedAfter", code: "review.error.lockBeforeDue" });
  if (schedule.settledDue <= "05-31") issues.push({ path: "settledDue", code: "review.error.settledBeforeClose" });
  return issues;
}

/** The controls of the form as the settings stand. */
export function writeSettingsForm(settings: { chain: readonly Check[]; schedule: Schedule }): Record<string, string> {
  const { reportsDue, lockedAfter, settledDue } = settings.schedule;
  const typed: Record<string, string> = {
    reportsDue: showMonthDay(reportsDue),
    lockedAfter: lockedAfter === null ? "" : showMonthDay(lockedAfter),
    settledDue: showMonthDay(settledDue),
  };
  settings.chain.forEach((check, row) => {
    const parts = { order: String(row + 1), key: check.key, nameJa: check.name.ja ?? "", nameEn: check.name.en ?? "" };
    const more = { kind: check.kind, committee: check.committee ?? "", due: showMonthDay(check.due) };
    for (const [part, value] of Object.entries({ ...parts, ...more })) typed[`chain.${row}.${part}`] = value;
  });
  return typed;
}
