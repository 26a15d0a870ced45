import type { Text } from "#platform/i18n/text.ts";
import { type PlanRecord, recordKind } from "../records/record-kind.rules.ts";

export const LINEAGE_TYPES = ["merged", "split", "continued"] as const;
export type LineageType = (typeof LINEAGE_TYPES)[number];

/** That a project came out of another one on a day. It belongs to the plan of the later project. */
export interface Lineage extends PlanRecord {
  type: LineageType;
  /** Key of the former project, in `fromPlan` or in this plan. */
  from: string;
  fromPlan: string | null;
  to: string;
  on: string;
  /** What the former project was called. */
  fromTitle: Text;
  /** What the later project was called before, where it had been there already. */
  toTitle: Text | null;
  reason: string | null;
}

export const lineageKind = recordKind<Lineage>({
  name: "lineage",
  one: "lineage",
  table: "plan_lineage",
  fields: {
    type: { type: "choice", choices: LINEAGE_TYPES, required: true },
    from: { type: "string", required: true, column: "from_project" },
    fromPlan: { type: "string" },
    to: { type: "ref", kind: "projects", required: true, column: "to_project" },
    on: { type: "date", required: true, column: "on_date" },
    fromTitle: { type: "text", required: true },
    toTitle: { type: "text" },
    reason: { type: "string" },
  },
});
