import type { Block } from "#platform/documents/paper.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { reportPart } from "#platform/module.ts";
import { listCycles } from "../cycles/cycle.data.ts";
import type { YearMoney } from "../progress/money.rules.ts";
import { readTerms } from "../progress/public-year.ts";
import { moneyOf, readReporting } from "../progress/read-progress-year.ts";
import type { SectionReporting } from "../progress/reporting.rules.ts";
import {
  directionBars,
  directionTable,
  moneyRemarks,
  said,
  sourceBars,
  sourceTable,
} from "../progress/web/money-blocks.ts";
import { reportingSentence, reportingTable } from "../progress/web/reporting-blocks.ts";
import { listReportedSheets, type SheetFilter } from "../sheets/sheet.data.ts";

interface Reported {
  sections: SectionReporting[];
  money: YearMoney;
}

const STATES = ["accepted", "published"] as const satisfies SheetFilter["states"];

/** Who reported, and the money by direction and by source. Accepted sheets count: the report is printed before it is public. */
export const progressPart = reportPart<Reported | null>({
  name: "review.progress",
  title: "review.progress.reported",
  async read(scope, { planId, fiscalYear }) {
    const cycle = (await listCycles(scope, planId)).find((entry) => entry.fiscalYear === fiscalYear);
    if (!cycle) return null;
    const { fields } = await readTerms(scope, cycle);
    const sheets = await listReportedSheets(scope, { cycleId: cycle.id });
    return { sections: await readReporting(scope, { cycle, states: STATES }), money: moneyOf({ fields, sheets }) };
  },
  draw: (reported, say) => (reported ? blocksOf(reported, say) : []),
});

const blocksOf = ({ sections, money }: Reported, say: Translator): Block[] => [
  { kind: "heading", level: 1, text: said(say, "review.progress.reported") },
  reportingSentence(say, sections),
  reportingTable(say, sections),
  { kind: "heading", level: 1, text: said(say, "review.progress.money") },
  { kind: "paragraph", tone: "note", text: said(say, "review.progress.moneyLead") },
  directionTable(say, money),
  ...directionBars(say, money),
  sourceTable(say, money),
  ...sourceBars(say, money),
  ...moneyRemarks(say, money),
];
