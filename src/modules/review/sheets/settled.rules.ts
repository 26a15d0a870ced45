import type { Field } from "../fields/field-set.rules.ts";
import type { SheetValues } from "../fields/field-value.rules.ts";
import type { SettledState } from "./sheet.data.ts";

/**
 * Until the accounts close (31 May) a settled amount is provisional. After that day a saved amount stays provisional
 * until somebody confirms it, so that April's estimate does not become final by itself.
 */
export function settledStateOf(
  fields: readonly Field[],
  values: SheetValues,
  { before, today, closeOn }: { before: SettledState; today: string; closeOn: string },
): SettledState {
  const value = values[fields.find((field) => field.isSettled)?.key ?? ""];
  if (!value) return "none";
  if ("notApplicable" in value) return "confirmed";
  if (!("amounts" in value) || Object.keys(value.amounts).length === 0) return "none";
  return before === "confirmed" && today > closeOn ? "confirmed" : "provisional";
}

/** Whether somebody can say that the amount is final. */
export const mayBeConfirmed = (state: SettledState, { today, closeOn }: { today: string; closeOn: string }): boolean =>
  state === "provisional" && today > closeOn;
