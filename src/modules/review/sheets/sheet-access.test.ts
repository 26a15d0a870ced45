import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildBody } from "#testing/build.ts";
import { buildPost, FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listSheets, type Sheet } from "./sheet.data.ts";

const app = await withTestApp();

describe("a year of the city in which a partner body answers for one project", () => {
  let office: ReviewOffice;
  let partner: StaffClient;
  let foreignOfficer: StaffClient;
  let otherHead: StaffClient;

  const sheetOf = async (project: string, fiscalYear = 2024): Promise<Sheet> => {
    const filter = { planId: office.planId, projects: [project] };
    const sheets = await inScope(app.db, office.municipality.id, (scope) => listSheets(scope, filter));
    const sheet = sheets[fiscalYear - 2024];
    if (!sheet) throw new Error("no such sheet");
    return sheet;
  };
  const post = async (client: StaffClient, { id, version }: Sheet, typed: Record<string, string>) =>
    (await client.post(`/review/sheets/${id}`, { ...FILLED, version: String(version), ...typed })).status;
  const step = async (client: StaffClient, { id, version }: Sheet, act: string) =>
    (await client.post(`/review/sheets/${id}/step`, { act, note: "理由", version: String(version) })).status;

  beforeAll(async () => {
    office = await openReviewOffice(app);
    const { municipality } = office;
    const foundation = await buildBody(app.db, municipality, { kind: "foundation" });
    partner = await signIn(app, municipality, { role: "partnerStaff", body: foundation });
    foreignOfficer = await signIn(app, municipality, { role: "planOfficer", body: foundation });
    const city = { id: office.officer.bodyId, key: "city" };
    otherHead = await signIn(app, municipality, { role: "sectionHead", body: city });
    await buildPost(app, municipality, { bodyId: city.id, holder: otherHead.staffId });
    const { postId } = await buildPost(app, municipality, {
      bodyId: foundation.id,
      hasSection: false,
      holder: partner.staffId,
    });
    await office.officer.post(`/review/open/${office.plan}/2024`);
    expect(
      await post(office.writer, await sheetOf("desk"), {
        act: "submit",
        "f.issues.sent": "on",
        "f.issues.text": "市だけの文",
      }),
    ).toBe(303);
    // From now on the foundation answers for the desk.
    await inScope(app.db, municipality.id, (scope) =>
      scope.db.updateTable("project_owners").set({ post_id: postId }).where("project", "=", "desk").execute(),
    );
    expect((await office.officer.post(`/review/open/${office.plan}/2025`)).status).toBe(303);
  });

  it("gives the partner body nothing of what the city has not published, not even as last year's text", async () => {
    expect((await partner.get(`/review/sheets/${(await sheetOf("desk")).id}`)).status).toBe(404);
    const own = await sheetOf("desk", 2025);
    expect(own.bodyId).toBe(partner.bodyId);
    expect(JSON.stringify(own.values)).not.toContain("市だけの文");
    const html = await (await partner.get(`/review/sheets/${own.id}`)).text();
    expect(html).not.toContain("市だけの文");
    expect(html).not.toContain("11回ひらいた");
    const board = await (await partner.get(`/review/${office.plan}/2024`)).text();
    expect(board).not.toContain(`/review/sheets/${(await sheetOf("class")).id}`);
  });

  it("lets the partner body write its own sheet, and no other", async () => {
    expect(await post(partner, await sheetOf("class", 2025), { act: "save" })).toBe(404);
    expect(await post(partner, await sheetOf("desk", 2025), { act: "save" })).toBe(303);
  });

  it("does not make an officer of the city out of an officer of the partner body", async () => {
    expect((await foreignOfficer.post(`/review/${office.plan}/2024/publish`, { leavesOpen: "yes" })).status).toBe(403);
    expect((await foreignOfficer.post(`/review/${office.plan}/2024/close`, { isClosed: "yes" })).status).toBe(403);
    expect((await foreignOfficer.post(`/review/open/${office.plan}/2026`)).status).toBe(403);
    expect((await foreignOfficer.get(`/review/sheets/${(await sheetOf("class")).id}`)).status).toBe(404);
  });

  it("lets a head check her own section only", async () => {
    expect(await step(otherHead, await sheetOf("desk"), "pass")).toBe(403);
    expect(await step(otherHead, await sheetOf("desk"), "return")).toBe(403);
    expect(await step(office.writer, await sheetOf("desk"), "pass")).toBe(403);
    expect(await step(office.head, await sheetOf("desk"), "pass")).toBe(303);
  });
});
