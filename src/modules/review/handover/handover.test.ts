import { beforeAll, describe, expect, it } from "vitest";
import { listAssignments } from "#modules/accounts/public.ts";
import { inScope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { buildPost, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listOwners } from "../owners/owner.data.ts";

const app = await withTestApp();
const today = todayInJapan(app.parts.clock.now());
const PATH = "/review/handover";

const assignmentsOf = (office: ReviewOffice) =>
  inScope(app.db, office.municipality.id, (scope) => listAssignments(scope, office.postId));

describe("the hand-over", () => {
  let office: ReviewOffice;
  let newcomer: StaffClient;
  let newPost: number;
  beforeAll(async () => {
    office = await openReviewOffice(app);
    newcomer = await signIn(app, office.municipality, { role: "sectionContributor" });
    newPost = (await buildPost(app, office.municipality, { bodyId: office.officer.bodyId, holder: newcomer.staffId }))
      .postId;
    await office.officer.post(`/review/open/${office.plan}/2024`);
  });

  it("shows the posts with what there is to do", async () => {
    const html = await (await office.officer.get(`${PATH}?day=${today}`)).text();
    expect(html).toContain(`name="holder.${office.postId}"`);
    expect(html).toContain("事業2件、書きかけの票2件");
  });

  it("changes nothing where one line is wrong, and says which", async () => {
    const wrong = { day: today, [`holder.${office.postId}`]: newcomer.staffId, [`move.${office.postId}`]: "999999" };
    const answer = await office.officer.post(PATH, wrong);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("その日にはない職です");
    expect((await assignmentsOf(office)).map(({ staffId }) => staffId)).toEqual([office.writer.staffId]);
  });

  it("gives a post to somebody else, who then writes its sheets", async () => {
    const answer = await office.officer.post(PATH, { day: today, [`holder.${office.postId}`]: newcomer.staffId });
    expect(answer.status).toBe(303);
    const [now, before] = await assignmentsOf(office);
    expect(now).toMatchObject({ staffId: newcomer.staffId, validFrom: today, validTo: null });
    expect(before?.validTo).not.toBeNull();
    const html = await (await office.officer.get(`${PATH}?day=${today}`)).text();
    expect(html).toContain("離れる人（1人）");
    expect(html).toContain("着く人（1人）");
    expect(await (await newcomer.get("/review")).text()).toContain("書く票（2件）");
    expect(await (await office.writer.get("/review")).text()).not.toContain("書く票");
  });

  it("moves the work of a post that ends in one go", async () => {
    const eve = new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
    await inScope(app.db, office.municipality.id, (scope) =>
      scope.db.updateTable("sections").set({ valid_to: eve }).where("id", "=", office.sectionId).execute(),
    );
    const page = await (await office.officer.get(`${PATH}?day=${today}`)).text();
    expect(page).toContain("なくなる職の仕事");
    const answer = await office.officer.post(PATH, { day: today, [`move.${office.postId}`]: String(newPost) });
    expect(answer.status).toBe(303);
    const owners = await inScope(app.db, office.municipality.id, (scope) => listOwners(scope, office.planId));
    expect(owners.filter(({ validTo }) => validTo === null).map(({ postId }) => postId)).toEqual([newPost, newPost]);
    const posts = await inScope(app.db, office.municipality.id, (scope) =>
      scope.db.selectFrom("sheets").select("post_id").execute(),
    );
    expect(posts.map((row) => row.post_id)).toEqual([newPost, newPost]);
  });

  it("asks for at least one change", async () => {
    expect((await office.officer.post(PATH, { day: today })).status).toBe(422);
  });

  it("is the officer's, and knows nobody of another municipality", async () => {
    expect((await office.writer.get(PATH)).status).toBe(403);
    const other = await openReviewOffice(app);
    const foreign = { day: today, [`holder.${office.postId}`]: other.writer.staffId };
    expect((await other.officer.post(PATH, foreign)).status).toBe(404);
    const stranger = { day: today, [`holder.${other.postId}`]: newcomer.staffId };
    expect((await other.officer.post(PATH, stranger)).status).toBe(404);
  });
});
