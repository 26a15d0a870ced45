import { createChecker } from "../src/yasashii/index.ts";
import { readGold, readShippedGlossary } from "./yasashii-gold.ts";
import { printReadings } from "./yasashii-readings.ts";
import { printRules } from "./yasashii-rules.ts";
import { printDifficulty, printPairs, readPairs } from "./yasashii-score.ts";
import { printSpeed } from "./yasashii-speed.ts";

export interface YasashiiEffort {
  rounds: number;
  /** The half that nobody who works on rules has seen: once, at the end. */
  isHeldBack?: boolean;
  /** A rule's id, `readings`, `score` or `all`: print its wrong and missed places too. */
  show?: string;
}

/** The Easy Japanese checker against its gold set, and its speed. */
export async function benchYasashii({ rounds, isHeldBack = false, show }: YasashiiEffort): Promise<void> {
  const half = isHeldBack ? "held-back" : "tuning";
  const gold = readGold(half);
  const glossary = readShippedGlossary();
  const checker = createChecker({ glossary });
  console.log(`  the ${half} half: ${gold.texts.length} texts, ${gold.difficulty.length} with marks of difficulty`);
  console.log(`  glossary: ${glossary.terms.length} terms`);
  const checked = gold.texts.map((each) => ({ gold: each, report: checker.check(each.text) }));
  printRules(checked, { show });
  printReadings(checked, { show });
  printDifficulty(checker, gold.difficulty, { show });
  const pairs = readPairs();
  printPairs(checker, pairs, { show });
  printSpeed({
    rounds,
    glossary,
    texts: [...gold.texts.map(({ text }) => text), ...pairs.map((pair) => pair.official)],
  });
}
