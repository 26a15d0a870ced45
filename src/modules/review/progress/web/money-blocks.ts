import type { Block, Line, PaperColumn } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { MessageKey, MessageParams } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { exactNumber } from "../../web/exact-number.ts";
import type { BudgetAndSettled, DirectionMoney, YearMoney } from "../money.rules.ts";

export const said = (say: Translator, k: MessageKey, params?: MessageParams): Line => lineOf(say.message(k, params));

/** Thousand yen; a dash where nobody said, which is not zero. */
export const amountCell = (say: Translator, amount: string | null): Line[] => [
  [amount === null ? "—" : exactNumber(say, amount)],
];

export const endColumn = (title: Line): PaperColumn => ({ title, align: "end", width: 1 });

const amountColumns = (say: Translator): PaperColumn[] => [
  endColumn(said(say, "review.progress.budget")),
  endColumn(said(say, "review.progress.settled")),
];

const amountCells = (say: Translator, { budget, settled }: BudgetAndSettled): Line[][] => [
  amountCell(say, budget),
  amountCell(say, settled),
];

export const directionName = (say: Translator, direction: DirectionMoney["direction"]): Line =>
  said(say, direction === null ? "review.progress.noDirection" : `review.direction.${direction}`);

/** Which way the projects go from here, with what they were given and what they cost. */
export function directionTable(say: Translator, money: YearMoney): Block {
  return {
    kind: "table",
    caption: said(say, "review.progress.byDirection"),
    columns: [
      { title: said(say, "review.progress.direction"), width: 2 },
      endColumn(said(say, "review.report.projects")),
      ...amountColumns(say),
    ],
    headerColumns: 1,
    totalRows: 1,
    rows: [
      ...money.byDirection.map((entry) => [
        [directionName(say, entry.direction)],
        [[say.format.number(entry.projects)]],
        ...amountCells(say, entry),
      ]),
      [[said(say, "review.progress.sum")], [[say.format.number(money.projects)]], ...amountCells(say, money.sum)],
    ],
  };
}

/** Where the money comes from. */
export function sourceTable(say: Translator, money: YearMoney): Block {
  return {
    kind: "table",
    caption: said(say, "review.progress.bySource"),
    columns: [{ title: said(say, "review.progress.source"), width: 2 }, ...amountColumns(say)],
    headerColumns: 1,
    totalRows: 1,
    rows: [
      ...money.bySource.map((entry) => [[said(say, `review.fund.${entry.source}`)], ...amountCells(say, entry)]),
      [[said(say, "review.progress.sum")], ...amountCells(say, money.sum)],
    ],
  };
}

type Bars = { label: Line; amount: string | null }[];

const barsOf = (say: Translator, bars: Bars): Block[] =>
  bars.some(({ amount }) => amount !== null)
    ? [
        {
          kind: "bars",
          title: said(say, "review.progress.settled"),
          bars: bars.map(({ label, amount }) => ({
            label,
            value: amount ?? "",
            shown: amountCell(say, amount)[0] ?? [],
          })),
        },
      ]
    : [];

/** Beside the table of the same sums. */
export const directionBars = (say: Translator, { byDirection }: YearMoney): Block[] =>
  barsOf(
    say,
    byDirection.map(({ direction, settled }) => ({ label: directionName(say, direction), amount: settled })),
  );

export const sourceBars = (say: Translator, { bySource }: YearMoney): Block[] =>
  barsOf(
    say,
    bySource.map(({ source, settled }) => ({ label: said(say, `review.fund.${source}`), amount: settled })),
  );

/** What the sums do not hold, or hold only for now. */
export function moneyRemarks(say: Translator, { withoutSettled, provisional }: YearMoney): Block[] {
  const items = [
    ...(withoutSettled > 0 ? [said(say, "review.progress.withoutSettled", { count: withoutSettled })] : []),
    ...(provisional > 0 ? [said(say, "review.progress.provisional", { count: provisional })] : []),
  ];
  return items.length === 0 ? [] : [{ kind: "list", items }];
}
