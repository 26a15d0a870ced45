import { listBodies } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { type Issue, invalid, notFound } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { projectKind } from "../records/plan-kinds.ts";
import { findRecord, getPlan } from "../records/plan-record.data.ts";
import type { Project } from "../records/plan-records.ts";
import { listKnownQuantities } from "./fact.data.ts";
import { checkFact, PAGES } from "./fact.rules.ts";
import { bodyOfFact, type FactAccess, findFactAccess } from "./fact-access.ts";
import type { FactToRecord } from "./record-fact.ts";
import { findEnded, readTypedFact, type TypedFact } from "./typed-fact.rules.ts";

/** Which project of which plan, as addresses name it. */
export interface FactPlace {
  plan: string;
  project: string;
}

/** What the form of a fact sends. */
export interface FactEntry {
  typed: TypedFact;
  /** Null: the own body. */
  body: number | null;
  isPublic: boolean;
  /** Made when the form was opened: sent twice, it is one fact. */
  once: string;
}

export interface OpenedProject {
  planId: number;
  project: Project;
  access: FactAccess;
}

/** @throws AppError notFound also for another municipality's plan or project */
export async function openProject(ctx: StaffContext, scope: Scope, place: FactPlace): Promise<OpenedProject> {
  const { id: planId } = await getPlan(scope, place.plan);
  const project = await findRecord<Project>(scope, projectKind, { planId, key: place.project });
  if (!project) throw notFound("plan.error.recordNotFound");
  return { planId, project, access: await findFactAccess(ctx, scope, { planId, project: project.key }) };
}

/** `also`: what else is wrong with the form, to be told with the rest. @throws AppError invalid, forbidden */
export async function prepareFact(
  ctx: StaffContext,
  scope: Scope,
  { opened, entry, also = [] }: { opened: OpenedProject; entry: FactEntry; also?: readonly Issue[] },
): Promise<FactToRecord> {
  const { planId, project, access } = opened;
  const language = ctx.say.language.code === "en" ? "en" : "ja";
  const known = await listKnownQuantities(scope, planId);
  const today = todayInJapan(ctx.clock.now());
  const { title, ...read } = readTypedFact(entry.typed, { today, language, known });
  const fact: FactToRecord = {
    planId,
    project: project.key,
    date: read.date,
    kind: "staff.activity",
    title: { [language]: title },
    quantities: read.quantities,
    evidence: read.evidence,
    isPublic: entry.isPublic,
    source: { module: PAGES, object: entry.once },
    bodyId: bodyOfFact(ctx, access, entry.body),
  };
  const issues = [
    ...read.issues,
    ...also,
    ...(await findForeignBody(scope, fact.bodyId)),
    ...findEnded(project, read.date),
  ];
  if (issues.length > 0) throw invalid(issues);
  const last = checkFact({ ...fact, quantities: read.quantities });
  if (last.length > 0) throw invalid(last.map(toRow));
  return fact;
}

async function findForeignBody(scope: Scope, bodyId: number): Promise<Issue[]> {
  const isKnown = (await listBodies(scope)).some((body) => body.id === bodyId);
  return isKnown ? [] : [{ path: "body", code: "plan.facts.error.body" }];
}

/** What is wrong with a quantity stands at its row. */
const toRow = (issue: Issue): Issue => {
  const [, index] = /^quantities\.(\d+)$/.exec(issue.path) ?? [];
  return index === undefined ? issue : { ...issue, path: `q${Number(index) + 1}.label` };
};
