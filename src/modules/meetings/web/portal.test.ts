import { expect, it } from "vitest";
import { buildMeetingDesk, type MeetingDesk, textOf } from "#testing/build-meetings.ts";
import { buildPlan } from "#testing/build-plan.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const desk = await buildMeetingDesk(app);
const { officer } = desk;

const publish = async (of: MeetingDesk, id: number) => {
  await of.move(id, "confirmMinutes");
  const answer = await of.move(id, "publish");
  if (answer.status !== 303) throw new Error(`not published: ${answer.status}`);
};

it("shows no meeting that is neither announced nor published", async () => {
  const own = await buildMeetingDesk(app);
  const id = await own.addMeeting();
  await own.hold(id);
  expect((await own.portal(`/${id}`)).status).toBe(404);
  expect(await textOf(own.portal())).toContain("公開している会議は、まだありません");
  expect((await own.portal("/999999")).status).toBe(404);
});

it("shows an announced meeting with its agenda and public papers, and nothing of what was written inside", async () => {
  const id = await desk.addMeeting({ heldOn: "2025-06-20", isAnnounced: "on", isOpen: "on", "place.ja": "北館" });
  const item = await desk.addItem(id, "相談窓口のこれから", { "about.1": "project:desk" });
  const paper = { "title.ja": "公開の資料", isPublic: "on" };
  await officer.post(`/meetings/${id}/papers`, { ...paper, file: new File(["%PDF-1"], "a.pdf") });
  await officer.post(`/meetings/${id}/papers/links`, { "title.ja": "内部の資料", href: "/x" });
  const before = await textOf(desk.portal(`/${id}`));
  for (const words of ["北館", "だれでも傍聴できます", "相談窓口のこれから", "公開の資料", `/projects/desk`])
    expect(before).toContain(words);
  expect(before).not.toContain("内部の資料");
  await desk.move(id, "hold");
  await officer.post(`/meetings/${id}/minutes`, { [`body.${item}`]: "内緒の話", [`version.${item}`]: "0" });
  await officer.post(`/meetings/${id}/decisions`, { "text.ja": "内緒の決定" });
  await desk.move(id, "confirmMinutes");
  const after = await textOf(desk.portal(`/${id}`));
  expect(after).toContain("会議の確認が終わってから公開します");
  expect(after).not.toContain("内緒");
});

it("publishes minutes without names, decisions, and what became of them", async () => {
  const own = await buildMeetingDesk(app);
  await own.addMember({ name: "見本 公", isPublic: "on", role: "chair" });
  await own.addMember({ name: "見本 秘" });
  const id = await own.addMeeting();
  const item = await own.addItem(id, "議題");
  await own.move(id, "hold");
  await own.officer.post(`/meetings/${id}/minutes`, { [`body.${item}`]: "○見本 秘：賛成。", [`version.${item}`]: "0" });
  const work = await own.giveWork(id, await own.addPost(own.officer.staffId));
  await publish(own, id);
  const html = await textOf(own.portal(`/${id}`));
  expect(html).toContain("○委員：賛成。");
  expect(html).toContain("見本 公");
  expect(html).toContain("ほかに1人");
  expect(html).not.toContain("見本 秘");
  expect(html).toMatch(/調べる。.*一覧を作る.*企画係長.*取り組んでいます/s);
  await own.officer.post(`/meetings/${id}/follow-ups/${work}/done`, { "note.ja": "一覧を公開した", version: "1" });
  expect(await textOf(own.portal(`/${id}`))).toContain("一覧を公開した");
  await own.move(id, "withdraw", "誤り");
  expect((await own.portal(`/${id}`)).status).toBe(404);
});

it("names speakers where the committee decided so", async () => {
  const own = await buildMeetingDesk(app);
  await own.addMember({ name: "見本 秘" });
  await own.officer.post(own.committee, { seats: "", attribution: "named", version: "1" });
  const id = await own.addMeeting();
  const item = await own.addItem(id, "議題");
  await own.move(id, "hold");
  await own.officer.post(`/meetings/${id}/minutes`, { [`body.${item}`]: "○見本 秘：賛成。", [`version.${item}`]: "0" });
  await publish(own, id);
  expect(await textOf(own.portal(`/${id}`))).toContain("○見本 秘：賛成。");
});

it("tells unpublished opinions and work of unpublished meetings to nobody", async () => {
  const own = await buildMeetingDesk(app);
  const first = await own.addMeeting({ number: "1" });
  await own.hold(first);
  await own.giveWork(first, await own.addPost(own.officer.staffId), { "what.ja": "内々の仕事" });
  await own.officer.post(`/meetings/${first}/opinions`, { words: "内々の意見", source: "council", language: "ja" });
  const second = await own.addMeeting({ number: "2", heldOn: "2099-01-01", isAnnounced: "on" });
  const choices = await textOf(own.officer.get(`/meetings/${second}/agenda`));
  const opinion = /value="(opinion:\d+)"/.exec(choices)?.[1] ?? "";
  await own.addItem(second, "意見について", { "about.1": opinion });
  expect(await textOf(own.officer.get(`/meetings/${second}`))).toMatch(/内々の仕事.*内々の意見/s);
  expect(await textOf(own.portal(`/${second}`))).toContain("意見について");
  expect(await textOf(own.portal(`/${second}`))).not.toContain("内々");
  await publish(own, first);
  const open = await textOf(own.portal(`/${second}`));
  expect(open).toContain("内々の仕事");
  expect(open).not.toContain("内々の意見");
});

it("gives a public paper to anybody, as a download, and another one to nobody", async () => {
  const id = await desk.addMeeting({ isAnnounced: "on" });
  const add = (title: string, more: Record<string, string>) =>
    officer.post(`/meetings/${id}/papers`, { "title.ja": title, ...more, file: new File(["%PDF-1"], "案 内.pdf") });
  await add("公開", { isPublic: "on" });
  await add("内部", {});
  const link = new RegExp(`/${id}/papers/(\\d+)\\?v=[0-9a-f]{16}`).exec(await textOf(desk.portal(`/${id}`)));
  const answer = await desk.portal(link?.[0]);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename\*=UTF-8''%E6%A1%88%20%E5%86%85\.pdf$/,
  );
  expect((await desk.portal(`/${id}/papers/${Number(link?.[1]) + 1}`)).status).toBe(404);
});

it("offers a calendar in which a cancelled meeting stays and says so", async () => {
  const own = await buildMeetingDesk(app);
  const id = await own.addMeeting({
    heldOn: "2099-06-20",
    startsAt: "14:00",
    endsAt: "16:00",
    isAnnounced: "on",
    "place.ja": "市役所、北館",
  });
  const unfold = async (path: string) => (await textOf(own.portal(path))).replaceAll("\r\n ", "");
  const calendar = await own.portal("/calendar.ics");
  expect(calendar.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const planned = await unfold("/calendar.ics");
  expect(planned).toContain("DTSTART;TZID=Asia/Tokyo:20990620T140000\r\n");
  expect(planned).toMatch(/SUMMARY;LANGUAGE=ja:第\d+回 国際化懇話会\r\n/);
  expect(planned).toContain("SEQUENCE:0\r\nDTSTART");
  const uid = /UID:(.*)\r\n/.exec(planned)?.[1];
  await own.move(id, "cancel", "大雪");
  const cancelled = await unfold(`/${id}/meeting.ics`);
  expect(cancelled).toContain(`UID:${uid}\r\n`);
  expect(cancelled).toContain("SEQUENCE:1\r\n");
  expect(cancelled).toContain("STATUS:CANCELLED\r\n");
  expect(await textOf(own.portal(`/${id}`))).toContain("この会議は中止になりました。理由：大雪");
});

it("speaks nine languages, and marks what it has only in Japanese", async () => {
  const id = await desk.addMeeting({ isAnnounced: "on", "title.ja": "臨時会" });
  for (const language of ["ja", "ja-easy", "en", "zh-Hans", "vi", "ne", "id", "ko", "my", "ar"]) {
    const html = await textOf(desk.portal(`/${id}`, language));
    expect(html).not.toMatch(/meetings\.[a-z]+/);
    expect((await desk.portal("", language)).status).toBe(200);
  }
  expect(await textOf(desk.portal("", "en"))).toMatch(/lang="ja"[^>]*>臨時会/);
});

it("gives machines the same, and no more", async () => {
  const own = await buildMeetingDesk(app);
  await own.addMember({ name: "見本 秘" });
  const id = await own.addMeeting({ isAnnounced: "on" });
  const item = await own.hold(id);
  const hidden = await own.addMeeting();
  const api = async (path: string) => app.request(`/api/v1/municipalities/${own.municipality.code}/meetings${path}`);
  const { meetings } = await (await api("")).json();
  expect(meetings.map((meeting: { id: number }) => meeting.id)).toEqual([id]);
  const before = await (await api(`/${id}`)).json();
  expect(before).toMatchObject({
    agenda: [{ id: item, minutes: null }],
    decisions: [],
    members: [],
    unnamedMembers: 1,
  });
  await publish(own, id);
  expect(await (await api(`/${id}`)).json()).toMatchObject({
    agenda: [{ minutes: "話し合った。" }],
    state: "published",
  });
  expect((await api(`/${hidden}`)).status).toBe(404);
  expect((await api("/x")).status).toBe(404);
});

it("shows another city's meetings to nobody of this one", async () => {
  const other = await buildMeetingDesk(app);
  const id = await other.addMeeting({ isAnnounced: "on" });
  expect((await other.portal(`/${id}`)).status).toBe(200);
  expect((await desk.portal(`/${id}`)).status).toBe(404);
  expect(await textOf(desk.portal())).not.toContain(`/meetings/${id}"`);
});

it("stands on the plan's first page", async () => {
  const own = await buildMeetingDesk(app);
  const home = () => app.request(`/${own.municipality.slug}/ja/plans/${own.plan}`);
  expect(await textOf(home())).not.toContain("会議と議事録");
  const id = await own.addMeeting({ isAnnounced: "on" });
  expect(await textOf(home())).toMatch(new RegExp(`会議と議事録.*/meetings/${id}"`, "s"));
});

it("stands where the plan names its committees; another plan of the city leads to all meetings", async () => {
  const own = await buildMeetingDesk(app);
  const id = await own.addMeeting({ isAnnounced: "on" });
  const pageOf = (plan: string, rest = "") => textOf(app.request(`/${own.municipality.slug}/ja/plans/${plan}${rest}`));
  expect(await pageOf(own.plan, "/partners")).toMatch(new RegExp(`国際化懇話会.*/meetings/${id}"`, "s"));
  const bare = await buildPlan(app.db, own.municipality, (source) => source.replace(/indicators:[\s\S]*/, ""));
  const other = await pageOf(bare);
  expect(other).toContain(`href="/${own.municipality.slug}/ja/meetings"`);
  expect(other).not.toContain(`/meetings/${id}"`);
});
