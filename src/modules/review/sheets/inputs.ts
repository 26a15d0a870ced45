import { z } from "zod";

/** A sheet's form: its controls are named by the field set (`fields/sheet-form.rules.ts`), so any name may come. */
export const SheetFormInput = z
  .object({
    version: z.coerce.number().int().positive(),
    /** What the pressed button is for. */
    act: z.enum(["save", "submit", "amend"]).default("save"),
    note: z.string().max(2_000, "review.error.noteTooLong").default(""),
  })
  .catchall(z.string());

/** Passing on, giving back, taking back. */
export const SheetStepInput = z.object({
  version: z.coerce.number().int().positive(),
  act: z.enum(["pass", "return", "withdraw", "reopen"]),
  note: z.string().max(2_000, "review.error.noteTooLong").default(""),
});

const PICK = "pick.";
const SHOWN = "shown.";

/** The sheets named so, each with the version that the person had before her eyes. */
const sheetsNamed = (prefix: string, typed: Record<string, unknown>) =>
  Object.entries(typed).flatMap(([name, value]) => {
    const id = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    const version = Number(value);
    return Number.isSafeInteger(id) && Number.isSafeInteger(version) ? [{ id, version }] : [];
  });

/** The same for many sheets: `pick.<id>` are those that were ticked, `shown.<id>` all that the page showed. */
export const SheetsInput = z
  .object({
    act: z.enum(["pass", "unlock", "confirmSettled"]),
    note: z.string().max(2_000, "review.error.noteTooLong").default(""),
    until: z
      .union([z.literal(""), z.iso.date()], "review.error.dayForm")
      .default("")
      .transform((value) => value || null),
    all: z.literal("on").optional(),
    /** The query of the list that it came from, to come back to it. */
    filter: z
      .string()
      .regex(/^[\w=&-]{0,200}$/)
      .default(""),
  })
  .catchall(z.string())
  .transform(({ act, note, until, all, filter, ...typed }) => ({
    act,
    note,
    until,
    filter,
    isAll: all === "on",
    picks: sheetsNamed(all === "on" ? SHOWN : PICK, typed),
  }))
  .refine(({ picks }) => picks.length > 0, { path: ["pick"], message: "review.error.nothingPicked" });
export type SheetsInput = z.output<typeof SheetsInput>;

/** Says that a settled amount is final; its controls are those of the sheet's form. */
export const SettledInput = z
  .object({
    version: z.coerce.number().int().positive(),
    note: z.string().max(2_000, "review.error.noteTooLong").default(""),
  })
  .catchall(z.string());
