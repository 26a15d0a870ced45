import { Decimal } from "decimal.js";
import type { Block, Line } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Field } from "../fields/field-set.rules.ts";
import { type Amounts, FUND_SOURCES, type RollingYear, type SheetValues } from "../fields/field-value.rules.ts";
import { sumOf } from "../fields/money.rules.ts";

/** What a section asks money for: the next direction of its projects as their sheets say. */
export interface BudgetNote {
  fiscalYear: number;
  fields: readonly Field[];
  /** By section or body, in the plan's order. */
  sections: readonly { name: Text; sheets: readonly { title: Text; place: string; values: SheetValues }[] }[];
}

/** A heading a section, then a project's direction, its reason, this year's money and the three years' table. */
export function drawBudgetNote(note: BudgetNote, say: Translator): Block[] {
  const blocks = note.sections.flatMap(({ name, sheets }): Block[] => {
    const drawn = sheets.flatMap((sheet) => drawSheet(sheet, note, say));
    if (drawn.length === 0) return [];
    const heading: Block = { kind: "heading", level: 1, text: lineOf(say.text(name)) };
    return [heading, ...totals(sheets, say), ...drawn];
  });
  if (blocks.length > 0) return blocks;
  return [{ kind: "paragraph", tone: "note", text: lineOf(say.message("review.staff.note.empty")) }];
}

type Sheet = BudgetNote["sections"][number]["sheets"][number];

function drawSheet({ title, place, values }: Sheet, note: BudgetNote, say: Translator): Block[] {
  const terms = [
    ...note.fields.filter((field) => field.part === "next").flatMap((field) => termOf(field, values, say)),
    ...moneyTerms(note, values, say),
  ];
  const years = yearsOf(values).filter(isFilled);
  if (terms.length === 0 && years.length === 0) return [];
  const name = place === "" ? [] : [`${place} `];
  const blocks: Block[] = [{ kind: "heading", level: 2, text: [...name, ...lineOf(say.text(title))] }];
  if (terms.length > 0) blocks.push({ kind: "terms", items: terms });
  if (years.length > 0) blocks.push(yearsTable(years, say));
  return blocks;
}

interface Term {
  term: Line;
  text: readonly Line[];
}

function termOf(field: Field, values: SheetValues, say: Translator): Term[] {
  const value = values[field.key];
  const term = lineOf(say.text(field.label));
  if (value && "direction" in value && value.direction)
    return [{ term, text: [[{ text: say.t(`review.direction.${value.direction}`), strong: true }]] }];
  if (value && "text" in value && value.text !== "")
    return [{ term, text: value.text.split("\n").map((line) => [line]) }];
  return [];
}

function moneyTerms({ fields, fiscalYear }: BudgetNote, values: SheetValues, say: Translator): Term[] {
  const amounts = fields.flatMap((field) => {
    const value = values[field.key];
    const sum = value && "amounts" in value ? sumOf(value.amounts) : null;
    return sum === null ? [] : [`${say.plain(field.label)} ${money(sum, say)}`];
  });
  const year = say.format.fiscalYear(fiscalYear);
  if (amounts.length === 0) return [];
  return [{ term: lineOf(say.message("review.staff.note.money", { year })), text: [[amounts.join("　")]] }];
}

/** Thousand yen, to the places that were given. */
const money = (amount: string | Decimal, say: Translator): string =>
  say.format.number(new Decimal(amount).toFixed(), new Decimal(amount).decimalPlaces());

function yearsOf(values: SheetValues): readonly RollingYear[] {
  return Object.values(values).find((value) => "years" in value)?.years ?? [];
}

const isFilled = ({ kind, activities, amounts }: RollingYear): boolean =>
  kind !== null || activities !== "" || sumOf(amounts) !== null;

function yearsTable(years: readonly RollingYear[], say: Translator): Block {
  return {
    kind: "table",
    columns: [
      { title: lineOf(say.message("review.staff.note.year")), width: 2 },
      { title: lineOf(say.message("review.staff.note.kind")) },
      { title: lineOf(say.message("review.staff.note.activities")), width: 5 },
      { title: lineOf(say.message("review.staff.note.cost")), align: "end", width: 3 },
    ],
    rows: years.map(({ year, kind, activities, amounts }) => [
      [[say.format.fiscalYear(year)]],
      [kind ? lineOf(say.message(`review.direction.${kind}`)) : ["—"]],
      activities.split("\n").map((line) => [line]),
      costLines(amounts, say),
    ]),
    headerColumns: 1,
  };
}

/** The sum, and the sources where it is not the city's own money alone. */
function costLines(amounts: Amounts, say: Translator): Line[] {
  const sum = sumOf(amounts);
  if (sum === null) return [["—"]];
  const given = FUND_SOURCES.flatMap((source) => {
    const amount = amounts[source];
    return amount === undefined || Number(amount) === 0 ? [] : [{ source, amount }];
  });
  const isOwnAlone = given.every(({ source }) => source === "general");
  const lines = given.map(({ source, amount }): Line => [`${say.t(`review.fund.${source}`)} ${money(amount, say)}`]);
  return [[{ text: money(sum, say), strong: true }], ...(isOwnAlone ? [] : lines)];
}

/** What all projects of a section cost together, year by year. */
function totals(sheets: readonly Sheet[], say: Translator): Block[] {
  const byYear = new Map<number, Decimal>();
  for (const { year, amounts } of sheets.flatMap(({ values }) => yearsOf(values))) {
    const sum = sumOf(amounts);
    if (sum !== null) byYear.set(year, (byYear.get(year) ?? new Decimal(0)).plus(sum));
  }
  const years = [...byYear].sort(([one], [other]) => one - other);
  if (years.length === 0) return [];
  return [
    {
      kind: "table",
      caption: lineOf(say.message("review.staff.note.total")),
      columns: years.map(([year]) => ({ title: [say.format.fiscalYear(year)], align: "end" as const })),
      rows: [years.map(([, sum]) => [[money(sum, say)]])],
    },
  ];
}
