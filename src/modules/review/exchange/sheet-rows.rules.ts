import type { Translator } from "#platform/i18n/translator.ts";
import type { Field } from "../fields/field-set.rules.ts";
import {
  DIRECTIONS,
  FUND_SOURCES,
  ROLLING_KINDS,
  rollingYears,
  type SheetValues,
} from "../fields/field-value.rules.ts";
import { controlName, type Typed, writeSheetForm } from "../fields/sheet-form.rules.ts";

/** The three tables of a workbook: texts and choices, outputs, money. */
export const TABLES = ["texts", "outputs", "money"] as const;
export type TableName = (typeof TABLES)[number];

/** The columns of each table that people fill, in order. */
export const INPUT_COLUMNS = {
  texts: ["value"],
  outputs: ["name", "unit", "planned", "actual"],
  money: FUND_SOURCES,
} as const satisfies Record<TableName, readonly string[]>;

/** A row of a workbook: what it is about, and the controls of the sheet's form that its cells are. */
export interface SheetRow {
  table: TableName;
  /** Unique in the sheet: `planned`, `outputs.0`, `rolling.1.kind`. */
  row: string;
  field: Field;
  /** What stands before the cells, in words. */
  label: string;
  /** One control a cell. */
  controls: readonly string[];
  /** Words that the cell may hold instead of its values (drop-downs), and what they stand for. */
  choices?: readonly { value: string; label: string }[];
}

/** Outputs that have no row yet can be added in these. */
const SPARE_OUTPUTS = 2;

/** All rows of a sheet, in the order of its fields. */
export function sheetRows(fields: readonly Field[], values: SheetValues, words: RowWords): SheetRow[] {
  const typed = writeSheetForm(fields, values);
  return fields.filter((field) => field.group === "update").flatMap((field) => rowsOf(field, { ...words, typed }));
}

/** What rows are named and filled with. */
export interface RowWords {
  say: Translator;
  grades: readonly { value: string; label: string }[];
  /** The sheet's year: the rolling plan begins in the next. */
  fiscalYear: number;
}

interface Words extends RowWords {
  typed: Typed;
}

function rowsOf(field: Field, words: Words): SheetRow[] {
  const { say, typed } = words;
  const label = say.plain(field.label);
  const one = (table: TableName, part: string, more: Partial<SheetRow> = {}): SheetRow => ({
    table,
    field,
    label,
    row: part === "" ? field.key : `${field.key}.${part}`,
    controls: [controlName(field.key, part)],
    ...more,
  });
  switch (field.kind) {
    case "text":
      return [one("texts", "text")];
    case "direction":
      return [one("texts", "direction", { choices: choices(say, DIRECTIONS) })];
    case "grade":
      return [
        one("texts", "grade", { choices: words.grades }),
        one("texts", "evidence", { label: `${label}（${say.t("review.grade.evidence")}）` }),
      ];
    case "money":
      return [one("money", "", { controls: FUND_SOURCES.map((source) => controlName(field.key, source)) })];
    case "outputs":
      return outputRows(field, { label, count: Number(typed[controlName(field.key, "rows")] ?? 0) + SPARE_OUTPUTS });
    case "rolling":
      return rollingRows(field, words);
  }
}

const choices = (say: Translator, kinds: readonly (typeof ROLLING_KINDS)[number][]) =>
  kinds.map((value) => ({ value, label: say.t(`review.direction.${value}`) }));

function outputRows(field: Field, { label, count }: { label: string; count: number }): SheetRow[] {
  return Array.from({ length: count }, (_, index) => ({
    table: "outputs" as const,
    field,
    label,
    row: `${field.key}.${index}`,
    controls: INPUT_COLUMNS.outputs.map((cell) => controlName(field.key, index, cell)),
  }));
}

function rollingRows(field: Field, { say, fiscalYear }: Words): SheetRow[] {
  return rollingYears(fiscalYear).flatMap((year, index): SheetRow[] => {
    const at = (part: string) => ({
      field,
      row: `${field.key}.${index}.${part}`,
      controls: [controlName(field.key, index, part)],
    });
    const label = `${say.plain(field.label)} ${say.format.fiscalYear(year)}`;
    return [
      {
        table: "texts",
        ...at("kind"),
        label: `${label}（${say.t("review.rolling.kind")}）`,
        choices: choices(say, ROLLING_KINDS),
      },
      { table: "texts", ...at("activities"), label: `${label}（${say.t("review.rolling.activities")}）` },
      {
        table: "money",
        ...at("amounts"),
        label,
        controls: FUND_SOURCES.map((source) => controlName(field.key, index, source)),
      },
    ];
  });
}

/** What the cells of a row hold for a form that is filled so. 該当なし stands in the first cell of each row of its field. */
export function cellsOf(row: SheetRow, typed: Typed, say: Translator): string[] {
  if (typed[controlName(row.field.key, "notApplicable")] === "on")
    return row.controls.map((_, index) => (index === 0 ? say.t("review.notApplicable") : ""));
  return row.controls.map((control) => {
    const value = typed[control] ?? "";
    return row.choices?.find((choice) => choice.value === value)?.label ?? value;
  });
}
