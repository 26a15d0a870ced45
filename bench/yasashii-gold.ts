import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readYaml, yamlFiles } from "#modules/accounts/municipality/municipality-file.ts";
import { checkout } from "#platform/checkout.ts";
import { Problem } from "#platform/problem.ts";
import { createGlossary, type Glossary, RULE_IDS, type RuleId } from "../src/yasashii/index.ts";
import { type Run, runsOf } from "./yasashii-runs.ts";

// The gold set of the Easy Japanese checker; its form is told in data/yasashii/gold/README.md.

const FOLDER = join(checkout, "data", "yasashii", "gold");
const DIFFICULTY = "difficulty.yaml";

const rule = z.enum(RULE_IDS);
const mark = z.strictObject({
  rule: z.union([rule.transform((only) => [only]), z.array(rule).min(1)]),
  on: z.string().min(1),
  nth: z.number().int().min(1).default(1),
  why: z.string().optional(),
});
const goldFile = z.strictObject({
  format: z.literal("kakehashi-gold/1"),
  kind: z.string(),
  sentences: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string().min(1),
      reading: z.string(),
      findings: z.array(mark).default([]),
      harmless: z.array(mark).default([]),
      unsure: z.array(mark).default([]),
    }),
  ),
});
const difficultyFile = z.strictObject({
  format: z.literal("kakehashi-difficulty/1"),
  texts: z.array(z.strictObject({ id: z.string(), text: z.string(), marks: z.array(z.number().min(1).max(5)).min(1) })),
});
const glossaryFile = z.looseObject({
  terms: z.array(
    z.looseObject({
      ja: z.string(),
      reading: z.string(),
      easy: z.string().optional(),
      level: z.enum(["early", "middle", "late"]).default("late"),
      use: z.enum(["plain", "keep", "replace"]).default("keep"),
    }),
  ),
});

export interface Mark {
  /** Each of them is right. */
  rules: RuleId[];
  start: number;
  end: number;
}

export interface GoldText {
  id: string;
  kind: string;
  text: string;
  runs: Run[];
  findings: Mark[];
  harmless: Mark[];
  unsure: Mark[];
}

export interface MarkedText {
  id: string;
  text: string;
  /** Mean of what readers said, 1 easy to 5 hard. */
  mark: number;
}

export interface Gold {
  texts: GoldText[];
  difficulty: MarkedText[];
}

/** @throws Problem where a file does not fit its form, or is not the one that was committed before the first rule */
export function readGold(half: "tuning" | "held-back"): Gold {
  if (half === "held-back") checkHashes();
  const folder = join(FOLDER, half);
  const texts = yamlFiles(folder)
    .filter((file) => !file.endsWith(DIFFICULTY))
    .flatMap((file) => {
      const { kind, sentences } = readYaml(file, goldFile);
      return sentences.map(({ reading, ...each }): GoldText => {
        const marks = (of: z.output<typeof mark>[]) => of.map((found) => placeOf(each, found));
        const { id, text } = each;
        const runs = runsOf(reading, { id, text });
        return {
          ...{ id, kind, text, runs, findings: marks(each.findings) },
          ...{ harmless: marks(each.harmless), unsure: marks(each.unsure) },
        };
      });
    });
  const difficulty = readYaml(join(folder, DIFFICULTY), difficultyFile).texts.map(({ id, text, marks }) => ({
    ...{ id, text, mark: marks.reduce((sum, each) => sum + each, 0) / marks.length },
  }));
  return { texts, difficulty };
}

function placeOf({ id, text }: { id: string; text: string }, { rule: rules, on, nth }: z.output<typeof mark>): Mark {
  let start = -1;
  for (let seen = 0; seen < nth; seen += 1) start = text.indexOf(on, start + 1);
  if (start < 0) throw new Problem(`${id}: "${on}" does not stand in its text ${nth} times.`);
  return { rules, start, end: start + on.length };
}

/** The held-back half is only worth something as it was before the first rule. */
function checkHashes(): void {
  const lines = readFileSync(join(FOLDER, "held-back.sha256"), "utf8").trim().split("\n");
  const wanted = new Map(lines.map((line) => line.split(/\s+/) as [string, string]).map(([hash, at]) => [at, hash]));
  const present = readdirSync(join(FOLDER, "held-back")).map((name) => `held-back/${name}`);
  const wrong = present.filter((name) => {
    const hash = createHash("sha256").update(readFileSync(join(FOLDER, name)));
    return hash.digest("hex") !== wanted.get(name);
  });
  const missing = [...wanted.keys()].filter((name) => !present.includes(name));
  if (wrong.length + missing.length > 0)
    throw new Problem(`Not as in held-back.sha256: ${[...wrong, ...missing].join(", ")}.`);
  console.log(
    `  ${present.length} held-back files are as in held-back.sha256, which was committed before the first rule`,
  );
}

/** The glossary that is shipped, as a caller of the checker gives it. */
export function readShippedGlossary(): Glossary {
  const files = yamlFiles(join(checkout, "data", "reference", "glossary"));
  const terms = files.flatMap((file) => readYaml(file, glossaryFile).terms);
  return createGlossary(terms.map(({ ja, reading, easy = null, level, use }) => ({ ja, reading, easy, level, use })));
}
