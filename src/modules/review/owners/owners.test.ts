import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { buildPost, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../cycles/cycle.data.ts";
import { listSheets } from "../sheets/sheet.data.ts";
import { listSteps } from "../sheets/sheet-step.data.ts";
import { listOwners } from "./owner.data.ts";

const app = await withTestApp();
const today = todayInJapan(app.parts.clock.now());

const ownersOf = (office: ReviewOffice, project: string) =>
  inScope(app.db, office.municipality.id, async (scope) =>
    (await listOwners(scope, office.planId)).filter((owner) => owner.project === project),
  );
const sheetOf = (office: ReviewOffice, project: string) =>
  inScope(app.db, office.municipality.id, async (scope) => {
    const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear: 2024 });
    const [sheet] = await listSheets(scope, { cycleId: cycle.id, projects: [project] });
    if (!sheet) throw new Error("no such sheet");
    return { sheet, steps: await listSteps(scope, sheet.id) };
  });

describe("the owners of a plan", () => {
  let office: ReviewOffice;
  let path: string;
  let otherPost: number;
  beforeAll(async () => {
    office = await openReviewOffice(app);
    path = `/review/owners/${office.plan}`;
    otherPost = (await buildPost(app, office.municipality, { bodyId: office.officer.bodyId })).postId;
    await office.officer.post(`/review/open/${office.plan}/2024`);
  });

  it("are shown section by section", async () => {
    const html = await (await office.officer.get(path)).text();
    expect(html).toContain('name="pick.desk"');
    expect(html).toContain("見本係長");
  });

  it("change for many projects at once; sheets under way follow, and the timeline says so", async () => {
    const picked = { "pick.desk": "on", "pick.class": "on", postId: String(otherPost), from: today };
    expect((await office.officer.post(path, picked)).status).toBe(303);
    expect((await ownersOf(office, "desk")).map(({ postId, validTo }) => [postId, validTo === null])).toEqual([
      [office.postId, false],
      [otherPost, true],
    ]);
    const { sheet, steps } = await sheetOf(office, "desk");
    expect(sheet.postId).toBe(otherPost);
    expect(steps[0]).toMatchObject({ act: "assign", actorId: office.officer.staffId });
    expect(steps[0]?.note).toMatch(/見本.*課 見本係長 → 見本.*課 見本係長/);
    expect((await office.writer.get(`/review/sheets/${sheet.id}`)).status).toBe(200);
    const answer = await office.writer.post(`/review/sheets/${sheet.id}`, {
      version: String(sheet.version),
      act: "save",
    });
    expect(answer.status).toBe(403);
  });

  it("may be put right on the same day without leaving a trace in the dates", async () => {
    await office.officer.post(path, { "pick.class": "on", postId: String(office.postId), from: today });
    expect((await ownersOf(office, "class")).map(({ postId }) => postId)).toEqual([office.postId, office.postId]);
  });

  it("change later where the day is still to come: until then the sheet stays", async () => {
    const later = `${Number(today.slice(0, 4)) + 1}-04-01`;
    const answer = await office.officer.post(path, { "pick.desk": "on", postId: String(office.postId), from: later });
    expect(answer.status).toBe(303);
    expect((await sheetOf(office, "desk")).sheet.postId).toBe(otherPost);
  });

  it("need projects and a post; what was chosen stays chosen", async () => {
    const none = await office.officer.post(path, { postId: String(otherPost), from: today });
    expect(none.status).toBe(422);
    expect(await none.text()).toContain("まだ何も選んでいません");
    const noPost = await office.officer.post(path, { "pick.desk": "on", postId: "", from: today });
    expect(noPost.status).toBe(422);
    expect(await noPost.text()).toMatch(/name="pick\.desk"[^>]*checked/);
    const noSuchPost = await office.officer.post(path, { "pick.desk": "on", postId: "999999", from: today });
    expect(noSuchPost.status).toBe(422);
  });

  it("are the officer's to change, in her own municipality", async () => {
    const picked = { "pick.desk": "on", postId: String(otherPost), from: today };
    expect((await office.writer.post(path, picked)).status).toBe(403);
    const other = await openReviewOffice(app);
    expect((await other.officer.get(path)).status).toBe(404);
    expect((await other.officer.post(path, picked)).status).toBe(404);
  });

  it("may go back to the post that answered before a gap", async () => {
    const own = await openReviewOffice(app);
    await inScope(app.db, own.municipality.id, (scope) =>
      scope.db.updateTable("project_owners").set({ valid_to: "2021-03-31" }).where("project", "=", "desk").execute(),
    );
    const gaps = await (await own.officer.get(`/review/owners/${own.plan}`)).text();
    expect(gaps).toContain("前の担当：");
    const back = { "pick.desk": "on", act: "suggested", from: today };
    expect((await own.officer.post(`/review/owners/${own.plan}`, back)).status).toBe(303);
    expect((await ownersOf(own, "desk")).at(-1)).toMatchObject({ postId: own.postId, validFrom: today, validTo: null });
  });
});
