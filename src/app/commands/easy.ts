import { shippedGlossary } from "#modules/library/public.ts";
import { Problem } from "#platform/problem.ts";
import { createChecker, createGlossary, gradeOf, inWordsOf } from "../../yasashii/index.ts";
import { findTexts, readText } from "./easy-files.ts";
import { jsonOf, linesOf } from "./easy-report.ts";
import type { EasyWish } from "./easy-wish.ts";
import { withoutMarkup } from "./markdown-text.ts";

/**
 * Checks texts with the glossary that is shipped, and prints each as soon as it is done: files in the order in which they
 * were named, those of a folder by name. @throws Problem where a file cannot be read, or is below what was asked for
 */
export function checkFiles({ paths, isJson, atLeast }: EasyWish, { print }: { print: (text: string) => void }): void {
  const files = paths.flatMap(findTexts);
  const checker = createChecker({ glossary: createGlossary(shippedGlossary()) });
  const below: string[] = [];
  for (const file of files) {
    const text = readText(file);
    const report = inWordsOf(text, checker.check(/\.(md|markdown)$/i.test(file) ? withoutMarkup(text) : text));
    print(isJson ? `${JSON.stringify(jsonOf(report))}\n` : `${linesOf(file, { text, report }).join("\n")}\n`);
    const { total } = report.score;
    if (atLeast && total < atLeast.points) below.push(`  ${file}: ${total} (${gradeOf(total)})`);
  }
  if (!atLeast || below.length === 0) return;
  const least = `${atLeast.said} (${atLeast.points} points)`;
  throw new Problem([`${below.length} of ${files.length} below ${least}:`, ...below].join("\n"));
}
