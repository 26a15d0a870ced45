import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { yearlyChainSchema } from "../cycles/chain.rules.ts";
import { scheduleSchema } from "../cycles/schedule.rules.ts";
import { DIRECTIONS } from "../fields/field-value.rules.ts";

const count = z.number().int().nonnegative();

/** One project: what it does, its outputs with the numbers of the years that are over, and what it costs a year. */
const project = z.strictObject({
  key: z.string(),
  act: z.string(),
  outputs: z.array(z.tuple([z.string(), z.string(), z.array(count)])).min(1),
  /** Thousand yen. */
  amount: count,
  direction: z.enum(DIRECTIONS),
});
export type DemoProject = z.output<typeof project>;

/** A year that is open has its dates in days from the day of loading, so that the demonstration is always under way. */
const year = z.discriminatedUnion("state", [
  z.strictObject({ year: z.number().int(), state: z.literal("published") }),
  z.strictObject({
    year: z.number().int(),
    state: z.literal("open"),
    reportsDue: z.number().int(),
    checksDue: z.array(z.number().int()),
    settledDue: z.number().int(),
  }),
]);
export type DemoYear = z.output<typeof year>;
export type OpenDemoYear = Extract<DemoYear, { state: "open" }>;

const fileSchema = z.strictObject({
  format: z.literal("kakehashi-demo-review/1"),
  municipality: z.string(),
  plan: z.string(),
  settings: z.strictObject({
    chain: yearlyChainSchema,
    schedule: scheduleSchema,
    fieldSet: z.string(),
    ruleSet: z.string().nullable(),
  }),
  years: z.array(year),
  owners: z.array(
    z.union([
      z.strictObject({ section: z.string(), projects: z.array(project) }),
      z.strictObject({ body: z.string(), projects: z.array(project) }),
    ]),
  ),
});
export type DemoReviewFile = z.output<typeof fileSchema>;

/** `data/demo/<slug>/review.yaml`; undefined where the municipality has none. */
export function findDemoReviewFile(dataFolder: string, slug: string): DemoReviewFile | undefined {
  const file = join(dataFolder, "demo", slug, "review.yaml");
  return existsSync(file) ? fileSchema.parse(parse(readFileSync(file, "utf8"))) : undefined;
}
