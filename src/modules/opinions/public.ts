/** What other modules and the composition may use of opinions. */
export { importDemoOpinions } from "./demo/import-demo-opinions.ts";
export { removeDemoOpinions } from "./demo/remove-demo-opinions.ts";
export { type LedgerRow, readLedgerRows } from "./ledger/ledger-rows.ts";
export { listOpinions, type OpinionFilter } from "./ledger/opinion.data.ts";
export { type Opinion, opinionText, type Source } from "./ledger/opinion.rules.ts";
export { recordOpinion, type SaidOpinion } from "./ledger/record-opinion.ts";
