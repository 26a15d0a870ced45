import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readYaml } from "#modules/accounts/public.ts";
import { languageShape, textShape } from "#modules/plan/public.ts";
import { DISPOSITIONS, SOURCES } from "../ledger/opinion.rules.ts";
import { ASKED, ROUND_KINDS } from "../rounds/round.rules.ts";

const key = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
const day = z.iso.date();

const round = z.strictObject({
  key,
  kind: z.enum(ROUND_KINDS),
  plan: z.string().optional(),
  title: textShape,
  summary: textShape.default({}),
  asks: z.array(z.enum(ASKED)).default([]),
  opensOn: day.optional(),
  closesOn: day.optional(),
  resultsOn: day.optional(),
});

const opinion = z.strictObject({
  source: z.enum(SOURCES),
  round: z.string().optional(),
  saidOn: day,
  occasion: textShape.optional(),
  words: z.string().min(1),
  language: languageShape.default("ja"),
  renderings: textShape.default({}),
  /** How many people of the round said it. */
  people: z.number().int().min(1).default(1),
  places: z.array(
    z.strictObject({
      plan: z.string(),
      node: z.string().optional(),
      project: z.string().optional(),
      indicator: z.string().optional(),
    }),
  ),
  answer: z
    .strictObject({ disposition: z.enum(DISPOSITIONS), text: textShape, on: day, post: textShape.optional() })
    .optional(),
  changes: z.array(z.strictObject({ on: day, text: textShape, href: z.string().optional() })).default([]),
});

/** `data/demo/<slug>/opinions.yaml`: invented opinions, answers and rounds. */
const demoOpinionsFile = z.strictObject({
  format: z.literal("kakehashi-demo-opinions/1"),
  municipality: z.string(),
  rounds: z.array(round).default([]),
  opinions: z.array(opinion).default([]),
});
export type DemoOpinionsFile = z.output<typeof demoOpinionsFile>;

/** Undefined where the municipality has none. @throws Problem with each mistake and its line */
export function findDemoOpinionsFile(dataFolder: string, slug: string): DemoOpinionsFile | undefined {
  const file = join(dataFolder, "demo", slug, "opinions.yaml");
  return existsSync(file) ? readYaml(file, demoOpinionsFile) : undefined;
}
