import type { Scope } from "#platform/db/scope.ts";
import type { Block, Inline, Line } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { reportPart } from "#platform/module.ts";
import { listCycles } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import type { Field } from "../fields/field-set.rules.ts";
import type { FieldValue, Output, SheetValues } from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";
import { listReportedSheets } from "../sheets/sheet.data.ts";
import { exactNumber } from "../web/exact-number.ts";

interface ReportedSheet {
  title: Text;
  section: Text;
  /** The home's titles from the top down, with their numbers. */
  place: readonly { number: string | null; title: Text }[];
  values: SheetValues;
  isProvisional: boolean;
}

/** Plain JSON. */
export interface ReportedYear {
  fields: readonly Field[];
  sheets: readonly ReportedSheet[];
}

/** Each project by its measure: what was done, the numbers, the grade, the direction. Accepted sheets alone. */
export const sheetsPart = reportPart<ReportedYear>({
  name: "review.sheets",
  title: "review.report.sheets",
  read: readReportedYear,
  draw: drawReportedYear,
});

/** What a year's sheets say; with `bodyId` those of one body. */
export async function readReportedYear(
  scope: Scope,
  { planId, fiscalYear, bodyId }: { planId: number; fiscalYear: number; bodyId?: number },
): Promise<ReportedYear> {
  const cycle = (await listCycles(scope, planId)).find((entry) => entry.fiscalYear === fiscalYear);
  if (!cycle) return { fields: [], sheets: [] };
  const { fields } = await getFieldSet(scope, cycle.fieldSetId);
  const sheets = await listReportedSheets(scope, { cycleId: cycle.id, bodyId });
  return {
    fields,
    sheets: sheets.map((sheet) => ({
      title: sheet.projectTitle,
      section: sheet.sectionName ?? sheet.postName,
      place: sheet.place.map(({ number, title }) => ({ number, title })),
      values: sheet.values,
      isProvisional: sheet.settledState === "provisional",
    })),
  };
}

export function drawReportedYear(year: ReportedYear, say: Translator): Block[] {
  return year.sheets.length === 0 ? [note(say)] : byPlace(year, say);
}

const note = (say: Translator): Block => ({
  kind: "paragraph",
  tone: "note",
  text: lineOf(say.message("review.report.none")),
});

/** A heading where the way down changes; then the projects that have their home there, in one table. */
function byPlace({ fields, sheets }: ReportedYear, say: Translator): Block[] {
  let before: readonly string[] = [];
  const wayOf = ({ place }: ReportedSheet) => place.map(({ number, title }) => `${number ?? ""} ${say.plain(title)}`);
  const groups = Map.groupBy(sheets, (sheet) => wayOf(sheet).join("\n"));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const way = wayOf(first);
    const same = way.findIndex((step, index) => step !== before[index]);
    before = way;
    const headings =
      same < 0 ? [] : first.place.slice(same).map((step, index): Block => headingOf(step, same + index, say));
    return [...headings, tableOf(group, { fields, say })];
  });
}

function headingOf(step: { number: string | null; title: Text }, depth: number, say: Translator): Block {
  const level = Math.min(3, depth + 1) as 1 | 2 | 3;
  return {
    kind: "heading",
    level,
    text: [...(step.number ? [`${step.number} `] : []), ...lineOf(say.text(step.title))],
  };
}

interface Drawing {
  fields: readonly Field[];
  say: Translator;
}

const isMoney = ({ kind }: Field) => kind === "money";

/** A row for each project: the parts of its sheet beside each other, the money apart. */
function tableOf(sheets: readonly ReportedSheet[], { fields, say }: Drawing): Block {
  const title = (
    key: "report.project" | "report.money" | "part.result" | "part.check" | "part.next",
    width: number,
  ) => ({
    title: lineOf(say.message(`review.${key}`)),
    width,
  });
  const cell = (sheet: ReportedSheet, isIn: (field: Field) => boolean) =>
    fields.filter(isIn).flatMap((field) => fieldLines(field, sheet, say));
  return {
    kind: "table",
    columns: [
      title("report.project", 2),
      title("part.result", 3.2),
      title("part.check", 2.4),
      { ...title("report.money", 2.2), align: "end" },
      title("part.next", 1.8),
    ],
    rows: sheets.map((sheet) => [
      [lineOf(say.text(sheet.title)), lineOf(say.text(sheet.section))],
      cell(sheet, (field) => !isMoney(field) && (field.part === "plan" || field.part === "result")),
      cell(sheet, (field) => !isMoney(field) && field.part === "check"),
      cell(sheet, isMoney),
      cell(sheet, (field) => !isMoney(field) && field.part === "next"),
    ]),
    headerColumns: 1,
  };
}

/** Numbers, grades and directions say themselves what they are; what is written in words and money says its field. */
function fieldLines(field: Field, { values, isProvisional }: ReportedSheet, say: Translator): Line[] {
  const lines = linesOf(values[field.key], say);
  if (lines.length === 0) return [];
  const label: Line = lineOf(say.text(field.label));
  if (isMoney(field)) {
    const more = field.isSettled && isProvisional ? [lineOf(say.message("review.settled.provisional"))] : [];
    return [label, ...lines, ...more];
  }
  const [first, ...rest] = lines;
  return field.kind === "text" ? [[...label.map(strong), "　", ...(first ?? [])], ...rest] : lines;
}

const strong = (part: Inline): Inline => ({ ...(typeof part === "string" ? { text: part } : part), strong: true });

/** What stands in a field, line by line; texts are written in Japanese, whatever the report's language. */
function linesOf(value: FieldValue | undefined, say: Translator): Line[] {
  if (value === undefined) return [];
  if ("notApplicable" in value) return [lineOf(say.message("review.notApplicable"))];
  if ("text" in value)
    return value.text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => written(line, say));
  if ("amounts" in value) return amountLine(sumOf(value.amounts), say);
  if ("direction" in value) return value.direction ? [lineOf(say.message(`review.direction.${value.direction}`))] : [];
  if ("outputs" in value) return value.outputs.map((row) => outputLine(row, say));
  if ("years" in value) return [];
  return gradeLine(value, say);
}

const outputLine = ({ name, unit, actual }: Output, say: Translator): Line => [
  ...written(name, say),
  ` ${actual === null ? "—" : exactNumber(say, actual)}`,
  ...written(unit, say),
];

function gradeLine({ grade, evidence }: { grade: string | null; evidence: string }, say: Translator): Line[] {
  if (grade === null) return [];
  return [[{ text: grade, strong: true }, ...(evidence ? [" ", ...written(evidence, say)] : [])]];
}

const written = (text: string, say: Translator): Line => lineOf(say.text({ ja: text }));

const amountLine = (sum: string | null, say: Translator): Line[] =>
  sum === null ? [] : [lineOf(say.message("review.money.thousandYen", { amount: exactNumber(say, sum) }))];
