import { z } from "zod";

const MAX_TITLE = 100;
const MAX_NOTE = 500;

export const AdoptRuleSetInput = z.object({ key: z.string().max(60) });

/** What a rule set's form sends: beside the names and the reason, each number under the name of its place in the rule. */
export const RuleSetInput = z
  .object({
    titleJa: z.string().trim().min(1, "review.error.ruleTitleMissing").max(MAX_TITLE, "review.error.ruleTitleLong"),
    titleEn: z.string().trim().max(MAX_TITLE, "review.error.ruleTitleLong").default(""),
    note: z.string().trim().max(MAX_NOTE, "review.error.ruleNoteLong").default(""),
    act: z.enum(["preview", "save"]).default("save"),
    cycle: z
      .string()
      .regex(/^\d{0,9}$/)
      .default("")
      .transform((value) => (value ? Number(value) : null)),
  })
  .catchall(z.string())
  .transform(({ titleJa, titleEn, note, act, cycle, ...numbers }) => ({
    titleJa,
    titleEn,
    note,
    act,
    cycle,
    numbers: numbers as Record<string, string>,
  }))
  .refine(({ act, note }) => act === "preview" || note !== "", {
    path: ["note"],
    message: "review.error.ruleNoteMissing",
  });

export type RuleSetInput = z.output<typeof RuleSetInput>;

export const UseRuleSetInput = z.object({
  cycle: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
