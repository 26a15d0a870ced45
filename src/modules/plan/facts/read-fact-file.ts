import { getCityBody, listBodies } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow, type Issue } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { mayReadPlan, mayRecordFactsOf } from "../permissions.ts";
import { projectKind } from "../records/plan-kinds.ts";
import { getPlan, listRecords } from "../records/plan-record.data.ts";
import type { Project } from "../records/plan-records.ts";
import { listFactRows, listKnownQuantities } from "./fact.data.ts";
import { checkFact, type Fact, quantityKey } from "./fact.rules.ts";
import type { FactRow } from "./fact-file.rules.ts";
import { listReporters } from "./fact-reporter.data.ts";
import type { QuantityWords } from "./quantity-words.ts";
import { readFactTable } from "./read-fact-table.ts";
import type { FactToRecord } from "./record-fact.ts";
import { findEnded, readTypedFact } from "./typed-fact.rules.ts";

/** A table of facts as somebody brings it. */
export interface FactFile {
  plan: string;
  bytes: Uint8Array;
  /** Null: the own body. */
  body: number | null;
}

/** A row that became a fact. */
export interface FactOfRow {
  row: number;
  project: Text;
  /** The ledger, or a row above, says the same already: perhaps it happened twice, perhaps it was pasted twice. */
  isRepeated: boolean;
  fact: FactToRecord;
}

export interface ReadFactFile {
  planId: number;
  facts: FactOfRow[];
  /** `7.q1.value`: row 7, the first quantity's number. Where there are any, nothing may be recorded. */
  issues: Issue[];
}

interface Desk {
  planId: number;
  bodyId: number;
  today: string;
  language: "ja" | "en";
  known: QuantityWords[];
  projects: Project[];
  /** Keys of the projects that the person enters facts for; null: all. */
  own: ReadonlySet<string> | null;
}

/** Reads and checks a whole table, without writing anything. @throws AppError forbidden, notFound */
export async function readFactFile(ctx: StaffContext, scope: Scope, file: FactFile): Promise<ReadFactFile> {
  const desk = await openDesk(ctx, scope, file);
  const table = readFactTable(file.bytes);
  const read = table.rows.map((row) => ({ row, ...readRow(row, desk) }));
  const issues = [...table.issues, ...read.flatMap((one) => one.issues)];
  const projects = [...new Set(read.flatMap(({ project }) => project?.key ?? []))];
  const rows = await listFactRows(scope, { planId: desk.planId, projects });
  const said = new Set(rows.filter(isEffective).map(identityOf));
  const facts = read.flatMap(({ row, project, fact }) => {
    if (!fact || !project) return [];
    const identity = identityOf(fact);
    const isRepeated = said.has(identity);
    said.add(identity);
    return [{ row: row.row, project: project.title, isRepeated, fact }];
  });
  return { planId: desk.planId, facts, issues };
}

async function openDesk(ctx: StaffContext, scope: Scope, file: FactFile): Promise<Desk> {
  allow(mayReadPlan(ctx.actor));
  const { id: planId } = await getPlan(scope, file.plan);
  const isCity = mayRecordFactsOf(ctx.actor, (await getCityBody(scope)).id);
  const own = isCity ? null : await listReporters(scope, { planId, bodyId: ctx.actor.bodyId });
  allow(isCity || (mayRecordFactsOf(ctx.actor, ctx.actor.bodyId) && own !== null && own.length > 0));
  const bodyId = file.body ?? ctx.actor.bodyId;
  allow(bodyId === ctx.actor.bodyId || isCity);
  allow((await listBodies(scope)).some((body) => body.id === bodyId));
  return {
    planId,
    bodyId,
    today: todayInJapan(ctx.clock.now()),
    language: ctx.say.language.code === "en" ? "en" : "ja",
    known: await listKnownQuantities(scope, planId),
    projects: await listRecords<Project>(scope, projectKind, { planId }),
    own: own && new Set(own.map(({ project }) => project)),
  };
}

function readRow(row: FactRow, desk: Desk): { project?: Project; fact?: FactToRecord; issues: Issue[] } {
  const named = findProject(row.project, desk);
  const { title, ...read } = readTypedFact(row.typed, desk);
  const { project } = named;
  const fact: FactToRecord = {
    planId: desk.planId,
    project: project?.key ?? "",
    date: read.date,
    kind: "staff.activity",
    title: { [desk.language]: title },
    quantities: read.quantities,
    evidence: read.evidence,
    isPublic: row.isPublic,
    bodyId: desk.bodyId,
  };
  const issues = [...named.issues, ...read.issues, ...(project ? findEnded(project, read.date) : [])];
  const last = issues.length > 0 ? [] : checkFact({ ...fact, quantities: read.quantities });
  const placed = [...issues, ...last].map((issue) => ({ ...issue, path: `${row.row}.${issue.path}` }));
  return placed.length > 0 ? { issues: placed } : { project, fact, issues: [] };
}

/** By its key, or by its title in any language where only one project has it. */
function findProject(name: string, desk: Desk): { project?: Project; issues: Issue[] } {
  const wrong = (code: string) => ({ issues: [{ path: "project", code, params: { name: name.slice(0, 60) } }] });
  if (name === "") return wrong("plan.facts.error.projectMissing");
  const titled = desk.projects.filter(({ title }) => Object.values(title).some((one) => folded(one) === folded(name)));
  const found = desk.projects.find(({ key }) => key === name.toLowerCase()) ?? titled[0];
  if (!found) return wrong("plan.facts.error.projectUnknown");
  if (found.key !== name.toLowerCase() && titled.length > 1) return wrong("plan.facts.error.projectTwice");
  if (desk.own && !desk.own.has(found.key)) return wrong("plan.facts.error.projectNotYours");
  return { project: found, issues: [] };
}

const folded = (words: string) => words.normalize("NFKC").replace(/\s/g, "").toLowerCase();
const isEffective = (fact: Fact) => fact.state === "effective";

const identityOf = ({
  project,
  date,
  title,
  quantities = [],
}: Pick<FactToRecord, "project" | "date" | "title" | "quantities">) =>
  JSON.stringify([project, date, title.ja ?? title.en, quantities.map((one) => [quantityKey(one), one.value]).sort()]);
