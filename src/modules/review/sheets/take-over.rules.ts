import type { Field } from "../fields/field-set.rules.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import { controlName, type Typed } from "../fields/sheet-form.rules.ts";
import { type LedgerLine, withLedger } from "./prefill.rules.ts";

/** Under this name a form sends the lines of the ledger that shall be taken over, each with `lineKey` as its value. */
export const takeName = (field: string, line: LedgerLine): string => controlName(field, "take", lineKey(line));
const lineKey = ({ quantity, unit }: LedgerLine): string => encodeURIComponent(`${quantity}|${unit}`);

/** The outputs with the sums that somebody ticked; a number that came so says from which facts. */
export function takeOver(
  fields: readonly Field[],
  values: SheetValues,
  { typed, ledger, at }: { typed: Typed; ledger: readonly LedgerLine[]; at: string },
): SheetValues {
  const taken = fields.flatMap((field) => {
    const lines = ledger.filter((line) => typed[takeName(field.key, line)] !== undefined);
    if (field.kind !== "outputs" || lines.length === 0) return [];
    const value = values[field.key];
    const rows = value && "outputs" in value ? value.outputs : [];
    return [[field.key, { outputs: withLedger(rows, lines, at) }] as const];
  });
  return { ...values, ...Object.fromEntries(taken) };
}
