import { Decimal } from "#modules/indicators/public.ts";
import type { Field } from "../fields/field-set.rules.ts";
import type {
  Amounts,
  Direction,
  FieldValue,
  FieldValues,
  Output,
  RollingYear,
  SheetValues,
} from "../fields/field-value.rules.ts";

/** What a sheet says in the fields that all field sets have in common. Null: it says nothing, which is not zero. */
export interface ProjectYear {
  grade: string | null;
  direction: Direction | null;
  outputs: readonly Output[];
  /** Thousand yen by source. */
  budget: Amounts | null;
  settled: Amounts | null;
  rolling: readonly RollingYear[];
}

/** Fields are found by their kind: a city names and orders them as it likes. */
export function projectYearOf(fields: readonly Field[], values: SheetValues): ProjectYear {
  const read = <Kind extends keyof FieldValues>(kind: Kind, isSettled = false) => {
    const field = fields.find((entry) => entry.kind === kind && entry.isSettled === isSettled);
    const value: FieldValue | undefined = field && values[field.key];
    return value === undefined || "notApplicable" in value
      ? null
      : (value as Exclude<FieldValues[Kind], { notApplicable: true }>);
  };
  return {
    grade: read("grade")?.grade ?? null,
    direction: read("direction")?.direction ?? null,
    outputs: read("outputs")?.outputs ?? [],
    budget: given(read("money")?.amounts),
    settled: given(read("money", true)?.amounts),
    rolling: read("rolling")?.years ?? [],
  };
}

const given = (amounts: Amounts | undefined): Amounts | null =>
  amounts && Object.keys(amounts).length > 0 ? amounts : null;

/** Sum of amounts of which some may be missing; null where all are. */
export function total(amounts: readonly (string | null | undefined)[]): string | null {
  const known = amounts.filter((amount) => amount !== null && amount !== undefined);
  if (known.length === 0) return null;
  return known.reduce((sum, amount) => sum.plus(amount), new Decimal(0)).toFixed();
}
