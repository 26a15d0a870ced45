import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { buildBody } from "#testing/build.ts";
import { formValues } from "#testing/form-values.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

/** A city with a plan, its officer, and a partner body with somebody who works there. */
async function openOffice() {
  const office = await openPlanOffice(app);
  const { municipality, plan, client: officer } = office;
  const body = await buildBody(app.db, municipality, { kind: "foundation" });
  const partner = await signIn(app, municipality, { role: "partnerStaff", body });
  const root = `/${municipality.slug}/staff`;
  const facts = (project: string, rest = "") => `/plans/${plan}/projects/${project}/facts${rest}`;
  const read = async (client: StaffClient, path: string) => {
    const answer = await client.get(path);
    const html = await answer.text();
    expect(html).not.toMatch(/\bplan\.(facts|record|staff)\./);
    return { status: answer.status, html };
  };
  return {
    ...office,
    officer,
    body,
    partner,
    facts,
    read,
    /** Fills in the form of a project as a browser sends it. */
    async enter(client: StaffClient, project: string, fields: Record<string, string>) {
      const { html } = await read(client, facts(project, "/new"));
      const form = formValues(html, `${root}${facts(project, "/new")}`);
      return client.post(facts(project, "/new"), { ...form, isPublic: "on", ...fields });
    },
    assign: (project: string) =>
      officer.post(`/plans/${plan}/projects/${project}/fact-reporters`, { [`body.${body.id}`]: "on" }),
    stored: () =>
      inScope(app.db, municipality.id, (scope) =>
        scope.db
          .selectFrom("facts")
          .select(["id", "project", "date", "title", "quantities", "body_id", "entered_by", "reverses", "is_public"])
          .orderBy("id")
          .execute(),
      ),
  };
}

const CLASS_HELD = {
  date: "令和6年5月18日",
  title: "泉野教室を開いた",
  "q1.label": "参加者",
  "q1.value": "２４",
  "q1.unit": "人",
};

it("leads from a few letters of a project's name to its form, and writes what was done with its sums", async () => {
  const { officer, enter, read, facts, stored, municipality, plan } = await openOffice();
  const start = await read(officer, "/facts?q=%E6%97%A5%E6%9C%AC");
  expect(start.html).toContain(`/staff${facts("class", "/new")}"`);
  expect(start.html).not.toContain(`/staff${facts("desk", "/new")}"`);

  expect((await enter(officer, "class", CLASS_HELD)).status).toBe(303);
  expect(await stored()).toMatchObject([
    {
      project: "class",
      date: "2024-05-18",
      title: { ja: "泉野教室を開いた" },
      quantities: [{ name: "participants", value: "24" }],
      entered_by: officer.staffId,
      is_public: true,
    },
  ]);
  const list = await read(officer, facts("class"));
  for (const words of ["令和6年度", "泉野教室を開いた", "参加者 24人"]) expect(list.html).toContain(words);
  const year = await read(officer, `/plans/${plan}/facts?year=2024`);
  expect(year.html).toContain("参加者 24人");
  expect((await read(officer, "/facts")).html).toContain(`/staff${facts("class", "/new")}"`);
  expect(await (await officer.get("/")).text()).toContain(`action="/${municipality.slug}/staff/facts"`);
});

it("writes one fact where the same form is sent twice", async () => {
  const { officer, facts, stored, read, municipality } = await openOffice();
  const { html } = await read(officer, facts("class", "/new"));
  const form = { ...formValues(html, `/${municipality.slug}/staff${facts("class", "/new")}`), ...CLASS_HELD };
  expect((await officer.post(facts("class", "/new"), form)).status).toBe(303);
  expect((await officer.post(facts("class", "/new"), form)).status).toBe(303);
  expect(await stored()).toHaveLength(1);
});

it("offers what was counted last time, and takes a row whose number was left empty for nothing", async () => {
  const { officer, enter, facts, read, stored } = await openOffice();
  await enter(officer, "class", CLASS_HELD);
  const { html } = await read(officer, facts("class", "/new"));
  expect(html).toContain('value="参加者"');
  const only = { date: "2024-06-01", title: "教材をそろえた" };
  expect((await enter(officer, "class", only)).status).toBe(303);
  expect((await stored()).at(-1)).toMatchObject({ quantities: [] });
});

it("shows the form again with everything that is wrong and nothing lost", async () => {
  const { officer, enter, stored } = await openOffice();
  const answer = await enter(officer, "class", {
    ...CLASS_HELD,
    date: "2024",
    "q1.value": "約30人",
    "q2.label": "開催",
    "q2.value": "30名",
    "q2.unit": "",
    evidence: "報告書",
  });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const id of ["fact-date", "fact-q1-value", "fact-q2-value", "fact-q2-unit"])
    expect(html).toContain(`href="#${id}"`);
  for (const kept of ['value="約30人"', 'value="30名"', 'value="泉野教室を開いた"', ">報告書</textarea>"])
    expect(html).toContain(kept);
  expect(html).toContain("数には「30」とだけ入れてください。おおよその数");
  expect(html).toContain("数には「30」とだけ入れ、「名」は単位の欄に入れてください");
  expect(await stored()).toEqual([]);
});

it("gives more rows without script, with what was typed", async () => {
  const { officer, enter } = await openOffice();
  const answer = await enter(officer, "class", { ...CLASS_HELD, more: "1" });
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain('name="q6.label"');
  expect(html).toContain('value="２４"');
});

it("refuses a day that has not come and a day after the project's end", async () => {
  const { officer, enter, path } = await openOffice();
  const tomorrow = todayInJapan(new Date(Date.now() + 86_400_000));
  expect(await (await enter(officer, "class", { ...CLASS_HELD, date: tomorrow })).text()).toContain(
    "まだ来ていない日です",
  );
  const { status } = await officer.post(`${path}/projects/class/retire`, { on: "2024-03-31" });
  expect(status).toBe(303);
  expect(await (await enter(officer, "class", CLASS_HELD)).text()).toContain("2024-03-31に終わっています");
  expect((await enter(officer, "class", { ...CLASS_HELD, date: "2024-03-31" })).status).toBe(303);
});

it("puts a fact right by taking it back and writing it anew, and keeps both to be seen", async () => {
  const { officer, enter, facts, read, stored, municipality } = await openOffice();
  await enter(officer, "class", CLASS_HELD);
  const id = (await stored())[0]?.id ?? 0;
  const page = await read(officer, facts("class", `/${id}`));
  const form = formValues(page.html, `/${municipality.slug}/staff${facts("class", `/${id}/correct`)}`);
  expect(form).toMatchObject({ date: "2024-05-18", title: "泉野教室を開いた", "q1.value": "24" });
  const wrong = await officer.post(facts("class", `/${id}/correct`), { ...form, "q1.value": "", reason: "" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('href="#correct-reason"');

  const right = { ...form, "q1.value": "26", reason: "数え間違い" };
  expect((await officer.post(facts("class", `/${id}/correct`), right)).status).toBe(303);
  expect(await stored()).toMatchObject([
    { id, reverses: null },
    { reverses: id, quantities: [{ value: "-24" }] },
    { reverses: null, quantities: [{ value: "26" }] },
  ]);
  const list = await read(officer, facts("class"));
  for (const words of ["参加者 26人", "取り消し済み", "取り消した記録（2件）"]) expect(list.html).toContain(words);
  expect((await read(officer, facts("class", `/${id}`))).html).toContain("数え間違い");
  const late = await officer.post(facts("class", `/${id}/correct`), right);
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("もう取り消されています");
});

it("takes back what did not happen, with a reason", async () => {
  const { officer, enter, facts, stored, read } = await openOffice();
  await enter(officer, "class", CLASS_HELD);
  const id = (await stored())[0]?.id ?? 0;
  expect((await officer.post(facts("class", `/${id}/take-back`), { reason: " " })).status).toBe(422);
  expect((await officer.post(facts("class", `/${id}/take-back`), { reason: "中止だった" })).status).toBe(303);
  expect((await read(officer, facts("class"))).html).toContain("0件");
  expect((await officer.post(facts("class", `/${id}/take-back`), { reason: "もう一度" })).status).toBe(409);
});

it("lets a partner body enter for the projects that the city gave it, and see its own alone", async () => {
  const { officer, partner, body, assign, enter, facts, read, stored, municipality, plan } = await openOffice();
  expect((await read(partner, "/facts")).html).toContain("まだ決まっていません");
  expect((await partner.get(facts("class", "/new"))).status).toBe(403);
  expect((await assign("class")).status).toBe(303);

  expect((await read(partner, "/facts")).html).toContain(`/staff${facts("class", "/new")}"`);
  expect((await enter(partner, "class", { ...CLASS_HELD, title: "財団の教室" })).status).toBe(303);
  expect((await stored())[0]).toMatchObject({ body_id: body.id, entered_by: partner.staffId });
  expect((await partner.get(facts("desk", "/new"))).status).toBe(403);
  const pretending = await enter(partner, "class", { ...CLASS_HELD, body: String(officer.bodyId) });
  expect(pretending.status).toBe(403);

  await enter(officer, "class", { ...CLASS_HELD, title: "市の教室" });
  const other = await buildBody(app.db, municipality, { kind: "plaza" });
  const stranger = await signIn(app, municipality, { role: "partnerStaff", body: other });
  const seen = await Promise.all(
    [officer, partner, stranger].map(async (who) => (await read(who, facts("class"))).html),
  );
  expect(seen.map((html) => [html.includes("財団の教室"), html.includes("市の教室")])).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
  const [own, citys] = (await stored()).map(({ id }) => id);
  expect((await stranger.get(facts("class", `/${own}`))).status).toBe(404);
  expect((await partner.post(facts("class", `/${citys}/take-back`), { reason: "x" })).status).toBe(403);
  expect((await partner.post(facts("class", `/${own}/take-back`), { reason: "x" })).status).toBe(303);
  expect((await partner.get(`/plans/${plan}/facts`)).status).toBe(200);
});

it("lets the city say that a partner body did it, and only a body that there is", async () => {
  const { officer, body, enter, stored } = await openOffice();
  expect((await enter(officer, "class", { ...CLASS_HELD, body: String(body.id) })).status).toBe(303);
  expect((await stored())[0]).toMatchObject({ body_id: body.id });
  expect((await enter(officer, "class", { ...CLASS_HELD, body: "999999" })).status).toBe(422);
});

it("lets only the officer say who enters facts and whether they are published", async () => {
  const { officer, partner, body, assign, plan, municipality } = await openOffice();
  const section = await signIn(app, municipality, { role: "sectionContributor" });
  const reporters = `/plans/${plan}/projects/class/fact-reporters`;
  for (const client of [partner, section]) {
    expect((await client.post(reporters, { [`body.${body.id}`]: "on" })).status).toBe(403);
    expect((await client.post(`/plans/${plan}/facts/publication`, { isPublished: "yes" })).status).toBe(403);
  }
  expect((await officer.post(`/plans/${plan}/facts/publication`, { isPublished: "perhaps" })).status).toBe(422);
  expect((await officer.post(reporters, { [`body.${officer.bodyId}`]: "on" })).status).toBe(422);
  await assign("class");
  expect((await officer.post(reporters)).status).toBe(303);
  expect((await partner.get(`/plans/${plan}/projects/class/facts/new`)).status).toBe(403);
  expect((await officer.post(`/plans/${plan}/projects/nothing/fact-reporters`)).status).toBe(404);
});

it("lets who only reads see the ledger and enter nothing", async () => {
  const { officer, enter, facts, municipality, stored, read } = await openOffice();
  const reader = await signIn(app, municipality, { role: "reader", forAllBodies: true });
  await enter(officer, "class", CLASS_HELD);
  const page = await read(reader, facts("class"));
  expect(page.html).toContain("泉野教室を開いた");
  expect(page.html).not.toContain(`${facts("class", "/new")}"`);
  const id = (await stored())[0]?.id ?? 0;
  const once = crypto.randomUUID();
  for (const [path, fields] of [
    [facts("class", "/new"), { ...CLASS_HELD, once }],
    [facts("class", `/${id}/correct`), { ...CLASS_HELD, once, reason: "x" }],
    [facts("class", `/${id}/take-back`), { reason: "x" }],
  ] as const)
    expect([path, (await reader.post(path, fields)).status]).toEqual([path, 403]);
  for (const path of ["/facts", facts("class", "/new")])
    expect([path, (await reader.get(path)).status]).toEqual([path, 403]);
});

it("knows nothing of another city's plans, projects and facts", async () => {
  const { enter, officer, facts, stored, plan } = await openOffice();
  const foreign = await openOffice();
  await enter(officer, "class", CLASS_HELD);
  const id = (await stored())[0]?.id ?? 0;
  const once = crypto.randomUUID();
  for (const path of [`/plans/${plan}/facts`, facts("class"), facts("class", "/new"), facts("class", `/${id}`)])
    expect([path, (await foreign.officer.get(path)).status]).toEqual([path, 404]);
  for (const [path, fields] of [
    [facts("class", "/new"), { ...CLASS_HELD, once }],
    [foreign.facts("class", `/${id}/correct`), { ...CLASS_HELD, once, reason: "x" }],
    [foreign.facts("class", `/${id}/take-back`), { reason: "x" }],
    [`/plans/${plan}/facts/publication`, { isPublished: "yes" }],
    [`/plans/${plan}/projects/class/fact-reporters`, {}],
  ] as const)
    expect([path, (await foreign.officer.post(path, fields)).status]).toEqual([path, 404]);
  expect((await foreign.officer.get(foreign.facts("class", `/${"9".repeat(30)}`))).status).toBe(404);
});

it("shows residents counts, sums and the newest titles once the officer publishes them", async () => {
  const { officer, enter, facts, stored, plan, municipality } = await openOffice();
  await enter(officer, "class", CLASS_HELD);
  await enter(officer, "class", { ...CLASS_HELD, title: "出したくない題", date: "2024-06-01", isPublic: "" });
  await enter(officer, "class", { ...CLASS_HELD, title: "取り消す題", date: "2024-07-01" });
  const last = (await stored()).at(-1)?.id ?? 0;
  await officer.post(facts("class", `/${last}/take-back`), { reason: "中止" });
  const open = async (language = "ja") =>
    (await app.request(`/${municipality.slug}/${language}/plans/${plan}/projects/class`)).text();
  expect(await open()).not.toContain("実施した内容");

  await officer.post(`/plans/${plan}/facts/publication`, { isPublished: "yes" });
  const html = await open();
  for (const words of ["実施した内容", "2件", "48", "泉野教室を開いた"]) expect(html).toContain(words);
  for (const words of ["出したくない題", "取り消す題", "plan.record"]) expect(html).not.toContain(words);
  expect(await open("vi")).toContain("Những việc đã làm");
  expect(await (await app.request(`/${municipality.slug}/ja/plans/${plan}/projects/desk`)).text()).not.toContain(
    "実施した内容",
  );
  await officer.post(`/plans/${plan}/facts/publication`, { isPublished: "no" });
  expect(await open()).not.toContain("実施した内容");
});
