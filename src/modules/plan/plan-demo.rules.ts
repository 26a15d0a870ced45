import type { PlanDocument } from "./plan-document.rules.ts";

/** The plan as its document says it: without the facts that were invented for the demonstration. */
export function withoutDemo(document: PlanDocument): PlanDocument {
  const lists = Object.entries(document.records).map(([kind, records]) => [
    kind,
    records.filter((record) => record.basis !== "demo"),
  ]);
  return { plan: document.plan, records: Object.fromEntries(lists) };
}
