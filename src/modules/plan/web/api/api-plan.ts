import { z } from "zod";
import type { Municipality } from "#platform/context.ts";
import type { Text } from "#platform/i18n/text.ts";
import { foreignKinds, type NamedCount, type PlanContents } from "../../reading/count-plan-contents.ts";
import { planHeadKind } from "../../records/plan-kinds.ts";
import type { PlanHead } from "../../records/plan-records.ts";
import { type RecordKind, textShape } from "../../records/record-kind.rules.ts";
import { apiRecord, recordShape } from "./api-record.ts";

const count = z.number().int();
const namedCount = z
  .object({ name: z.string().describe("In Japanese."), names: textShape, count })
  .meta({ id: "NamedCount" });

/** How much a plan holds; one number for each kind of record that other modules add to plans. */
export function countsShape(kinds: readonly RecordKind[]) {
  return z
    .object({
      nodesByLevel: z.array(namedCount).describe("From the top level down."),
      evidence: count.describe("Evidence groups."),
      actions: count,
      actionClasses: z.array(namedCount),
      projects: count.describe("In force; each counted once."),
      listings: count.describe("Places of projects in the tree, homes included."),
      desiredStates: count,
      partners: count.describe("Entries."),
      sections: count,
      ...Object.fromEntries(foreignKinds(kinds).map((kind) => [kind.name, count])),
    })
    .meta({ id: "PlanCounts" });
}

export function apiCounts({ others, openActions: _, ...counts }: PlanContents): Record<string, unknown> {
  return {
    ...counts,
    nodesByLevel: counts.nodesByLevel.map(apiNamedCount),
    actionClasses: counts.actionClasses.map(apiNamedCount),
    ...others,
  };
}

const apiNamedCount = ({ name, count: number }: NamedCount) => ({ name: name.ja ?? "", names: name, count: number });

const urlsShape = z
  .object({
    self: z.string(),
    page: z.string().describe("The plan for readers, in Japanese."),
    yaml: z.string(),
    excel: z.string(),
  })
  .meta({ id: "PlanUrls", description: "Addresses on this server." });

export function apiAddress(municipality: Municipality, plan: string): string {
  return `/api/v1/municipalities/${municipality.code}/plans/${plan}`;
}

function apiUrls(municipality: Municipality, plan: string) {
  const page = `/${municipality.slug}/ja/plans/${plan}`;
  return { self: apiAddress(municipality, plan), page, yaml: `${page}/plan.yaml`, excel: `${page}/plan.xlsx` };
}

/** A plan without what it holds. */
export function summaryShape(kinds: readonly RecordKind[]) {
  return z
    .object({
      id: z.string(),
      title: textShape,
      summary: textShape.nullable(),
      state: recordShape(planHeadKind).shape.state as z.ZodType,
      periodStart: recordShape(planHeadKind).shape.periodStart as z.ZodType,
      periodEnd: recordShape(planHeadKind).shape.periodEnd as z.ZodType,
      counts: countsShape(kinds),
      urls: urlsShape,
    })
    .meta({ id: "PlanSummary" });
}

export function apiSummary(municipality: Municipality, head: PlanHead, contents: PlanContents) {
  const { key: id, title, summary, state, periodStart, periodEnd } = head;
  const counts = apiCounts(contents);
  return { id, title, summary, state, periodStart, periodEnd, counts, urls: apiUrls(municipality, id) };
}

/** A whole plan: its head, what it holds, and one list for each kind of record. */
export function wholePlanShape(kinds: readonly RecordKind[]) {
  const lists = kinds.filter((kind) => kind.name !== planHeadKind.name);
  return z
    .object({
      ...recordShape(planHeadKind).shape,
      counts: countsShape(kinds),
      urls: urlsShape,
      ...Object.fromEntries(lists.map((kind) => [kind.name, z.array(recordShape(kind))])),
    })
    .meta({ id: "WholePlan" });
}

export function apiHead(municipality: Municipality, head: PlanHead, contents: PlanContents): Record<string, unknown> {
  return {
    ...apiRecord(planHeadKind, head),
    counts: apiCounts(contents),
    urls: apiUrls(municipality, head.key),
  };
}

/** A title under which something is named beside its id. */
export const namedShape = z
  .object({ id: z.string(), number: z.string().nullable(), title: textShape })
  .meta({ id: "NamedNode" });

export const apiNamed = (node: { key: string; number: string | null; title: Text }) => ({
  id: node.key,
  number: node.number,
  title: node.title,
});
