import { z } from "zod";
import { textSchema } from "#modules/plan/public.ts";
import { checkRuleSet } from "./rule-set-check.rules.ts";

export const GRADING_FORMAT = "kakehashi-grading/1";

/** What a rule may be made of; how each is counted stands in `input-values.rules.ts` and docs/grading.md. */
export const MEASURES = [
  "outputRate",
  "targetRate",
  "wayShare",
  "pathShare",
  "beyondTarget",
  "changeFromBaseline",
  "changeRate",
  "changeFromLastYear",
] as const;
export type Measure = (typeof MEASURES)[number];

const text = textSchema
  .refine((value) => value?.ja !== undefined, "must have a text in ja")
  .transform((value) => value ?? {});
const key = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, "must be a name such as outputRate");
const plainDecimal = z
  .union([z.number().transform(String), z.string().trim()])
  .pipe(z.string().regex(/^-?\d{1,9}(\.\d{1,6})?$/, "must be a number"));
/** A number of points, or the key of a grade or of a level between. */
const outcome = z.union([z.number().transform(String), z.string().trim()]).pipe(z.string().min(1).max(20));

const gradeSchema = z.strictObject({
  key: z.string().regex(/^[^\s]{1,20}$/, "must be a short name without blanks"),
  /** What stands in tables; the key where it is left out. */
  mark: text.optional(),
  title: text,
  /** The grade for "cannot be determined"; at most one. */
  isUndetermined: z.boolean().default(false),
});

const inputSchema = z.strictObject({
  key,
  label: text,
  measure: z.enum(MEASURES),
  /** A sheet may have several outputs or targets: the lowest counts, or their mean. */
  across: z.enum(["lowest", "mean"]).default("lowest"),
  /** Of changes in surveys: smaller ones (in points), or those that chance explains, count as no change. */
  surveyTolerance: z.union([z.literal("significance"), plainDecimal]).optional(),
  /** Of `pathShare`: how much of the way is expected after each year of the plan, in per cent. Else the target's own path. */
  expectedAfterYears: z.array(plainDecimal).min(1).max(20).optional(),
});

const questionSchema = z.strictObject({
  key,
  label: text,
  hint: text.optional(),
  options: z
    .array(z.strictObject({ key, label: text, points: plainDecimal }))
    .min(2)
    .max(10),
});

/** `above` 100 is more than 100, `atLeast` 100 is 100 or more. */
const bandSchema = z
  .strictObject({ atLeast: plainDecimal.optional(), above: plainDecimal.optional(), gives: outcome })
  .refine((band) => (band.atLeast === undefined) !== (band.above === undefined), "needs atLeast or above");

const conditionSchema = z
  .strictObject({
    of: key,
    atLeast: plainDecimal.optional(),
    above: plainDecimal.optional(),
    below: plainDecimal.optional(),
    atMost: plainDecimal.optional(),
    is: outcome.optional(),
  })
  .refine(
    ({ atLeast, above, below, atMost, is }) =>
      [atLeast, above, below, atMost, is].filter((limit) => limit !== undefined).length === 1,
    "needs one of atLeast, above, below, atMost, is",
  );

const stepSchema = z
  .strictObject({
    key,
    label: text,
    bands: z.strictObject({ of: key, list: z.array(bandSchema).min(1).max(20), otherwise: outcome }).optional(),
    sum: z.array(key).min(1).max(20).optional(),
    lookup: z.strictObject({ of: key, table: z.record(z.string(), outcome) }).optional(),
    choose: z
      .strictObject({
        cases: z
          .array(z.strictObject({ when: z.array(conditionSchema).min(1).max(5), gives: outcome }))
          .min(1)
          .max(20),
        otherwise: outcome,
      })
      .optional(),
  })
  .refine(
    ({ bands, sum, lookup, choose }) => [bands, sum, lookup, choose].filter((part) => part !== undefined).length === 1,
    "needs one of bands, sum, lookup, choose",
  );

export const ruleSetSchema = z
  .strictObject({
    format: z.literal(GRADING_FORMAT),
    key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
    title: text,
    /** The rule in a sentence or two. */
    summary: text,
    source: z.strictObject({
      municipality: text.optional(),
      document: text.optional(),
      url: z.url().optional(),
      /** What we had to decide where the source says less than a rule needs. */
      reading: text,
    }),
    /** The best first. */
    grades: z.array(gradeSchema).min(2).max(12),
    inputs: z.array(inputSchema).max(8).default([]),
    questions: z.array(questionSchema).max(12).default([]),
    steps: z.array(stepSchema).max(12).default([]),
    /** Where the grade comes from: a step, or the judgement of a person who sees the steps. */
    result: z.union([z.strictObject({ step: key }), z.strictObject({ judgement: z.literal(true) })]),
  })
  .superRefine((rules, context) => {
    for (const { path, message } of checkRuleSet(rules)) context.addIssue({ code: "custom", path, message });
  });

export type RuleSet = z.output<typeof ruleSetSchema>;
export type Grade = RuleSet["grades"][number];
export type RuleInput = RuleSet["inputs"][number];
export type Question = RuleSet["questions"][number];
export type Step = RuleSet["steps"][number];
export type Condition = z.output<typeof conditionSchema>;

/** A grade of the rule set by its key. */
export const findGrade = (rules: Pick<RuleSet, "grades">, key: string | null): Grade | undefined =>
  rules.grades.find((grade) => grade.key === key);
