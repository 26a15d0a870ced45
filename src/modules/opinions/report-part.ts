import type { RecordKind } from "#modules/plan/public.ts";
import { type ReportPart, reportPart } from "#platform/module.ts";
import { ledgerBlocks } from "./ledger/ledger-blocks.ts";
import { type LedgerRow, readLedgerRows } from "./ledger/ledger-rows.ts";
import { fiscalYearDays } from "./ledger/opinion.rules.ts";

/** The published opinions on a plan that were said, answered or acted on in the fiscal year. */
export const ledgerPart = (kinds: readonly RecordKind[]): ReportPart =>
  reportPart<LedgerRow[]>({
    name: "opinions.ledger",
    title: "opinions.ledger.title",
    read: (scope, { planId, fiscalYear }) =>
      readLedgerRows(scope, { kinds, filter: { place: { planId }, movedBetween: fiscalYearDays(fiscalYear) } }),
    draw: ledgerBlocks,
  });
