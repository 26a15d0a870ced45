import { join } from "node:path";
import { z } from "zod";
import { readYaml, yamlFiles } from "#modules/accounts/public.ts";
import { languageShape, textShape } from "#modules/plan/public.ts";
import { checkout } from "#platform/checkout.ts";
import { Problem } from "#platform/problem.ts";
import { TERM_LEVELS, TERM_USES, type Term } from "./term.rules.ts";

const FOLDER = join(checkout, "data", "reference", "glossary");

const words = z.string().min(1);

/** `data/reference/glossary/*.yaml` (docs/glossary-file.md). */
const glossaryFile = z.strictObject({
  format: z.literal("kakehashi-glossary/1"),
  terms: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
      ja: words,
      reading: words,
      reads: words.optional(),
      easy: words.optional(),
      level: z.enum(TERM_LEVELS).optional(),
      use: z.enum(TERM_USES).optional(),
      explanation: textShape.default({}),
      terms: textShape.default({}),
      locked: z.boolean().default(false),
      synonyms: z.partialRecord(languageShape, z.array(words)).default({}),
      source: z.strictObject({ name: words, url: z.url().optional(), date: z.iso.date() }).optional(),
    }),
  ),
});

/** The terms of all files of a folder. @throws Problem with each mistake, and where two terms have one key */
export function readTermFiles(folder: string): Term[] {
  const terms = yamlFiles(folder).flatMap((file) => readYaml(file, glossaryFile).terms);
  const keys = terms.map(({ key }) => key);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (twice.length > 0) throw new Problem(`The glossary has more than one term called ${twice.join(", ")}.`);
  return terms.map(({ locked, easy = null, source = null, ...term }) => ({ ...term, isLocked: locked, easy, source }));
}

let shipped: Term[] | undefined;

/** With which every city begins; read once. */
export function shippedTerms(): readonly Term[] {
  shipped ??= readTermFiles(FOLDER);
  return shipped;
}
