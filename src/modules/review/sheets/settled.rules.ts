import type { Field } from "../fields/field-set.rules.ts";
import { isSame, type SheetValues } from "../fields/field-value.rules.ts";
import type { SettledState } from "./sheet.data.ts";

/**
 * Until the accounts close (31 May) a settled amount is provisional. After that day a saved amount stays provisional
 * until somebody confirms it, so that April's estimate does not become final by itself; what was confirmed is that very
 * amount, not what is written in its place later.
 */
export function settledStateOf(
  fields: readonly Field[],
  { before, after }: { before: SheetValues; after: SheetValues },
  { state, today, closeOn }: { state: SettledState; today: string; closeOn: string },
): SettledState {
  const key = fields.find((field) => field.isSettled)?.key ?? "";
  const value = after[key];
  if (!value) return "none";
  if ("notApplicable" in value) return "confirmed";
  if (!("amounts" in value) || Object.keys(value.amounts).length === 0) return "none";
  const isConfirmed = state === "confirmed" && today > closeOn && isSame(before[key], value);
  return isConfirmed ? "confirmed" : "provisional";
}

/** Whether somebody can say that the amount is final. */
export const mayBeConfirmed = (state: SettledState, { today, closeOn }: { today: string; closeOn: string }): boolean =>
  state === "provisional" && today > closeOn;
