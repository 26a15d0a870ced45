import { expect, it } from "vitest";
import { buildMeetingDesk, textOf } from "#testing/build-meetings.ts";
import { formValues } from "#testing/form-values.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();
const desk = await buildMeetingDesk(app);
const { officer, committee } = desk;
const page = (path: string) => textOf(officer.get(path));
const titlesIn = (html: string) =>
  [...html.matchAll(/class="what">.*?<\/span>\s*([^<]+)<\/span>/g)].map(([, title]) => title?.trim());

it("plans a meeting with day, times and place, and edits it", async () => {
  const id = await desk.addMeeting({
    number: "７01",
    heldOn: "R7.6.20",
    startsAt: "14時",
    endsAt: "15:30",
    "place.ja": "会議室",
  });
  const html = await page(`/meetings/${id}`);
  expect(html).toContain("第701回 国際化懇話会");
  expect(html).toMatch(/2025年6月20日（金） 14:00–15:30/);
  const path = `/meetings/${id}/edit`;
  const opened = formValues(await page(path), `/${desk.municipality.slug}/staff${path}`);
  expect((await officer.post(path, { ...opened, "place.en": "Room 1" })).status).toBe(303);
  const late = await officer.post(path, { ...opened, startsAt: "10:00" });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain('value="10:00"');
});

it("shows all that is wrong with a new meeting and loses nothing", async () => {
  const number = "702";
  await desk.addMeeting({ number });
  const wrong = await officer.post(`${committee}/meetings`, {
    number: "0",
    heldOn: "",
    startsAt: "16:00",
    endsAt: "99:99",
    "place.ja": "北館",
  });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  for (const words of ["1から9999までの数", "日付を入れてください", "時刻を入れてください", "北館"])
    expect(html).toContain(words);
  const backwards = await officer.post(`${committee}/meetings`, {
    number: "703",
    heldOn: "2025-06-20",
    startsAt: "16:00",
    endsAt: "14:00",
  });
  expect(await backwards.text()).toContain("終了は、開始より後");
  const taken = await officer.post(`${committee}/meetings`, { number, heldOn: "2025-06-20" });
  expect(taken.status).toBe(422);
  expect(await taken.text()).toContain("この回の会議は、もうあります");
});

it("orders the agenda with buttons, and connects items with the plan", async () => {
  const id = await desk.addMeeting();
  const agenda = `/meetings/${id}/agenda`;
  const first = await desk.addItem(id, "はじめ");
  await desk.addItem(id, "なか", { "about.1": "project:desk", "about.2": "node:1-1", "about.3": "indicator:talked" });
  const last = await desk.addItem(id, "おわり");
  expect(titlesIn(await page(agenda))).toEqual(["はじめ", "なか", "おわり"]);
  await officer.post(`${agenda}/${last}/move`, { to: "up" });
  await officer.post(`${agenda}/${first}/move`, { to: "down" });
  expect(titlesIn(await page(agenda))).toEqual(["おわり", "はじめ", "なか"]);
  expect(await page(`/meetings/${id}`)).toMatch(
    /事業\s*相談窓口.*施策\s*1-1 相談を受ける.*指標\s*近所の人と話した人の割合/s,
  );
  expect((await officer.post(`${agenda}/${last}/move`, { to: "up" })).status).toBe(303);
  expect((await officer.post(`${agenda}/${last}/move`, { to: "away" })).status).toBe(422);
});

it("edits an item, lets go what it was about, and refuses what the plan does not hold", async () => {
  const id = await desk.addMeeting();
  const item = await desk.addItem(id, "相談", { "about.1": "project:desk" });
  const path = `/meetings/${id}/agenda/${item}`;
  const opened = formValues(await page(path), `/${desk.municipality.slug}/staff${path}`);
  expect(opened).toMatchObject({ "title.ja": "相談", "keep.project:desk": "on" });
  const { "keep.project:desk": _, ...rest } = opened;
  await officer.post(path, { ...rest, "title.ja": "窓口の相談", "note.ja": "資料のとおり" });
  const html = await page(`/meetings/${id}`);
  expect(html).toContain("窓口の相談");
  expect(html).not.toContain("相談窓口");
  const unknown = await officer.post(path, { ...rest, "about.1": "project:gone" });
  expect(unknown.status).toBe(422);
  expect((await officer.post(`/meetings/${id}/agenda`, { "title.ja": " " })).status).toBe(422);
});

it("removes an item, but none under which minutes stand", async () => {
  const id = await desk.addMeeting();
  const item = await desk.addItem(id, "とりやめ");
  expect((await officer.post(`/meetings/${id}/agenda/${item}/remove`)).status).toBe(303);
  const written = await desk.hold(id);
  const refused = await officer.post(`/meetings/${id}/agenda/${written}/remove`);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("議事録を書いた議題は消せません");
});

it("goes from planned to published, step by step, and asks why where a step is taken back", async () => {
  const id = await desk.addMeeting();
  expect((await desk.move(id, "publish")).status).toBe(422);
  expect((await desk.move(id, "hold")).status).toBe(303);
  const empty = await desk.move(id, "confirmMinutes");
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("議事録が書かれていません");
  await desk.move(id, "reinstate");
  await desk.hold(id);
  expect((await desk.move(id, "reinstate")).status).toBe(422);
  expect((await desk.move(id, "confirmMinutes")).status).toBe(303);
  expect((await officer.post(`/meetings/${id}/agenda`, { "title.ja": "あとから" })).status).toBe(409);
  expect((await desk.move(id, "publish")).status).toBe(303);
  const silent = await desk.move(id, "withdraw");
  expect(silent.status).toBe(422);
  expect(await silent.text()).toContain("理由を入れてください");
  expect((await desk.move(id, "withdraw", "誤字")).status).toBe(303);
  expect(await page(`/meetings/${id}`)).toMatch(/議事録を確認済み<\/strong> 誤字/);
});

it("does not hold a meeting before its day, and may cancel it", async () => {
  const id = await desk.addMeeting({ heldOn: "2099-01-01" });
  expect(await textOf(desk.move(id, "hold"))).toContain("開催日がまだ来ていません");
  expect((await desk.move(id, "cancel", "大雪")).status).toBe(303);
  expect(await page(`/meetings/${id}`)).toMatch(/中止<\/strong> 大雪/);
  expect((await desk.move(id, "reinstate")).status).toBe(303);
  expect((await desk.move(id, "fly")).status).toBe(422);
});

it("notes who came, among those who sat that day only", async () => {
  const own = await buildMeetingDesk(app);
  const sitting = await own.addMember({ name: "見本 在任" });
  const gone = await own.addMember({ name: "見本 退任", termFrom: "2020-04-01", termTo: "2025-03-31" });
  const id = await own.addMeeting();
  const path = `/meetings/${id}/attendance`;
  expect((await own.officer.post(path, { [`member.${sitting}`]: "present" })).status).toBe(409);
  await own.move(id, "hold");
  const html = await textOf(own.officer.get(path));
  expect(html).toContain("見本 在任");
  expect(html).not.toContain("見本 退任");
  expect((await own.officer.post(path, { [`member.${sitting}`]: "proxy" })).status).toBe(303);
  expect((await own.officer.post(path, { [`member.${gone}`]: "present" })).status).toBe(422);
  expect((await own.officer.post(path, { [`member.${sitting}`]: "asleep" })).status).toBe(422);
  expect(await textOf(own.officer.get(`/meetings/${id}`))).toMatch(/見本 在任.*代理出席/s);
});
