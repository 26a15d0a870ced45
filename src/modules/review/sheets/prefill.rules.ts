import type { Text } from "#platform/i18n/text.ts";
import type { Field } from "../fields/field-set.rules.ts";
import {
  type Amounts,
  type FieldValue,
  type FieldValues,
  isNotApplicable,
  type Output,
  ROLLING_YEARS,
  type RollingYear,
  type SheetValues,
} from "../fields/field-value.rules.ts";

/** What the ledger says of a project's year, for one output: the exact sum and the facts that it is the sum of. */
export interface LedgerLine {
  name: string;
  unit: string;
  value: string;
  factIds: number[];
}

export interface PrefillSource {
  fiscalYear: number;
  /** What last year's sheet held; empty where there was none. */
  lastYear: SheetValues;
  ledger: readonly LedgerLine[];
  /** When the facts are taken, as ISO time. */
  at: string;
}

/**
 * A new year's sheet: nobody types what the product knows. Fields come from last year, from what last year planned for
 * this one, and outputs from the ledger; what is not known stays away, which is not the same as nothing.
 */
export function prefill(fields: readonly Field[], source: PrefillSource): SheetValues {
  const values = fields.map((field) => [field.key, prefilled(field, source)] as const);
  return Object.fromEntries(values.filter((entry): entry is [string, FieldValue] => entry[1] !== undefined));
}

function prefilled(field: Field, source: PrefillSource): FieldValue | undefined {
  if (field.kind === "outputs") return outputsOf(field, source);
  const last = source.lastYear[field.key];
  switch (field.prefill) {
    case "lastYear":
      return last;
    case "nextYear":
      return plannedText(source) ?? last;
    case "rolling":
      return field.kind === "rolling" ? nextRolling(last, source.fiscalYear) : plannedMoney(source);
    case "none":
      return undefined;
  }
}

/** The year that last year's rolling table says of this one. */
function plannedYear({ lastYear, fiscalYear }: PrefillSource): RollingYear | undefined {
  for (const value of Object.values(lastYear)) {
    if ("years" in value) return value.years.find((year) => year.year === fiscalYear);
  }
  return undefined;
}

function plannedText(source: PrefillSource): FieldValues["text"] | undefined {
  const activities = plannedYear(source)?.activities;
  return activities ? { text: activities } : undefined;
}

function plannedMoney(source: PrefillSource): FieldValues["money"] | undefined {
  const amounts = plannedYear(source)?.amounts;
  return amounts && Object.keys(amounts).length > 0 ? { amounts } : undefined;
}

/** Three years from the next on; what was said of two of them last year stays, the third is new. */
function nextRolling(last: FieldValue | undefined, fiscalYear: number): FieldValues["rolling"] {
  const known = last && "years" in last ? last.years : [];
  const years = Array.from({ length: ROLLING_YEARS }, (_, index) => {
    const year = fiscalYear + 1 + index;
    return known.find((entry) => entry.year === year) ?? emptyYear(year);
  });
  return { years };
}

export const emptyYear = (year: number): RollingYear => ({
  year,
  kind: null,
  activities: "",
  amounts: {} satisfies Amounts,
});

/** Last year's rows, their plan being what was reached; numbers of this year come from the ledger alone. */
function outputsOf(field: Field, { lastYear, ledger, at }: PrefillSource): FieldValues["outputs"] | undefined {
  const last = lastYear[field.key];
  if (ledger.length === 0 && isNotApplicable(last)) return { notApplicable: true };
  const kept = last && "outputs" in last && field.prefill !== "none" ? last.outputs : [];
  const rows = kept.map(
    (row): Output => ({ ...row, planned: row.actual ?? row.planned, actual: null, takenFrom: null }),
  );
  const outputs = withLedger(rows, ledger, at);
  return outputs.length > 0 ? { outputs } : undefined;
}

/** Puts the ledger's sums into the rows of the same name and unit, and behind them what has no row yet. */
export function withLedger(rows: readonly Output[], ledger: readonly LedgerLine[], at: string): Output[] {
  const used = new Set<LedgerLine>();
  const filled = rows.map((row) => {
    const line = ledger.find((entry) => entry.name === row.name && entry.unit === row.unit);
    if (!line) return row;
    used.add(line);
    return { ...row, actual: line.value, takenFrom: { factIds: line.factIds, sum: line.value, at } };
  });
  const added = ledger
    .filter((line) => !used.has(line))
    .map(({ name, unit, value, factIds }) => ({
      name,
      unit,
      planned: null,
      actual: value,
      takenFrom: { factIds, sum: value, at },
    }));
  return [...filled, ...added];
}

/** The Japanese words, which sheets are written in. */
export const japanese = (text: Text): string => text.ja ?? Object.values(text)[0] ?? "";
