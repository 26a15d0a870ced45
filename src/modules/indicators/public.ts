/** What other modules and the composition may use of indicators. */
export { INDICATOR_KINDS } from "./indicator-kinds.ts";
export { listReportable, type ReportableIndicator } from "./list-reportable.ts";
