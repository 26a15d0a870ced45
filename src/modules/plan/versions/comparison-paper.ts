import { type Block, type Inline, type Line, lineOf } from "#platform/documents/paper.ts";
import { parseRuby } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { emptyWord, placeLine, sideName, whatWord } from "./comparison-words.ts";
import type { DrawnCell, DrawnComparison, DrawnRow } from "./draw-comparison.ts";
import type { VersionEntry } from "./version.data.ts";

/** The comparison as a table of a report; what changed is bold, as papers in black and white can show it. */
export function comparisonBlocks(
  say: Translator,
  { rows }: DrawnComparison,
  sides: { before: VersionEntry | null; after: VersionEntry | null },
): Block[] {
  if (rows.length === 0) return [{ kind: "paragraph", text: lineOf(say.message("plan.versions.compare.none")) }];
  const title = (key: "plan.versions.compare.after" | "plan.versions.compare.before", side: VersionEntry | null) => [
    `${say.t(key)}（${sideName(say, side)}）`,
  ];
  return [
    {
      kind: "table",
      caption: lineOf(say.message("plan.versions.compare.title")),
      columns: [
        { title: lineOf(say.message("plan.versions.compare.place")), width: 2 },
        { title: title("plan.versions.compare.after", sides.after), width: 4 },
        { title: title("plan.versions.compare.before", sides.before), width: 4 },
        { title: lineOf(say.message("plan.versions.compare.remark")), width: 1 },
      ],
      rows: rows.map((row) => [
        [[placeLine(row)]],
        cellLines(say, row, "after"),
        cellLines(say, row, "before"),
        [[whatWord(say, row)]],
      ]),
      headerColumns: 1,
    },
  ];
}

function cellLines(say: Translator, row: DrawnRow, side: "before" | "after"): Line[] {
  const cell = row[side];
  if (!cell) return [[emptyWord(say, row, side)]];
  const lines: Inline[][] = [[]];
  for (const { text, isChanged } of cell.segments) {
    text.split("\n").forEach((part, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(...inlinesOf(part, { cell, isChanged }));
    });
  }
  return lines;
}

function inlinesOf(text: string, { cell, isChanged }: { cell: DrawnCell; isChanged: boolean }): Inline[] {
  const marks = {
    ...(isChanged ? { strong: true } : {}),
    ...(cell.isFallback ? { language: cell.language.code } : {}),
  };
  return parseRuby(text).map(({ surface, reading }) => ({
    text: surface,
    ...(reading === undefined ? {} : { reading }),
    ...marks,
  }));
}
