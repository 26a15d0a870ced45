import { expect, it } from "vitest";
import { buildMeetingDesk, textOf } from "#testing/build-meetings.ts";
import { formValues } from "#testing/form-values.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const desk = await buildMeetingDesk(app);
const { officer, committee } = desk;
const stored = async (member: number) => {
  const html = await textOf(officer.get(`${committee}/members/${member}`));
  return formValues(html, `/${desk.municipality.slug}/staff${committee}/members/${member}`);
};

it("lists the committees that a plan names, those that have not begun apart", async () => {
  const fresh = await buildMeetingDesk(app);
  const html = await textOf(fresh.officer.get("/meetings"));
  expect(html).toMatch(/まだ使っていない会議体.*国際化懇話会.*連絡会議/s);
  await fresh.addMember();
  expect(await textOf(fresh.officer.get("/meetings"))).toMatch(/国際化懇話会.*まだ使っていない会議体.*連絡会議/s);
});

it("keeps members with their terms and says who sits, who comes and who is gone", async () => {
  await desk.addMember({ name: "見本 現", termFrom: "2024-04-01", "affiliation.ja": "見本大学", isPublic: "on" });
  await desk.addMember({ name: "見本 前", termFrom: "2020-04-01", termTo: "2022-03-31" });
  await desk.addMember({ name: "見本 次", termFrom: "2099-04-01" });
  const html = await textOf(officer.get(committee));
  expect(html).toMatch(/見本 現.*これから就任する委員.*見本 次.*任期が終わった委員（1人）.*見本 前/s);
});

it("reads days as officers write them and shows all that is wrong at once", async () => {
  const id = await desk.addMember({ termFrom: "令和6年4月1日", termTo: "R8.3.31" });
  expect(await stored(id)).toMatchObject({ termFrom: "2024-04-01", termTo: "2026-03-31" });
  const wrong = await officer.post(`${committee}/members`, {
    name: "",
    role: "member",
    termFrom: "春",
    "affiliation.en": "MU",
  });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  expect(html).toContain("日付を入れてください");
  expect(html).toContain("入力してください");
  expect(html).toContain('value="MU"');
});

it("refuses a second seat for the same person at the same time", async () => {
  await desk.addMember({ name: "二重 太郎", termFrom: "2024-04-01", termTo: "2026-03-31" });
  const again = (termFrom: string) =>
    officer.post(`${committee}/members`, { name: "二重太郎", role: "member", termFrom });
  const clash = await again("2026-03-31");
  expect(clash.status).toBe(422);
  expect(await clash.text()).toContain("同じ人の任期が重なっています");
  expect((await again("2026-04-01")).status).toBe(303);
});

it("ends a term, and does not overwrite what somebody else changed in between", async () => {
  const id = await desk.addMember({ name: "見本 任期" });
  const path = `${committee}/members/${id}`;
  const opened = await stored(id);
  expect((await officer.post(path, { ...opened, termTo: "2025-03-31" })).status).toBe(303);
  const late = await officer.post(path, { ...opened, role: "chair" });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("ほかの人が先に直しました");
  expect(await stored(id)).toMatchObject({ termTo: "2025-03-31", role: "member" });
});

it("removes an entry made by mistake, but nobody who was counted in a meeting", async () => {
  const mistaken = await desk.addMember();
  expect((await officer.post(`${committee}/members/${mistaken}/remove`)).status).toBe(303);
  expect((await officer.get(`${committee}/members/${mistaken}`)).status).toBe(404);
  const counted = await desk.addMember();
  const meeting = await desk.addMeeting();
  await desk.move(meeting, "hold");
  await officer.post(`/meetings/${meeting}/attendance`, { [`member.${counted}`]: "present" });
  const refused = await officer.post(`${committee}/members/${counted}/remove`);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("出欠をつけた委員は消せません");
});

it("keeps the settings, counts vacant seats, and takes no settings that somebody else overtook", async () => {
  const own = await buildMeetingDesk(app);
  await own.addMember();
  const settings = { seats: "３", attribution: "named", isAnnounced: "on", version: "1" };
  expect((await own.officer.post(own.committee, settings)).status).toBe(303);
  expect(await textOf(own.officer.get(own.committee))).toContain("空席が2つあります");
  expect((await own.officer.post(own.committee, { ...settings, seats: "9" })).status).toBe(409);
  const wrong = await own.officer.post(own.committee, { ...settings, seats: "0", version: "2" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("1から500までの数");
});

it("writes names of fields and not persons into the audit", async () => {
  const id = await desk.addMember({ name: "秘密 花子", reading: "ひみつ はなこ", "affiliation.ja": "秘密大学" });
  await officer.post(`${committee}/members/${id}`, { ...(await stored(id)), name: "秘密 春子" });
  const admin = await signIn(app, desk.municipality, { role: "administrator", forAllBodies: true });
  const html = await textOf(admin.get("/audit?action=委員"));
  expect(html).toContain("委員の登録を直した");
  expect(html).not.toContain("秘密");
});
