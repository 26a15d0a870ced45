import { join } from "node:path";
import { z } from "zod";
import { readYaml, yamlFiles } from "#modules/accounts/municipality/municipality-file.ts";
import { checkout } from "#platform/checkout.ts";
import { type Axis, type Checker, gradeOf, type Report } from "../src/yasashii/index.ts";
import { printTable, printVerdict } from "./report.ts";
import { percentile, rankAgreement } from "./statistics.ts";
import type { MarkedText } from "./yasashii-gold.ts";
import { intervalOf } from "./yasashii-rules.ts";

const AXES: readonly Axis[] = ["vocabulary", "kanji", "stiffness", "length", "grammar"];
const AIM_EASIER = 0.95;

/** The score against what two readers said, 1 to 5. */
export function printDifficulty(checker: Checker, texts: readonly MarkedText[], { show }: { show?: string }): void {
  const seen = texts.map((each) => ({ ...each, report: checker.check(each.text) }));
  printTable(
    ["readers said", "texts", "total", "least", "most", ...AXES],
    [1, 2, 3, 4, 5].map((mark) => {
      const reports = seen.filter((each) => Math.round(each.mark) === mark).map(({ report }) => report);
      const totals = reports.map(({ score }) => score.total);
      const middle = (of: (report: Report) => number) => percentile(reports.map(of), 0.5).toFixed(0);
      return [
        ...[String(mark), String(reports.length), middle(({ score }) => score.total)],
        ...[Math.min(...totals).toFixed(0), Math.max(...totals).toFixed(0)],
        ...AXES.map((axis) => middle(({ score }) => score[axis])),
      ];
    }),
  );
  const pairs = seen.flatMap((easier) =>
    seen.filter((harder) => harder.mark > easier.mark).map((harder) => ({ easier, harder })),
  );
  const ordered = pairs.filter(({ easier, harder }) => easier.report.score.total > harder.report.score.total).length;
  const agreement = rankAgreement(
    seen.map(({ mark }) => -mark),
    seen.map(({ report }) => report.score.total),
  );
  console.log(`\n  score and readers: Spearman ${agreement.toFixed(3)} over ${seen.length} texts,`);
  console.log(
    `  ${ordered} of ${pairs.length} pairs in the right order (${((100 * ordered) / pairs.length).toFixed(1)} %)`,
  );
  if (show !== "score" && show !== "all") return;
  for (const { id, mark, report, text } of seen.sort((a, b) => b.report.score.total - a.report.score.total))
    console.log(
      `    ${id} ${mark} ${gradeOf(report.score.total)} ${JSON.stringify(report.score)} ${text.slice(0, 30)}`,
    );
}

const words = z.union([z.string(), z.looseObject({ meaning: z.string() }).transform(({ meaning }) => meaning)]);
const block = z.looseObject({
  text: z.string().optional(),
  items: z.array(words).optional(),
  rows: z.array(z.array(z.string())).optional(),
});
const library = z.looseObject({
  key: z.string(),
  texts: z.looseObject({
    ja: z.looseObject({
      title: z.string(),
      summary: z.string(),
      blocks: z.array(block.extend({ id: z.string() })),
    }),
    "ja-easy": z
      .looseObject({ title: z.string(), summary: z.string(), blocks: z.record(z.string(), block) })
      .optional(),
  }),
});

export interface Pair {
  key: string;
  official: string;
  easy: string;
}

/** What the entries of the sample library say in official and in Easy Japanese: the parts that stand in both. */
export function readPairs(): Pair[] {
  return yamlFiles(join(checkout, "data", "library", "kanazawa", "entries"))
    .map((file) => readYaml(file, library))
    .flatMap(({ key, texts: { ja, "ja-easy": easy } }) => {
      if (!easy) return [];
      const blocks = easy.blocks as Record<string, z.output<typeof block>>;
      const both = ja.blocks.filter(({ id }) => id in blocks);
      const text = (title: string, summary: string, blocks: readonly z.output<typeof block>[]) =>
        [title, summary, ...blocks.flatMap(linesOf)].map(withoutMarks).join("\n");
      return [
        {
          key,
          official: text(ja.title, ja.summary, both),
          easy: text(
            easy.title,
            easy.summary,
            both.flatMap(({ id }) => (blocks[id] ? [blocks[id]] : [])),
          ),
        },
      ];
    });
}

const linesOf = ({ text, items = [], rows = [] }: z.output<typeof block>): string[] => [
  ...(text === undefined ? [] : [text]),
  ...items,
  ...rows.flat(),
];

const withoutMarks = (line: string) => line.replaceAll("**", "").replace(/\[([^[\]]*)\]\([^()]*\)/g, "$1");

/** Every second entry was looked at when the score was fitted; the others were not. */
export function printPairs(checker: Checker, pairs: readonly Pair[], { show }: { show?: string }): void {
  const scored = pairs.map((pair) => ({
    ...{ key: pair.key, official: checker.check(pair.official).score, easy: checker.check(pair.easy).score },
  }));
  const halves = { "fitted to": scored.filter((_, at) => at % 2 === 0), apart: scored.filter((_, at) => at % 2 === 1) };
  printTable(
    ["sample library", "pairs", "official", "easy", ...AXES.map((axis) => `easy ${axis}`)],
    Object.entries(halves).map(([name, half]) => {
      const middle = (of: (pair: (typeof half)[number]) => number) => percentile(half.map(of), 0.5).toFixed(0);
      return [
        ...[name, String(half.length), middle(({ official }) => official.total), middle(({ easy }) => easy.total)],
        ...AXES.map((axis) => middle(({ easy }) => easy[axis])),
      ];
    }),
  );
  console.log();
  for (const [name, half] of Object.entries(halves)) {
    const above = half.filter(({ official, easy }) => easy.total > official.total).length;
    printVerdict(`easy above its source, ${name}`, {
      isMet: above / half.length >= AIM_EASIER,
      seen: `${above} of ${half.length} (${intervalOf(above, half.length)})`,
      aim: `≥ ${100 * AIM_EASIER} %`,
    });
  }
  if (show !== "score" && show !== "all") return;
  for (const { key, official, easy } of scored)
    console.log(`    ${key}\n      official ${JSON.stringify(official)}\n      easy     ${JSON.stringify(easy)}`);
}
