import type { Text } from "#platform/i18n/text.ts";
import type { PlanRecord } from "./record-kind.rules.ts";

export const PLAN_STATES = ["draftOutline", "draft", "publicComment", "adopted", "amended"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

export interface Level {
  name: Text;
}
export interface TextColumn {
  key: string;
  name: Text;
}
export interface Horizon {
  key: string;
  name: Text;
  fromYear: number;
  toYear: number;
  /** How often its desired states are looked at again; left out: a third of the years that it reaches ahead. */
  reviewEveryYears?: number;
}
export interface Cycle {
  name: string;
  phases: Text[];
  summary: Text | null;
}

export interface PlanHead extends PlanRecord {
  title: Text;
  state: PlanState;
  periodStart: string | null;
  periodEnd: string | null;
  publishedOn: string | null;
  visionLabel: Text | null;
  vision: Text | null;
  summary: Text | null;
  reading: Text | null;
  levels: Level[];
  projectName: Text | null;
  columns: TextColumn[];
  horizons: Horizon[];
  cycle: Cycle | null;
  notes: Text[];
}
export interface PlanSource extends PlanRecord {
  title: Text;
  publisher: Text | null;
  publishedOn: string | null;
  note: Text | null;
}
export interface PlanNode extends PlanRecord {
  parent: string | null;
  number: string | null;
  title: Text;
  summary: Text | null;
  sdgGoals: number[];
  retiredOn: string | null;
}
export interface NodeText extends PlanRecord {
  node: string;
  column: string;
  heading: Text | null;
  text: Text;
}
export interface DesiredState extends PlanRecord {
  node: string;
  heading: Text | null;
  horizon: string;
  text: Text;
}
export interface Project extends PlanRecord {
  title: Text;
  summary: Text | null;
  retiredOn: string | null;
}
export interface Listing extends PlanRecord {
  project: string;
  node: string;
  home: boolean;
  printedTitle: Text | null;
}
export interface EvidenceGroup extends PlanRecord {
  number: string | null;
  title: Text;
  summary: Text | null;
  kind: "statistics" | "survey" | "hearing";
}
export type EvidenceCell = Text | string | number | null;
export interface EvidenceTable extends PlanRecord {
  group: string;
  title: Text;
  unit: Text | null;
  asOf: string | null;
  chart: "bar" | "line" | "none";
  columns: Text[];
  rows: EvidenceCell[][];
  totalRow: boolean;
  note: Text | null;
}
export interface ActionClass extends PlanRecord {
  number: string;
  title: Text;
}
export interface Action extends PlanRecord {
  number: number;
  group: string;
  class: string;
  title: Text;
  printedWith: number | null;
}
export interface PlanLink extends PlanRecord {
  type: "classToNode" | "actionToNode" | "nodeToNode";
  from: string;
  to: string;
  note: Text | null;
}
export interface Partner extends PlanRecord {
  node: string | null;
  name: Text;
  role: Text | null;
  body: string | null;
}
export interface Committee extends PlanRecord {
  name: Text;
  kind: Text | null;
  members: Text | null;
  role: Text | null;
}
export interface PlanSection extends PlanRecord {
  name: Text;
}
export interface RelatedPlan extends PlanRecord {
  relation: "above" | "beside" | "before" | "after";
  title: Text;
  year: string | null;
  note: Text | null;
  plan: string | null;
}
export interface LocalGoal extends PlanRecord {
  number: string;
  title: Text;
  note: Text | null;
}
export interface PlanEvent extends PlanRecord {
  kind: string;
  startsOn: string | null;
  endsOn: string | null;
  title: Text;
  summary: Text | null;
}
