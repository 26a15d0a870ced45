import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { staffContext, systemContext } from "#app/create-context.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import { editPlan } from "#modules/plan/editing/edit-plan.ts";
import { getPlanForUpdate, importPlanFile, type PlanDocument, removeDemo } from "#modules/plan/public.ts";
import { recordsOf } from "#modules/plan/records/plan-document.rules.ts";
import type { StaffContext, SystemContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { withTestApp } from "#testing/test-app.ts";
import { correctValue } from "./correct-value.ts";
import { listValues } from "./indicator.data.ts";
import { CorrectValueInput, ReportValueInput } from "./inputs.ts";
import { recordMeasures } from "./record-measures.ts";
import { reportValue } from "./report-value.ts";

const app = await withTestApp();
const kinds = RECORD_KINDS;
const watcher = new pg.Client(app.connection);

let officer: StaffContext;
let system: SystemContext;
let plan: string;
let code: string;

beforeAll(async () => {
  await watcher.connect();
  const office = await openPlanOffice(app);
  const session = Object.fromEntries([office.client.cookie.split("=") as [string, string]]);
  const signedIn = await app.parts.authenticate(office.municipality, session);
  if (!signedIn) throw new Error("not signed in");
  officer = staffContext(app.parts, office.municipality, { ...signedIn, requestId: "r" });
  system = systemContext(app.parts, office.municipality);
  plan = office.plan;
  code = office.municipality.code;
});
afterAll(() => watcher.end());

const typed = { date: "2024", value: "48", evidence: "調査の訂正" };
const correct = (value: string, version: number) =>
  correctValue(officer, {
    ...CorrectValueInput.parse({ ...typed, value, reason: "写し間違い", version }),
    indicator: "talked",
    key: "v2024",
  });
const overlay = () => `format: kakehashi-plan/1
municipality: "${code}"
overlay: ${plan}
sections:
  - { key: demo-section, name: { ja: 見本の課 }, basis: demo, basisReason: { ja: 見本 } }
`;

/** Whether work was done, or stood waiting for a row that somebody else holds. */
async function watch(work: Promise<unknown>): Promise<"done" | "waiting"> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  work.then(done, done);
  for (;;) {
    if (isDone) return "done";
    const { rows } = await watcher.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows.length > 0) return "waiting";
    await sleep(5);
  }
}

it.each<[string, () => Promise<unknown>]>([
  [
    "report a value",
    () => reportValue(officer, { ...ReportValueInput.parse({ ...typed, date: "2025" }), indicator: "talked" }),
  ],
  ["correct a value", () => correct("47.5", 1)],
  ["record measures", () => recordMeasures(system, [])],
  ["lay demo records over the plan", () => importPlanFile(system, { source: overlay(), kinds })],
  ["remove the demo", () => removeDemo(system, { kinds })],
])("nobody can %s while somebody else changes the plan", async (_, act) => {
  const waiting: { work?: Promise<unknown> } = {};
  await system.transaction(async (scope) => {
    await getPlanForUpdate(scope, plan);
    waiting.work = act();
    expect(await watch(waiting.work)).toBe("waiting");
    // Whoever waits has written nothing yet: the other one may go on to the end.
    await bumpRevision(scope);
  });
  await waiting.work;
});

it("an edit that was thought of before a correction does not undo it: the correction comes first or not at all", async () => {
  const version = (document: PlanDocument) => recordsOf(document, "values").find(({ key }) => key === "v2024")?.version;
  let corrected: Promise<void> | undefined;
  await editPlan(officer, { plan, kinds }, async ({ document }) => {
    corrected = correct("12", version(document) ?? 0);
    corrected.catch(() => undefined);
    await watch(corrected);
    const change = { before: { value: "47.5" }, after: { value: "52" } };
    return { changes: [{ kind: "values", key: "v2024", operation: "edit", ...change }], action: "value.edited" };
  });
  await expect(corrected).rejects.toMatchObject({ kind: "conflict" });
  const values = await officer.read((scope) => listValues(scope, ["talked"]));
  expect(values.find(({ key }) => key === "v2024")?.value).toBe("52");
});
