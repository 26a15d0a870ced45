import { z } from "zod";

/** A sheet's form: its controls are named by the field set (`fields/sheet-form.rules.ts`), so any name may come. */
export const SheetFormInput = z
  .object({
    version: z.coerce.number().int().positive(),
    /** What the pressed button is for. */
    act: z.enum(["save", "submit", "amend"]).default("save"),
    note: z.string().max(2_000).default(""),
  })
  .catchall(z.string());

/** Passing on, giving back, taking back. */
export const SheetStepInput = z.object({
  version: z.coerce.number().int().positive(),
  act: z.enum(["pass", "return", "withdraw", "reopen"]),
  note: z.string().max(2_000, "review.error.noteTooLong").default(""),
});
