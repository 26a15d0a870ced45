import { type SheetContent, type TextRun, WORKBOOK_TYPE, writeWorkbook } from "#platform/documents/workbook.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { stripReadings } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { WritingTools } from "../exchange/write-plan.ts";
import { emptyWord, placeLine, sideName, whatWord } from "./comparison-words.ts";
import { type DrawnRow, drawComparison } from "./draw-comparison.ts";
import type { VersionDocument } from "./load-version-document.ts";
import type { VersionEntry } from "./version.data.ts";

interface ComparedSide {
  document: VersionDocument;
  /** Null: the plan as it stands. */
  version: VersionEntry | null;
}

/** Two states of a plan that are to be written, as plain values. */
export interface ComparisonToWrite {
  plan: string;
  before: ComparedSide;
  after: ComparedSide;
  language: LanguageCode;
}

export interface ExportedComparison {
  body: Uint8Array<ArrayBuffer>;
  type: string;
  fileName: string;
}

/** Two lines above the table: what it is, and of which plan. */
const TITLE_ROWS = 2;

/** 新旧対照表 as officials file it: place, after, before, remarks; what changed is underlined on both sides. */
export async function writeComparison(
  { plan, before, after, language }: ComparisonToWrite,
  { kinds, sayIn }: WritingTools,
): Promise<ExportedComparison> {
  const say = sayIn(language);
  const { rows } = drawComparison(say, { before: before.document, after: after.document, kinds });
  const title = say.t("plan.versions.compare.title");
  const sides = { before: sideName(say, before.version), after: sideName(say, after.version) };
  const sheet: SheetContent = {
    name: title,
    rows: [
      [title, "", "", ""],
      [say.plain(after.document.plan.title), "", "", ""],
      [
        say.t("plan.versions.compare.place"),
        `${say.t("plan.versions.compare.after")}\n${sides.after}`,
        `${say.t("plan.versions.compare.before")}\n${sides.before}`,
        say.t("plan.versions.compare.remark"),
      ],
      ...(rows.length === 0
        ? [[say.t("plan.versions.compare.none"), "", "", ""]]
        : rows.map((row) => [
            placeLine(row),
            cellText(say, row, "after"),
            cellText(say, row, "before"),
            whatWord(say, row),
          ])),
    ],
    marked: new Map(rows.flatMap((row, index) => markedCells(row, TITLE_ROWS + 1 + index))),
    widths: [30, 52, 52, 12],
    textColumns: [true, true, true, true],
    headerRows: TITLE_ROWS + 1,
    frozenColumns: 0,
    dropDowns: [],
    paper: "a4",
    isWhole: true,
  };
  const number = (side: ComparedSide) => (side.version ? String(side.version.number) : "now");
  return {
    body: await writeWorkbook([sheet], title),
    type: WORKBOOK_TYPE,
    fileName: `${plan}-comparison-${number(before)}-${number(after)}.xlsx`,
  };
}

function cellText(say: Translator, row: DrawnRow, side: "before" | "after"): string {
  const cell = row[side];
  return cell ? stripReadings(cell.segments.map(({ text }) => text).join("")) : emptyWord(say, row, side);
}

function markedCells(row: DrawnRow, at: number): [string, TextRun[]][] {
  return (["after", "before"] as const).flatMap((side, index) => {
    const cell = row[side];
    if (!cell?.segments.some(({ isChanged }) => isChanged)) return [];
    const runs = cell.segments.map(({ text, isChanged }) => ({ text: stripReadings(text), isMarked: isChanged }));
    return [[`${at},${index + 1}`, runs]];
  });
}
