import type { Block, Line, Paper } from "./paper.ts";
import { settleBlocks, writableText } from "./paper-lines.ts";
import type { PaperWords } from "./paper-words.ts";
import type { CellValue, SheetContent } from "./workbook.ts";

type Table = Extract<Block, { kind: "table" }>;

/** Excel's own limit. */
const LONGEST_NAME = 31;
const FIRST_WIDTHS = [36, 80, 24];
/** Of a table's column whose share is 1, in characters, and its limits. */
const WIDTH = { usual: 22, number: 16, least: 8, most: 70 };
const INDENT = "　";
const LAYOUT = { paper: "a4", isWhole: true } as const;

/** A sheet that reads as the paper does, with the names of the sheets on which its tables stand. */
export function paperSheets(paper: Paper, words: PaperWords): SheetContent[] {
  const titles = [
    ...[paper.subtitle, paper.publisher, [words.day], paper.edition, paper.mark],
    ...[paper.online?.text, paper.online && [paper.online.address]],
  ].filter((line) => line !== undefined);
  const rows: CellValue[][] = [
    [writableText(paper.title), null, null],
    ...titles.map((line) => [null, writableText(line), null]),
  ];
  const tables: SheetContent[] = [];
  let title = words.table;
  for (const block of settleBlocks(paper.blocks)) {
    if (block.kind === "heading") title = writableText(block.text);
    if (block.kind === "table") {
      const caption = writableText(block.caption ?? []);
      const sheet = sheetOf(block, nameOf(tables.length + 1, caption || title));
      tables.push(sheet);
      rows.push([null, caption, sheet.name]);
    } else rows.push(...rowsOf(block));
  }
  const first = { name: words.contents, rows, widths: FIRST_WIDTHS, textColumns: [true, true, true] };
  return [{ ...first, headerRows: 1, frozenColumns: 0, dropDowns: [], ...LAYOUT }, ...tables];
}

function rowsOf(block: Exclude<Block, Table>): CellValue[][] {
  const text = (value: string): CellValue[] => [null, value, null];
  switch (block.kind) {
    case "heading":
      return [[INDENT.repeat(block.level - 1) + writableText(block.text), null, null]];
    case "paragraph":
      return [text(writableText(block.text))];
    case "list":
      return block.items.map((item, index) =>
        text(`${block.isOrdered ? `${index + 1}.` : "・"} ${writableText(item)}`),
      );
    case "aside":
      return block.lines.map((line) => text(writableText(line)));
    case "phrases":
      return block.items.map(({ words, reading, meaning }) => [
        null,
        joined([words, reading ?? []]),
        writableText(meaning),
      ]);
    case "terms":
      return block.items.map(({ term, text: lines }) => [writableText(term), joined(lines), null]);
    case "bars":
      return [
        text(writableText(block.title)),
        ...block.bars.map(({ label, shown }) => [writableText(label), writableText(shown), null]),
      ];
    case "blanks":
      return block.items.map((item) => [writableText(item), null, null]);
    case "pageBreak":
      return [];
  }
}

const joined = (lines: readonly Line[]) => lines.map(writableText).join("\n");

function sheetOf({ columns, rows, headerColumns = 0 }: Table, name: string): SheetContent {
  const isNumeric = columns.map(({ align }) => align === "end");
  return {
    name,
    rows: [
      columns.map(({ title }) => writableText(title)),
      ...rows.map((row) =>
        columns.map((_, column) => cellValueOf(joined(row[column] ?? []), isNumeric[column] ?? false)),
      ),
    ],
    widths: columns.map(({ width = 1, align }) => {
      const wanted = width * (align === "end" ? WIDTH.number : WIDTH.usual);
      return Math.min(WIDTH.most, Math.max(WIDTH.least, Math.round(wanted)));
    }),
    textColumns: isNumeric.map((numeric) => !numeric),
    headerRows: 1,
    frozenColumns: headerColumns,
    dropDowns: [],
    ...LAYOUT,
  };
}

const NUMBER = /^([-−△▲]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)$/;
/** Beyond it a number would lose digits in a cell. */
const MOST_DIGITS = 15;

/** Numbers of a column of numbers stay numbers, △ is minus; whatever carries a unit stays text. */
function cellValueOf(text: string, isNumeric: boolean): CellValue {
  const [, sign, digits] = (isNumeric && NUMBER.exec(text)) || [];
  if (digits === undefined || digits.replace(/\D/g, "").length > MOST_DIGITS) return text || null;
  const value = Number(digits.replaceAll(",", ""));
  return sign ? -value : value;
}

/** Of a number, so that no two are the same, and of as much of the title as Excel takes. */
function nameOf(number: number, title: string): string {
  const name = `${number} ${title.replace(/[[\]:*?/\\\n]/g, " ")}`.slice(0, LONGEST_NAME);
  return name.toWellFormed().replace("\uFFFD", "").replace(/'+$/, "").trim();
}
