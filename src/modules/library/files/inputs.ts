import { z } from "zod";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { languageCode } from "../entries/inputs.ts";

const day = z
  .string()
  .default("")
  .transform((typed, context) => {
    if (typed.trim() === "") return null;
    const date = readTypedDate(typed.trim());
    if (date?.length === 10) return date;
    context.addIssue({ code: "custom", message: "library.error.date" });
    return z.NEVER;
  });

/** A paper of an entry, besides its bytes. */
export const PaperInput = z
  .object({
    language: languageCode(),
    title: z
      .string()
      .default("")
      .transform((typed) => typed.trim())
      .refine((value) => value !== "", "library.error.empty")
      .refine((value) => value.length <= 200, "library.error.tooLong"),
    validFrom: day,
    validTo: day,
    isOriginal: z
      .string()
      .default("")
      .transform((value) => value === "on"),
  })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom <= validTo, {
    path: ["validTo"],
    message: "library.error.daysTurned",
  });
export type PaperInput = z.output<typeof PaperInput>;

export const PictureInput = z.object({});

export const EraseInput = z.object({
  reason: z
    .string()
    .default("")
    .transform((typed) => typed.trim())
    .refine((value) => value !== "", "library.error.empty")
    .refine((value) => value.length <= 500, "library.error.tooLong"),
});
