import { z } from "zod";
import { lineageKind } from "../lineage/lineage-kind.ts";
import {
  type Action,
  type ActionClass,
  type Committee,
  type DesiredState,
  type EvidenceGroup,
  type EvidenceTable,
  type Listing,
  type LocalGoal,
  type NodeText,
  type Partner,
  PLAN_STATES,
  type PlanEvent,
  type PlanHead,
  type PlanLink,
  type PlanNode,
  type PlanSection,
  type PlanSource,
  type Project,
  type RelatedPlan,
} from "./plan-records.ts";
import { type RecordKind, recordKind, textSchema } from "./record-kind.rules.ts";

const text = (more: { required?: boolean; long?: boolean } = {}) => ({ type: "text", ...more }) as const;
const required = { required: true } as const;
const long = { long: true } as const;
const shortKey = z.string().regex(/^[a-z0-9-]{1,40}$/, { message: "plan.error.key" });
const someText = textSchema.refine((value) => value !== null, { message: "plan.error.required" });
const texts = { as: "grid", columns: [{ name: "", type: "text" }] } as const;
/** A label, a number as printed, or nothing. */
const cell = z.union([z.null(), z.number(), z.string(), textSchema]);

export const planHeadKind: RecordKind = recordKind<PlanHead>({
  name: "plan",
  one: "plan",
  table: "plans",
  fields: {
    title: text(required),
    state: { type: "choice", choices: PLAN_STATES, required: true },
    periodStart: { type: "date", fiscalYear: "firstDay" },
    periodEnd: { type: "date" },
    publishedOn: { type: "date" },
    visionLabel: text(),
    vision: text(long),
    summary: text(long),
    reading: text(long),
    levels: {
      type: "json",
      schema: z.array(z.strictObject({ name: someText })).min(1),
      required: true,
      editor: { as: "grid", columns: [{ name: "name", type: "text" }] },
    },
    projectName: text(),
    columns: {
      type: "json",
      schema: z.array(z.strictObject({ key: shortKey, name: someText })),
      default: [],
      editor: {
        as: "grid",
        columns: [
          { name: "key", type: "string" },
          { name: "name", type: "text" },
        ],
      },
    },
    horizons: {
      type: "json",
      schema: z.array(
        z.strictObject({
          key: shortKey,
          name: someText,
          fromYear: z.number().int(),
          toYear: z.number().int(),
          reviewEveryYears: z.number().int().min(1).max(20).optional(),
        }),
      ),
      default: [],
      editor: {
        as: "grid",
        columns: [
          { name: "key", type: "string" },
          { name: "name", type: "text" },
          { name: "fromYear", type: "integer" },
          { name: "toYear", type: "integer" },
          { name: "reviewEveryYears", type: "integer", optional: true },
        ],
      },
    },
    cycle: {
      type: "json",
      schema: z.strictObject({
        name: z.string(),
        phases: z.array(someText),
        summary: textSchema.nullish().transform((value) => value ?? null),
      }),
    },
    notes: {
      type: "json",
      schema: z.array(someText),
      default: [],
      editor: { as: "grid", columns: [{ name: "", type: "text", long: true }] },
    },
  },
});

export const nodeKind = recordKind<PlanNode>({
  name: "nodes",
  one: "node",
  table: "plan_nodes",
  fields: {
    parent: { type: "ref", kind: "nodes" },
    number: { type: "string" },
    title: text(required),
    summary: text(long),
    sdgGoals: {
      type: "json",
      schema: z.array(z.number().int().min(1).max(17)),
      default: [],
      editor: { as: "numbers" },
    },
    retiredOn: { type: "date" },
  },
});

export const projectKind = recordKind<Project>({
  name: "projects",
  one: "project",
  table: "plan_projects",
  fields: { title: text(required), summary: text(long), retiredOn: { type: "date" } },
});

export const listingKind = recordKind<Listing>({
  name: "listings",
  one: "listing",
  table: "plan_listings",
  fields: {
    project: { type: "ref", kind: "projects", required: true },
    node: { type: "ref", kind: "nodes", required: true },
    home: { type: "boolean" },
    printedTitle: text(),
  },
});

export const relatedPlanKind = recordKind<RelatedPlan>({
  name: "relatedPlans",
  one: "relatedPlan",
  table: "plan_related_plans",
  fields: {
    relation: { type: "choice", choices: ["above", "beside", "before", "after"], required: true },
    title: text(required),
    year: { type: "date", fiscalYear: "year" },
    note: text(long),
    plan: { type: "string" },
  },
});

const nodeRef = { type: "ref", kind: "nodes", required: true } as const;
export const desiredStateKind = recordKind<DesiredState>({
  name: "desiredStates",
  one: "desiredState",
  table: "plan_desired_states",
  fields: {
    node: nodeRef,
    heading: text(),
    horizon: { type: "string", required: true },
    text: text({ required: true, long: true }),
  },
});
const evidenceGroupRef = { type: "ref", kind: "evidenceGroups", required: true, column: "group_key" } as const;

/** All kinds that the plan itself holds, in the order of the file; other modules add theirs behind (indicators). */
export const PLAN_KINDS: readonly RecordKind[] = [
  planHeadKind,
  recordKind<PlanSource>({
    name: "sources",
    one: "source",
    table: "plan_sources",
    fields: { title: text(required), publisher: text(), publishedOn: { type: "date" }, note: text(long) },
  }),
  nodeKind,
  recordKind<NodeText>({
    name: "texts",
    one: "text",
    table: "plan_texts",
    fields: {
      node: nodeRef,
      column: { type: "string", required: true, column: "column_key" },
      heading: text(),
      text: text({ required: true, long: true }),
    },
  }),
  desiredStateKind,
  projectKind,
  listingKind,
  lineageKind,
  recordKind<EvidenceGroup>({
    name: "evidenceGroups",
    one: "evidenceGroup",
    table: "plan_evidence_groups",
    fields: {
      number: { type: "string" },
      title: text(required),
      summary: text(long),
      kind: { type: "choice", choices: ["statistics", "survey", "hearing"], required: true },
    },
  }),
  recordKind<EvidenceTable>({
    name: "evidenceTables",
    one: "evidenceTable",
    table: "plan_evidence_tables",
    fields: {
      group: evidenceGroupRef,
      title: text(required),
      unit: text(),
      asOf: { type: "date" },
      chart: { type: "choice", choices: ["bar", "line", "none"], default: "none" },
      columns: { type: "json", schema: z.array(someText).min(1), required: true, editor: texts },
      rows: { type: "json", schema: z.array(z.array(cell).min(1)), required: true, editor: { as: "cells" } },
      totalRow: { type: "boolean" },
      note: text(long),
    },
  }),
  recordKind<ActionClass>({
    name: "actionClasses",
    one: "actionClass",
    table: "plan_action_classes",
    fields: { number: { type: "string", required: true }, title: text(required) },
  }),
  recordKind<Action>({
    name: "actions",
    one: "action",
    table: "plan_actions",
    fields: {
      number: { type: "integer", required: true },
      group: evidenceGroupRef,
      class: { type: "ref", kind: "actionClasses", required: true, column: "class_key" },
      title: text(required),
      printedWith: { type: "integer" },
    },
  }),
  recordKind<PlanLink>({
    name: "links",
    one: "link",
    table: "plan_links",
    fields: {
      type: { type: "choice", choices: ["classToNode", "actionToNode", "nodeToNode"], required: true },
      from: { type: "string", required: true, column: "from_key" },
      to: { type: "string", required: true, column: "to_key" },
      note: text(),
    },
  }),
  recordKind<Partner>({
    name: "partners",
    one: "partner",
    table: "plan_partners",
    fields: { node: { type: "ref", kind: "nodes" }, name: text(required), role: text(long), body: { type: "string" } },
  }),
  recordKind<Committee>({
    name: "committees",
    one: "committee",
    table: "plan_committees",
    fields: { name: text(required), kind: text(), members: text(long), role: text(long) },
  }),
  recordKind<PlanSection>({
    name: "sections",
    one: "section",
    table: "plan_sections",
    fields: { name: text(required) },
  }),
  relatedPlanKind,
  recordKind<LocalGoal>({
    name: "localGoals",
    one: "localGoal",
    table: "plan_local_goals",
    fields: { number: { type: "string", required: true }, title: text(required), note: text(long) },
  }),
  recordKind<PlanEvent>({
    name: "events",
    one: "event",
    table: "plan_events",
    fields: {
      kind: {
        type: "choice",
        choices: ["workingGroup", "survey", "hearing", "publicComment", "meeting", "publication"],
        required: true,
      },
      startsOn: { type: "date", fiscalYear: "firstDay" },
      endsOn: { type: "date" },
      title: text(required),
      summary: text(long),
    },
  }),
];
