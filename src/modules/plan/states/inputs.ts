import { z } from "zod";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { STATE_JUDGEMENTS } from "./state-review.rules.ts";

const typed = (max: number) =>
  z
    .string()
    .default("")
    .transform((value) => value.trim())
    .refine((value) => value.length <= max, { message: "plan.error.tooLong" });

/** A day, not a month or a year: somebody sat together and looked. */
const day = z
  .string()
  .default("")
  .transform((value) => readTypedDate(value) ?? "")
  .refine((value) => value.length === 10, { message: "plan.error.reviewDay" });

export const ReviewStateInput = z.object({
  reviewedOn: day,
  judgement: z.enum(STATE_JUDGEMENTS, { message: "plan.error.judgementMissing" }),
  textJa: typed(2_000).refine((value) => value !== "", { message: "plan.error.reviewTextMissing" }),
  textEn: typed(2_000),
  evidence: typed(500).refine((value) => value !== "", { message: "plan.error.reviewEvidenceMissing" }),
});

export type ReviewStateInput = z.output<typeof ReviewStateInput>;
