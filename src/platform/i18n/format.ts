import type { Language } from "./languages.ts";

/** Numbers and dates in the reader's way: Gregorian years, Latin digits; the Japanese era beside the year where officials expect it. */
export interface Formatter {
  number(value: number | string, decimals?: number): string;
  /** `2022-12-31`, `2022-12` or `2022`: shown as precisely as it is known. */
  date(value: string): string;
  /** Fiscal year (April to March) of a date: `令和4年度（2022年度）` in Japanese, `FY2022` elsewhere. */
  fiscalYear(year: number): string;
  dateTime(value: Date): string;
  /** Of a day `2026-11-21`, in short: 土, Sat. */
  weekday(day: string): string;
  /** `1.2 MB`, `340 kB`: in thousands, as people's devices count. */
  fileSize(bytes: number): string;
}

const PARTS: Record<number, Intl.DateTimeFormatOptions> = {
  4: { year: "numeric" },
  7: { year: "numeric", month: "long" },
  10: { year: "numeric", month: "long", day: "numeric" },
};

const SIZES = { kilobyte: { maximumFractionDigits: 0 }, megabyte: { maximumFractionDigits: 1 } };

export function createFormatter(language: Language): Formatter {
  const numbers = new Map<number, Intl.NumberFormat>();
  const dates = new Map<number, Intl.DateTimeFormat>();
  const sizes = new Map<"kilobyte" | "megabyte", Intl.NumberFormat>();
  let weekdays: Intl.DateTimeFormat | undefined;
  const times = new Intl.DateTimeFormat(language.intl, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: "Asia/Tokyo",
  });
  return {
    number(value, decimals = 0) {
      let format = numbers.get(decimals);
      if (!format) {
        format = new Intl.NumberFormat(language.intl, {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        });
        numbers.set(decimals, format);
      }
      // A decimal string is formatted exactly; `number` would round it first.
      return format.format(value as Intl.StringNumericLiteral);
    },
    date(value) {
      const options = PARTS[value.length];
      if (!options) return value;
      let format = dates.get(value.length);
      if (!format) {
        format = new Intl.DateTimeFormat(language.intl, { ...options, timeZone: "UTC" });
        dates.set(value.length, format);
      }
      return format.format(new Date(`${value}${"0000-01-01".slice(value.length)}T00:00:00Z`));
    },
    fiscalYear(year) {
      if (language.htmlLang !== "ja") return `FY${year}`;
      return language.code === "ja" ? `${japaneseEra(year)}年度（${year}年度）` : `${year}年度`;
    },
    dateTime: (value) => times.format(value),
    weekday(day) {
      weekdays ??= new Intl.DateTimeFormat(language.intl, { weekday: "short", timeZone: "UTC" });
      return weekdays.format(new Date(`${day}T00:00:00Z`));
    },
    fileSize(bytes) {
      const unit = bytes < 950_000 ? "kilobyte" : "megabyte";
      const format = sizes.get(unit) ?? new Intl.NumberFormat(language.intl, { ...SIZES[unit], style: "unit", unit });
      sizes.set(unit, format);
      return format.format(unit === "kilobyte" ? Math.max(Math.min(bytes, 1), bytes / 1_000) : bytes / 1_000_000);
    },
  };
}

// Made once: making it takes longer than all that a page asks of it.
const ERAS = new Intl.DateTimeFormat("ja-JP-u-ca-japanese", { era: "long", year: "numeric", timeZone: "UTC" });

const eras = new Map<number, string>();

/** `令和5`, from the year's end, as official papers count fiscal years from 2019 on. */
export function japaneseEra(year: number): string {
  const known = eras.get(year);
  if (known) return known;
  const parts = ERAS.formatToParts(new Date(Date.UTC(year, 11, 31)));
  const era = parts.find((part) => part.type === "era")?.value ?? "";
  const count = parts.find((part) => part.type === "year")?.value ?? "";
  eras.set(year, `${era}${count}`);
  return `${era}${count}`;
}
