import { z } from "zod";

const MAX_NAME = 100;

/** A field set's form: beside its name each field's controls, named by the field (`field-set-form.rules.ts`). */
export const FieldSetInput = z
  .object({
    version: z.coerce.number().int().nonnegative(),
    nameJa: z.string().trim().min(1, "review.error.setNameMissing").max(MAX_NAME, "review.error.setNameLong"),
    nameEn: z.string().trim().max(MAX_NAME, "review.error.setNameLong").default(""),
  })
  .catchall(z.string())
  .transform(({ version, nameJa, nameEn, ...typed }) => ({
    version,
    name: nameEn === "" ? { ja: nameJa } : { ja: nameJa, en: nameEn },
    typed: typed as Readonly<Record<string, string>>,
  }));
export type FieldSetInput = z.output<typeof FieldSetInput>;
