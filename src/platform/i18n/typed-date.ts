import { isOnCalendar } from "./partial-date.ts";

/**
 * The eras that papers in use name, newest first, with their first day: Reiwa 2019-05-01 (元号を改める政令, Cabinet Order
 * 143 of 2019), Heisei 1989-01-08 (元号を改める政令, Cabinet Order 1 of 1989), both under the Era Name Act (元号法, Act 43
 * of 1979); Showa 1926-12-25 (the imperial edict of that day). Years count from the Gregorian year of the first day.
 * No last days: papers printed before an era ended name years behind its end (平成35年度), and everybody reads them so.
 */
const ERAS = [
  { names: ["令和", "R"], firstDay: "2019-05-01" },
  { names: ["平成", "H"], firstDay: "1989-01-08" },
  { names: ["昭和", "S"], firstDay: "1926-12-25" },
] as const;

/** What a fiscal year (年度, April to March) becomes where a date is asked for. */
export type FiscalYearReading = "firstDay" | "lastDay" | "year";

const ERA = /^(令和|平成|昭和|[RHS])\.?(元|\d{1,2})(年度|年|[.-]|$)/i;
const WEST = /^(\d{4})(年度|年|[.-]|$)/;
const REST = /^(?:(\d{1,2})(?:月|[.-]|$)(?:(\d{1,2})日?)?)?$/;

/**
 * A date as officers write it, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: 令和7年12月, R7.12.31, 令和7年度, 2025年12月31日,
 * 2025/12/31. Undefined for what is no date, among them days before the era's first one.
 */
export function readTypedDate(typed: string, fiscalYear: FiscalYearReading = "lastDay"): string | undefined {
  const written = typed.normalize("NFKC").replace(/\s/g, "").replaceAll("/", "-");
  const start = startOf(written);
  if (!start) return undefined;
  const { year, firstDay, ending, rest } = start;
  if (ending === "年度") return rest === "" ? fiscalYearDate(year, fiscalYear) : undefined;
  const parts = REST.exec(rest);
  if (!parts) return undefined;
  const pad = (part: string) => part.padStart(2, "0");
  const date = [
    String(year),
    ...parts
      .slice(1)
      .filter((part) => part !== undefined)
      .map(pad),
  ].join("-");
  return isDate(date) && date >= firstDay.slice(0, date.length) ? date : undefined;
}

interface DateStart {
  year: number;
  /** The first day that can be meant. */
  firstDay: string;
  /** What stands behind the year: 年, 年度, a dot, a hyphen or nothing. */
  ending: string;
  rest: string;
}

function startOf(written: string): DateStart | undefined {
  const west = WEST.exec(written);
  if (west) return { year: Number(west[1]), firstDay: "", ending: west[2] ?? "", rest: written.slice(west[0].length) };
  const match = ERA.exec(written);
  const name = match?.[1]?.toUpperCase();
  const era = ERAS.find((entry) => entry.names.some((known) => known === name));
  const count = match?.[2] === "元" ? 1 : Number(match?.[2]);
  if (!match || !era || count < 1) return undefined;
  const year = Number(era.firstDay.slice(0, 4)) + count - 1;
  return { year, firstDay: era.firstDay, ending: match[3] ?? "", rest: written.slice(match[0].length) };
}

function fiscalYearDate(year: number, reading: FiscalYearReading): string {
  if (reading === "year") return String(year);
  return reading === "firstDay" ? `${year}-04-01` : `${year + 1}-03-31`;
}

const SHAPE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const isDate = (date: string) => SHAPE.test(date) && isOnCalendar(date);
