import { z } from "zod";

/** A plan's settings: chain and dates are named by their place in the chain (`settings-form.rules.ts`). */
export const SettingsInput = z
  .object({
    version: z.coerce.number().int().nonnegative(),
    fieldSet: z.string().max(60),
    ruleSet: z.string().max(60).default(""),
    attachesWorkbook: z.literal("on").optional(),
  })
  .catchall(z.string())
  .transform(({ version, fieldSet, ruleSet, attachesWorkbook, ...typed }) => ({
    version,
    fieldSet,
    ruleSet: ruleSet === "" ? null : ruleSet,
    attachesWorkbook: attachesWorkbook === "on",
    typed: typed as Readonly<Record<string, string>>,
  }));
export type SettingsInput = z.output<typeof SettingsInput>;

const reason = z.string().trim().min(1, "review.error.reasonMissing").max(2_000, "review.error.noteTooLong");
const day = z.iso.date("review.error.dayForm");

/** New days for a year that runs: `due.0` is that of the first check. */
export const CycleDatesInput = z
  .object({
    version: z.coerce.number().int().positive(),
    reportsDue: day,
    lockedAfter: z
      .union([z.literal(""), day], "review.error.dayForm")
      .default("")
      .transform((value) => value || null),
    settledDue: day,
    reason,
  })
  .catchall(z.string());
export type CycleDatesInput = z.output<typeof CycleDatesInput>;
