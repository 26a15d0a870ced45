import type { Text } from "#platform/i18n/text.ts";
import type { Field } from "../fields/field-set.rules.ts";
import {
  type Amounts,
  type FieldValue,
  type FieldValues,
  isNotApplicable,
  isOfKind,
  type Output,
  type RollingYear,
  rollingYears,
  type SheetValues,
} from "../fields/field-value.rules.ts";

/** What the ledger says of a project's year, for one output: the exact sum and the facts that it is the sum of. */
export interface LedgerLine {
  /** By which the ledger knows what is counted: two things may be called alike. */
  quantity: string;
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
  const before = source.lastYear[field.key];
  const last = isOfKind(field.kind, before) ? before : undefined;
  if (field.kind === "outputs") return outputsOf(last, field, source);
  // Its years are always those to come, also where nothing is taken over.
  if (field.kind === "rolling") return nextRolling(field.prefill === "none" ? undefined : last, source.fiscalYear);
  return field.prefill === "lastYear" ? last : plannedFor(field, source, last);
}

/** What last year's rolling table says of this year, where the field asks for it. */
function plannedFor(field: Field, source: PrefillSource, last: FieldValue | undefined): FieldValue | undefined {
  if (field.prefill === "nextYear") return (field.kind === "text" ? plannedText(source) : undefined) ?? last;
  return field.prefill === "rolling" && field.kind === "money" ? plannedMoney(source) : undefined;
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
  return {
    years: rollingYears(fiscalYear).map((year) => known.find((entry) => entry.year === year) ?? emptyYear(year)),
  };
}

export const emptyYear = (year: number): RollingYear => ({
  year,
  kind: null,
  activities: "",
  amounts: {} satisfies Amounts,
});

/** Last year's rows, their plan being what was reached; numbers of this year come from the ledger alone. */
function outputsOf(
  last: FieldValue | undefined,
  field: Field,
  { ledger, at }: PrefillSource,
): FieldValues["outputs"] | undefined {
  if (ledger.length === 0 && isNotApplicable(last)) return { notApplicable: true };
  const kept = last && "outputs" in last && field.prefill !== "none" ? last.outputs : [];
  const rows = kept.map(
    (row): Output => ({ ...row, planned: row.actual ?? row.planned, actual: null, takenFrom: null }),
  );
  const outputs = withLedger(rows, ledger, at);
  return outputs.length > 0 ? { outputs } : undefined;
}

/**
 * Puts the ledger's sums into the rows of the same name and unit, each into one row, and behind them what has no row yet.
 * Where several rows have the name, a sum goes where it was taken from the same facts before, else into the first.
 */
export function withLedger(rows: readonly Output[], ledger: readonly LedgerLine[], at: string): Output[] {
  const lineAt = new Map<number, LedgerLine>();
  const used = new Set<LedgerLine>();
  const place = (line: LedgerLine, suits: (row: Output) => boolean) => {
    const index = rows.findIndex(
      (row, own) => !lineAt.has(own) && row.name === line.name && row.unit === line.unit && suits(row),
    );
    if (used.has(line) || index < 0) return;
    lineAt.set(index, line);
    used.add(line);
  };
  for (const line of ledger)
    place(line, ({ takenFrom }) => takenFrom?.factIds.some((id) => line.factIds.includes(id)) ?? false);
  for (const line of ledger) place(line, () => true);
  const filled = rows.map((row, index) => {
    const line = lineAt.get(index);
    if (!line) return row;
    // The same sum taken again is no change: it keeps the moment when it was first taken.
    if (row.takenFrom?.sum === line.value && row.actual === line.value) return row;
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
