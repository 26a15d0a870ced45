import { z } from "zod";
import { notFound } from "#platform/errors.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { VERSION_KINDS } from "./plan-state.rules.ts";

/** A date as officers write it, or nothing. */
const typedDate = z
  .string()
  .trim()
  .max(40)
  .default("")
  .transform((typed, check) => {
    const date = typed === "" ? null : readTypedDate(typed);
    if (date !== undefined) return date;
    check.addIssue({ code: "custom", message: "plan.error.date" });
    return z.NEVER;
  });

const line = (limit: number) =>
  z
    .string()
    .trim()
    .max(limit, "plan.error.tooLong")
    .default("")
    .transform((value) => value || null);

export const VersionInput = z
  .object({
    kind: z.enum(VERSION_KINDS, { error: "plan.error.choice" }),
    labelJa: line(200),
    labelEn: line(200),
    datedOn: typedDate,
    reason: line(2_000),
    decisionNumber: line(100),
    decidedOn: typedDate,
  })
  .refine(({ kind, reason }) => kind !== "amended" || reason !== null, {
    path: ["reason"],
    message: "plan.error.amendedWithoutReason",
  });
export type VersionInput = z.output<typeof VersionInput>;

export const DecisionInput = z
  .object({ decisionNumber: line(100), decidedOn: typedDate })
  .refine(({ decisionNumber, decidedOn }) => decisionNumber !== null || decidedOn !== null, {
    path: ["decisionNumber"],
    message: "plan.error.required",
  });
export type DecisionInput = z.output<typeof DecisionInput>;

/** The number of a version in an address. @throws AppError notFound */
export function versionNumber(typed: string | undefined): number {
  if (!/^[1-9]\d{0,8}$/.test(typed ?? "")) throw notFound("plan.error.versionNotFound");
  return Number(typed);
}
