import { join } from "node:path";
import { systemContext } from "#app/create-context.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import { importPlanFile } from "#modules/plan/public.ts";
import { checkout } from "#platform/checkout.ts";
import { systemClock } from "#platform/clock.ts";
import type { Municipality, SystemContext } from "#platform/context.ts";
import type { Database } from "#platform/db/database.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { createLog } from "#platform/log.ts";
import { nextNumber } from "./build.ts";

let catalogue: Catalogue | undefined;

/** Whoever queues a job needs the whole application: `withTestApp`, whose `runJobs` does what is queued. */
const noJobs = {
  enqueue: () => Promise.reject(new Error("no job queue here")),
  enqueueForAll: () => Promise.reject(new Error("no job queue here")),
};

/** What seeding, imports from the command line and background work get. */
export function buildSystemContext(db: Database, municipality: Municipality): SystemContext {
  catalogue ??= new Catalogue(join(checkout, "locales"));
  const log = createLog("silent");
  return systemContext({ db, catalogue, clock: systemClock, log, jobs: noJobs }, municipality);
}

/**
 * A small plan that has one of everything that matters: two levels, a project that is listed twice, an action that leads
 * to a node and one that leads nowhere, an indicator with a target. `edit` changes the file before it is imported.
 * Returns the plan's key.
 */
export async function buildPlan(
  db: Database,
  municipality: Municipality,
  edit: (source: string) => string = (source) => source,
): Promise<string> {
  const source = edit(smallPlan(municipality.code, `plan-${nextNumber()}`));
  const { outcome, plan } = await importPlanFile(buildSystemContext(db, municipality), { source, kinds: RECORD_KINDS });
  if (outcome !== "created") throw new Error(`the plan was not created: ${outcome}`);
  return plan;
}

function smallPlan(code: string, key: string): string {
  return `format: kakehashi-plan/1
municipality: "${code}"
plan:
  key: ${key}
  title: { ja: 多文化共生の計画, en: Plan for living together, ja-easy: いっしょに 暮《く》らす 計画《けいかく》 }
  state: adopted
  periodStart: "2023-04"
  periodEnd: "2028-03"
  vision: { ja: ともに暮らすまち, en: A city to live in together }
  levels: [{ name: { ja: 目標, en: Goal } }, { name: { ja: 施策, en: Measure } }]
  projectName: { ja: 事業, en: Project }
nodes:
  - { key: "1", number: "1", title: { ja: 暮らしを支える, en: Support daily life } }
  - { key: 1-1, parent: "1", number: 1-1, title: { ja: 相談を受ける, en: Give advice } }
  - { key: 1-2, parent: "1", number: 1-2, title: { ja: 日本語を学ぶ, en: Learn Japanese } }
  - { key: "2", number: "2", title: { ja: 交流を広げる, en: Bring people together } }
projects:
  - { key: desk, title: { ja: 相談窓口, en: Advice desk }, summary: { ja: 市が窓口で相談を受ける。, en: The city gives advice at a desk. } }
  - { key: class, title: { ja: 日本語教室, en: Japanese class } }
listings:
  - { key: desk-1-1, project: desk, node: 1-1, home: true }
  - { key: desk-2, project: desk, node: "2" }
  - { key: class-1-2, project: class, node: 1-2, home: true }
evidenceGroups:
  - { key: survey, number: "1", title: { ja: 住民の声, en: What residents say }, kind: survey }
actionClasses:
  - { key: life, number: "1", title: { ja: 生活, en: Life } }
actions:
  - { key: a1, number: 1, group: survey, class: life, title: { ja: 窓口を知らせる, en: Tell people about the desk } }
  - { key: a2, number: 2, group: survey, class: life, title: { ja: 教室を増やす, en: More classes } }
links:
  - { key: a1-1-1, type: actionToNode, from: a1, to: 1-1, basis: inferred, basisReason: { ja: 見本, en: Sample } }
indicators:
  - { key: talked, title: { ja: 近所の人と話した人の割合, en: People who talked with neighbours }, unit: { ja: "%", en: "%" }, decimals: 1, direction: increase }
targets:
  - { key: t1, indicator: talked, node: "2", number: "1", kind: target, baselineDate: "2022", baselineValue: 40.5, targetDate: "2027", targetValue: 60 }
values:
  - { key: v2022, indicator: talked, date: "2022", value: 40.5, respondents: 400, drawn: 1000 }
  - { key: v2024, indicator: talked, date: "2024", value: 47.25 }
`;
}
