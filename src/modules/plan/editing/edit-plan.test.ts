import { expect, it } from "vitest";
import { staffContext } from "#app/create-context.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import type { StaffContext } from "#platform/context.ts";
import { AppError } from "#platform/errors.ts";
import { buildBody, buildMunicipality } from "#testing/build.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { signIn } from "#testing/sign-in.ts";
import { type TestApp, withTestApp } from "#testing/test-app.ts";
import { listHistory } from "../changes/list-history.ts";
import { undoChanges } from "../changes/undo-changes.ts";
import { getPlan, loadDocument } from "../records/plan-record.data.ts";
import type { Listing, PlanNode, Project } from "../records/plan-records.ts";
import { addRecord } from "./add-record.ts";
import { editRecord } from "./edit-record.ts";
import { listProjectAgain } from "./list-project-again.ts";
import { moveRecord } from "./move-record.ts";
import { removeRecord } from "./remove-record.ts";
import { reorderRecord } from "./reorder-record.ts";
import { restoreRecord } from "./restore-record.ts";
import { retireRecord } from "./retire-record.ts";
import { setHome } from "./set-home.ts";

const app = await withTestApp();
const kinds = RECORD_KINDS;

/** Somebody of a city of their own with a plan in it. */
async function officer(
  given: { role?: "planOfficer" | "sectionContributor" | "partnerStaff"; body?: { id: number } } = {},
) {
  const municipality = await buildMunicipality(app.db);
  await buildBody(app.db, municipality);
  const plan = await buildPlan(app.db, municipality);
  return { ...(await signedIn(app, municipality, given)), municipality, plan, target: { plan, kinds } };
}

async function signedIn(
  on: TestApp,
  municipality: StaffContext["municipality"],
  given: { role?: "planOfficer" | "sectionContributor" | "partnerStaff"; body?: { id: number } },
) {
  const client = await signIn(on, municipality, {
    role: given.role ?? "planOfficer",
    ...(given.body ? { body: given.body } : {}),
  });
  const found = await on.parts.authenticate(
    municipality,
    Object.fromEntries([client.cookie.split("=") as [string, string]]),
  );
  if (!found) throw new Error("not signed in");
  const ctx = staffContext(on.parts, municipality, { ...found, requestId: crypto.randomUUID() });
  const document = (plan: string) =>
    ctx.read(async (scope) => loadDocument(scope, (await getPlan(scope, plan)).id, kinds));
  return { ctx, document };
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error === undefined) return undefined;
  if (!(error instanceof AppError)) throw error;
  return error.issues[0]?.code ?? error.code;
}

it("writes an edit with its history, its audit and a new revision, or nothing of it", async () => {
  const { ctx, target, document, plan } = await officer();
  const revision = () =>
    ctx.read((scope) =>
      scope.db
        .selectFrom("content_revisions")
        .select("revision")
        .where("municipality_id", "=", scope.municipalityId)
        .executeTakeFirst(),
    );
  const before = await revision();
  const fields = { title: { ja: "暮らしを支え合う", en: "Support one another" } };
  expect(await editRecord(ctx, { ...target, kind: "nodes", key: "1", version: 1, fields })).toBe(true);
  expect(await editRecord(ctx, { ...target, kind: "nodes", key: "1", version: 2, fields })).toBe(false);
  expect((await document(plan)).records.nodes?.[0]).toMatchObject({ key: "1", version: 2, ...fields });
  const audit = await ctx.read((scope) =>
    scope.db
      .selectFrom("audit_entries")
      .select(["action", "object_key", "before", "after"])
      .where("action", "like", "node.%")
      .execute(),
  );
  expect(audit).toEqual([
    {
      action: "node.renamed",
      object_key: `${plan}/1`,
      before: { title: { ja: "暮らしを支える", en: "Support daily life" } },
      after: fields,
    },
  ]);
  expect(Number((await revision())?.revision)).toBe(Number(before?.revision) + 1);

  const broken = { ...fields, sdgGoals: [3, 99] };
  expect(await codeOf(editRecord(ctx, { ...target, kind: "nodes", key: "1", version: 2, fields: broken }))).toBe(
    "plan.error.list",
  );
  expect(
    await codeOf(editRecord(ctx, { ...target, kind: "listings", key: "desk-1-1", version: 1, fields: { node: "9" } })),
  ).toBe("plan.error.reference");
  expect((await listHistory(ctx, target)).acts).toHaveLength(1);
});

it("catches the slower of two editors of one record, and the editor of a removed one", async () => {
  const { ctx, target } = await officer();
  const edit = (version: number, ja: string) =>
    editRecord(ctx, { ...target, kind: "actions", key: "a2", version, fields: { title: { ja } } });
  const outcomes = await Promise.allSettled([edit(1, "甲"), edit(1, "乙")]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await codeOf(edit(1, "丙"))).toBe("plan.error.changedMeanwhile");
  await removeRecord(ctx, { ...target, kind: "actions", key: "a2", version: 2 });
  expect(await codeOf(edit(2, "丁"))).toBe("plan.error.removedMeanwhile");
});

it("moves a node with its branch to another place, and never into a circle, too deep or below what has ended", async () => {
  const { ctx, target, document, plan } = await officer();
  const move = (key: string, to: string | null, before: string | null = null) =>
    moveRecord(ctx, { ...target, kind: "nodes", key, to, before });
  const tree = async () =>
    (await document(plan)).records.nodes?.map((node) => `${(node as PlanNode).parent ?? "-"}/${node.key}`);
  await move("1-2", "2");
  expect(await tree()).toEqual(["-/1", "1/1-1", "-/2", "2/1-2"]);
  await move("2", null, "1");
  expect((await tree())?.filter((path) => path.startsWith("-"))).toEqual(["-/2", "-/1"]);
  expect(await codeOf(move("2", "1-2"))).toBe("plan.error.circle");
  expect(await codeOf(move("1", "2"))).toBe("plan.error.movedTooDeep");
  expect(await codeOf(move("1-1", "2", "1"))).toBe("plan.error.notASibling");
  expect(await codeOf(move("1-1", "9"))).toBe("plan.error.reference");
  await move("1-1", "2", "1-2");
  await retireRecord(ctx, { ...target, kind: "nodes", key: "1", on: "2026-03-31" });
  expect(await codeOf(move("1-1", "1"))).toBe("plan.error.retiredTarget");
});

it("lets no two moves that are each right make a circle together", async () => {
  const { ctx, target, document, plan } = await officer();
  await moveRecord(ctx, { ...target, kind: "nodes", key: "1-1", to: null, before: null });
  await moveRecord(ctx, { ...target, kind: "nodes", key: "1-2", to: null, before: null });
  const move = (key: string, to: string) => moveRecord(ctx, { ...target, kind: "nodes", key, to, before: null });
  const outcomes = await Promise.allSettled([move("1-1", "1-2"), move("1-2", "1-1")]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  const nodes = (await document(plan)).records.nodes as PlanNode[];
  expect(nodes.filter((node) => node.parent === null).map((node) => node.key)).toContain("1");
});

it("changes the order among neighbours; the first does not go up", async () => {
  const { ctx, target, document, plan } = await officer();
  const order = async () => (await document(plan)).records.nodes?.map((node) => node.key);
  const step = (key: string, to: "up" | "down" | { before: string }) =>
    reorderRecord(ctx, { ...target, kind: "nodes", key, to });
  await step("1-2", "up");
  await step("1-2", "up");
  expect(await order()).toEqual(["1", "1-2", "1-1", "2"]);
  await step("1", "down");
  expect((await order())?.filter((key) => !key.includes("-"))).toEqual(["2", "1"]);
  await step("1-1", { before: "1-2" });
  expect((await order())?.filter((key) => key.includes("-"))).toEqual(["1-1", "1-2"]);
  expect(await codeOf(step("1-1", { before: "2" }))).toBe("plan.error.notASibling");
});

it("gives a new project its home, lists it again once a place, and moves the home", async () => {
  const { ctx, target, document, plan } = await officer();
  const project = {
    ...target,
    kind: "projects",
    key: null,
    fields: { title: { ja: "通訳派遣", en: "Send interpreters" } },
  };
  expect(await codeOf(addRecord(ctx, project))).toBe("plan.error.required");
  const key = await addRecord(ctx, { ...project, home: "1-1" });
  expect(key).toBe("send-interpreters");
  await listProjectAgain(ctx, { ...target, project: key, node: "1-2", printedTitle: { ja: "通訳派遣（再掲）" } });
  expect(await codeOf(listProjectAgain(ctx, { ...target, project: key, node: "1-2" }))).toBe("plan.error.listedTwice");
  const listings = async () =>
    ((await document(plan)).records.listings as Listing[]).filter((listing) => listing.project === key);
  const [home, again] = await listings();
  await setHome(ctx, { ...target, listing: again?.key ?? "" });
  expect((await listings()).map((listing) => [listing.node, listing.home])).toEqual([
    ["1-1", false],
    ["1-2", true],
  ]);
  expect(await codeOf(removeRecord(ctx, { ...target, kind: "listings", key: again?.key ?? "", version: 2 }))).toBe(
    "plan.error.homeStays",
  );
  await removeRecord(ctx, { ...target, kind: "listings", key: home?.key ?? "", version: 2 });
  expect(await listings()).toHaveLength(1);
});

it("retires and restores; what is still in force below keeps a node, and nothing is deleted that is named elsewhere", async () => {
  const { ctx, target, document, plan } = await officer();
  const retire = (kind: "nodes" | "projects", key: string, on = "2026-03-31") =>
    retireRecord(ctx, { ...target, kind, key, on });
  expect(await codeOf(retire("nodes", "1-1"))).toBe("plan.error.notEmpty");
  expect(await codeOf(retire("projects", "desk", "2026-02"))).toBe("plan.error.wholeDate");
  await retire("projects", "desk");
  expect(await codeOf(retire("projects", "desk"))).toBe("plan.error.retiredAlready");
  await retire("nodes", "1-1");
  expect(await codeOf(restoreRecord(ctx, { ...target, kind: "projects", key: "desk" }))).toBe(
    "plan.error.retiredAbove",
  );
  await restoreRecord(ctx, { ...target, kind: "nodes", key: "1-1" });
  await restoreRecord(ctx, { ...target, kind: "projects", key: "desk" });
  expect(((await document(plan)).records.projects as Project[]).map((project) => project.retiredOn)).toEqual([
    null,
    null,
  ]);
  expect(await codeOf(removeRecord(ctx, { ...target, kind: "nodes", key: "1-1", version: 3 }))).toBe(
    "plan.error.retireInstead",
  );
  expect(await codeOf(removeRecord(ctx, { ...target, kind: "evidenceGroups", key: "survey", version: 1 }))).toBe(
    "plan.error.stillNamed",
  );
  expect(await codeOf(removeRecord(ctx, { ...target, kind: "actions", key: "a1", version: 1 }))).toBe(
    "plan.error.stillNamed",
  );
});

it("takes an act back by a new one, refuses where a later change touched the same field or came to depend on it", async () => {
  const { ctx, target, document, plan } = await officer();
  const rename = (version: number, fields: object) =>
    editRecord(ctx, { ...target, kind: "nodes", key: "1", version, fields: fields as Record<string, unknown> });
  const batches = async () => (await listHistory(ctx, target)).acts.map((act) => act.batch);
  const undo = (batch: number | undefined) => undoChanges(ctx, { ...target, batch: batch ?? 0 });
  const start = await document(plan);
  await rename(1, { title: { ja: "甲" } });
  await rename(2, { summary: { ja: "要約" } });
  const [, first] = await batches();
  await undo(first);
  expect((await document(plan)).records.nodes?.[0]).toMatchObject({
    title: { ja: "暮らしを支える" },
    summary: { ja: "要約" },
  });
  expect(await codeOf(undo(first))).toBe("plan.error.undoneAlready");

  await rename(4, { title: { ja: "乙" } });
  await rename(5, { title: { ja: "丙" } });
  const [last, touched] = await batches();
  expect(await codeOf(undo(touched))).toBe("plan.error.undoTouched");
  await undo(last);
  await undo(touched);

  await addRecord(ctx, { ...target, kind: "nodes", key: "3", fields: { title: { ja: "新" } } });
  await addRecord(ctx, { ...target, kind: "nodes", key: "3-1", fields: { title: { ja: "下" }, parent: "3" } });
  const [child, parent] = await batches();
  expect(await codeOf(undo(parent))).toBe("plan.error.undoNeeded");
  await undo(child);
  await undo(parent);
  const summary = (await batches()).at(-2);
  await undo(summary);
  const bare = (nodes: readonly object[] | undefined) => nodes?.map((node) => ({ ...node, version: 0 }));
  expect(bare((await document(plan)).records.nodes)).toEqual(bare(start.records.nodes));
  const history = await listHistory(ctx, target);
  expect(history.acts.find((act) => act.batch === summary)?.undoneBy).toBe(history.acts[0]?.batch);
  expect(history.names.get(history.acts[0]?.actorId ?? "")).toBe("見本 花子");
});

it("is for the city's plan officers: not for a section's contributor, a partner's staff, or an officer of a partner body", async () => {
  for (const role of ["sectionContributor", "partnerStaff"] as const) {
    const { ctx, target } = await officer({ role });
    expect(await codeOf(editRecord(ctx, { ...target, kind: "nodes", key: "1", version: 1, fields: {} }))).toBe(
      "common.error.forbidden",
    );
    expect(await codeOf(undoChanges(ctx, { ...target, batch: 1 }))).toBe("common.error.forbidden");
    expect((await listHistory(ctx, target)).mayEdit).toBe(false);
  }
  const municipality = await buildMunicipality(app.db);
  await buildBody(app.db, municipality);
  const plan = await buildPlan(app.db, municipality);
  const { ctx } = await signedIn(app, municipality, {
    body: await buildBody(app.db, municipality, { kind: "foundation" }),
  });
  expect(await codeOf(retireRecord(ctx, { plan, kinds, kind: "projects", key: "desk", on: "2026-03-31" }))).toBe(
    "common.error.forbidden",
  );
});

it("finds nothing of another city's plan", async () => {
  const [one, other] = [await officer(), await officer()];
  expect(await codeOf(editRecord(one.ctx, { ...other.target, kind: "nodes", key: "1", version: 1, fields: {} }))).toBe(
    "plan.error.planNotFound",
  );
  expect(await codeOf(listHistory(one.ctx, other.target))).toBe("plan.error.planNotFound");
});
