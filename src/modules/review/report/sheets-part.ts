import type { Block, Line } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { reportPart } from "#platform/module.ts";
import { listCycles } from "../cycles/cycle.data.ts";
import { getFieldSet } from "../fields/field-set.data.ts";
import type { Field } from "../fields/field-set.rules.ts";
import type { FieldValue, Output, SheetValues } from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";
import { listSheets } from "../sheets/sheet.data.ts";

interface ReportedSheet {
  title: Text;
  section: Text;
  /** The home's titles from the top down, with their numbers. */
  place: readonly { number: string | null; title: Text }[];
  values: SheetValues;
  isProvisional: boolean;
}

interface ReportedYear {
  fields: readonly Field[];
  sheets: readonly ReportedSheet[];
}

/** Each project by its measure: what was done, the numbers, the grade, the direction. Accepted sheets alone. */
export const sheetsPart = reportPart<ReportedYear>({
  name: "review.sheets",
  title: "review.report.sheets",
  async read(scope, { planId, fiscalYear }) {
    const cycle = (await listCycles(scope, planId)).find((entry) => entry.fiscalYear === fiscalYear);
    if (!cycle) return { fields: [], sheets: [] };
    const { fields } = await getFieldSet(scope, cycle.fieldSetId);
    const sheets = await listSheets(scope, { cycleId: cycle.id, states: ["accepted", "published"] });
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
  },
  draw: (year, say) => (year.sheets.length === 0 ? [note(say)] : byPlace(year, say)),
});

const note = (say: Translator): Block => ({
  kind: "paragraph",
  tone: "note",
  text: lineOf(say.message("review.report.none")),
});

/** A heading where the way down changes, then the project's own block. */
function byPlace({ fields, sheets }: ReportedYear, say: Translator): Block[] {
  let before: readonly string[] = [];
  return sheets.flatMap((sheet) => {
    const way = sheet.place.map(({ number, title }) => `${number ?? ""} ${say.plain(title)}`.trim());
    const same = way.findIndex((step, index) => step !== before[index]);
    before = way;
    const headings =
      same < 0 ? [] : sheet.place.slice(same).map((step, index): Block => headingOf(step, same + index, say));
    return [...headings, ...sheetBlocks(sheet, { fields, say })];
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

function sheetBlocks(sheet: ReportedSheet, { fields, say }: { fields: readonly Field[]; say: Translator }): Block[] {
  const title: Block = { kind: "heading", level: 4, text: lineOf(say.text(sheet.title)) };
  const section = { term: lineOf(say.message("review.report.section")), text: [lineOf(say.text(sheet.section))] };
  const told = fields.flatMap((field) => {
    const lines = linesOf(sheet.values[field.key], say);
    if (lines.length === 0) return [];
    const more = field.isSettled && sheet.isProvisional ? [lineOf(say.message("review.settled.provisional"))] : [];
    return [{ term: lineOf(say.text(field.label)), text: [...lines, ...more] }];
  });
  return [title, { kind: "terms", items: [section, ...told] }];
}

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
  ` ${actual === null ? "—" : say.format.number(actual)}`,
  ...written(unit, say),
];

function gradeLine({ grade, evidence }: { grade: string | null; evidence: string }, say: Translator): Line[] {
  if (grade === null) return [];
  return [[{ text: grade, strong: true }, ...(evidence ? [" ", ...written(evidence, say)] : [])]];
}

const written = (text: string, say: Translator): Line => lineOf(say.text({ ja: text }));

const amountLine = (sum: string | null, say: Translator): Line[] =>
  sum === null ? [] : [lineOf(say.message("review.money.thousandYen", { amount: say.format.number(sum) }))];
