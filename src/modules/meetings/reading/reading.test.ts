import { join } from "node:path";
import { expect, it } from "vitest";
import { staffContext, translatorFor } from "#app/create-context.ts";
import { RECORD_KINDS } from "#app/modules.ts";
import { drawMeetingPack, importDemoMeetings, readMeetingPack, removeDemoMeetings } from "#modules/meetings/public.ts";
import { checkout } from "#platform/checkout.ts";
import { inScope, readInScope } from "#platform/db/scope.ts";
import { type Block, plainLine } from "#platform/documents/paper.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import type { ReportPart } from "#platform/module.ts";
import { buildMeetingDesk, type MeetingDesk } from "#testing/build-meetings.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { signIn } from "#testing/sign-in.ts";
import { withDemoApp } from "#testing/test-app.ts";
import { heldPart } from "./held-part.ts";
import { listPendingOfMeetings } from "./list-pending.ts";

const app = await withDemoApp();
const ja = translatorFor(app.parts, getLanguage("ja"));

const wordsOf = (blocks: readonly Block[]) =>
  blocks
    .flatMap((block) => {
      if (block.kind === "table") return [...block.columns.map(({ title }) => title), ...block.rows.flat(2)];
      if (block.kind === "list") return block.items;
      if (block.kind === "terms") return block.items.flatMap(({ term, text }) => [term, ...text]);
      return "text" in block ? [block.text] : [];
    })
    .map(plainLine)
    .join("\n");

async function twoMeetings(desk: MeetingDesk) {
  await desk.addMember({ name: "見本 会長", role: "chair", "affiliation.ja": "見本大学" });
  await desk.addMember({ name: "見本 退任", termTo: "2025-09-30" });
  const first = await desk.addMeeting({ number: "1", heldOn: "2025-06-20" });
  await desk.hold(first);
  await desk.giveWork(first, await desk.addPost(desk.officer.staffId));
  const second = await desk.addMeeting({ number: "2", heldOn: "2025-11-20", "place.ja": "北館" });
  await desk.addItem(second, "検証", { "about.1": "project:desk" });
  return { first, second };
}

it("packs agenda, members of that day, what the meeting before decided and what became of it", async () => {
  const desk = await buildMeetingDesk(app);
  const { second } = await twoMeetings(desk);
  const pack = await readInScope(app.db, desk.municipality.id, (scope) => readMeetingPack(scope, second));
  expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  const words = wordsOf(drawMeetingPack(pack, ja));
  for (const part of [
    "2025年11月20日 14:00",
    "北館",
    "前回の決定事項への対応状況",
    "検証（相談窓口）",
    "調べる。",
    "一覧を作る",
    "企画係長",
    "見本 会長",
  ])
    expect(words).toContain(part);
  expect(words).not.toContain("見本 退任");
});

it("packs only what is this city's", async () => {
  const [desk, other] = [await buildMeetingDesk(app), await buildMeetingDesk(app)];
  const id = await other.addMeeting();
  await expect(readInScope(app.db, desk.municipality.id, (scope) => readMeetingPack(scope, id))).rejects.toMatchObject({
    kind: "notFound",
  });
});

it("tells a report which meetings a fiscal year had, and decisions only once they are published", async () => {
  const desk = await buildMeetingDesk(app);
  const { first } = await twoMeetings(desk);
  const part = heldPart as ReportPart<unknown>;
  const draw = async (fiscalYear: number) => {
    const planId = await inScope(app.db, desk.municipality.id, async ({ db }) =>
      Number((await db.selectFrom("plans").select("id").executeTakeFirstOrThrow()).id),
    );
    const at = { planId, planKey: desk.plan, fiscalYear, today: "2026-05-01" };
    const data = await readInScope(app.db, desk.municipality.id, (scope) => part.read(scope, at));
    return wordsOf(part.draw(JSON.parse(JSON.stringify(data)), ja));
  };
  expect(await draw(2025)).toMatch(/第1回 国際化懇話会/);
  expect(await draw(2025)).not.toContain("調べる。");
  expect(await draw(2025)).not.toContain("第2回");
  await desk.move(first, "confirmMinutes");
  await desk.move(first, "publish");
  expect(await draw(2025)).toContain("調べる。");
  expect(await draw(2024)).toBe("この年度に開かれた会議はありません。");
});

it("puts work into the pending of whoever acts for the post today, and takes it out when it is done", async () => {
  const desk = await buildMeetingDesk(app);
  const holder = await signIn(app, desk.municipality, { role: "sectionContributor" });
  const id = await desk.addMeeting();
  await desk.hold(id);
  const work = await desk.giveWork(id, await desk.addPost(holder.staffId));
  const pending = async (staffId: string, permissions: string[]) => {
    const actor = { staffId, name: "", bodyId: desk.officer.bodyId, bodyKey: "city" };
    const grants = [{ role: "", bodyId: null, permissions }];
    const signedIn = { actor: { ...actor, grants }, formToken: "", language: "ja" as const, requestId: "" };
    return listPendingOfMeetings(
      staffContext(app.parts, desk.municipality, { ...signedIn, mustSetUpSecondFactor: false }),
    );
  };
  expect(await pending(holder.staffId, [])).toEqual([
    {
      kind: "meetings.staff.pending.followUp",
      title: { ja: "一覧を作る" },
      path: `/meetings/${id}#follow-up-${work}`,
      due: "2025-10-31",
    },
  ]);
  expect(await pending(desk.officer.staffId, ["meetings.manage"])).toMatchObject([
    { kind: "meetings.staff.pending.minutes", path: `/meetings/${id}` },
  ]);
  await holder.post(`/meetings/${id}/follow-ups/${work}/done`, { "note.ja": "済み", version: "1" });
  expect(await pending(holder.staffId, [])).toEqual([]);
});

it("takes the shipped sample meetings out again, and what a city entered itself stays", async () => {
  const municipality = await app.parts.findMunicipality("yamaguchi");
  if (!municipality) throw new Error("no demo city");
  const officer = await signIn(app, municipality, { role: "planOfficer", forAllBodies: true });
  const committee = "/meetings/committees/yamaguchi-vision/advisory-council";
  await officer.post(`${committee}/meetings`, { number: "100", heldOn: "2025-06-20", isAnnounced: "on" });
  const list = async () => (await app.request("/yamaguchi/ja/meetings")).text();
  expect(await list()).toMatch(/第2回.*第100回/s);
  const ctx = buildSystemContext(app.db, municipality);
  expect(await removeDemoMeetings(ctx)).toBeGreaterThan(5);
  expect(await list()).toContain("第100回");
  expect(await list()).not.toContain("第2回");
  expect(await removeDemoMeetings(ctx)).toBe(0);
  expect(await importDemoMeetings(ctx, { dataFolder: join(checkout, "nowhere"), kinds: RECORD_KINDS })).toBe(0);
});
