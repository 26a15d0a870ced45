import { beforeAll, describe, expect, it, vi } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildBody } from "#testing/build.ts";
import { makeReport, openReportOffice } from "#testing/build-report.ts";
import type { ReviewOffice } from "#testing/build-review.ts";
import { formValues } from "#testing/form-values.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { runJobs } from "#testing/run-jobs.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

const publicPath = ({ municipality, plan }: ReviewOffice, more = "", language = "ja") =>
  `/${municipality.slug}/${language}/plans/${plan}/reports${more}`;

describe("a year's report", () => {
  let office: ReviewOffice;
  let first: number;
  let second: number;
  const state = (id: number, to: string) => office.officer.post(`/reports/${id}/state`, { state: to });
  const read = async (more: string, language = "ja") => {
    const answer = await app.request(publicPath(office, more, language));
    return { status: answer.status, html: await answer.text() };
  };
  /** Readers' pages follow a change as soon as the database has told of it. */
  const soon = (more: string, holds: (page: { status: number; html: string }) => boolean) =>
    vi.waitFor(async () => expect(holds(await read(more))).toBe(true), { timeout: 10_000 });
  beforeAll(async () => {
    office = await openReportOffice(app);
    first = await makeReport(app, office);
    second = await makeReport(app, office);
  });

  it("is nobody's business before it is published", async () => {
    expect((await read("")).html).toContain("公表された報告書はまだありません");
    expect((await read("/2024")).status).toBe(404);
    expect((await read("/2024/1")).status).toBe(404);
    expect((await read("/2024/1/report.ja.pdf")).status).toBe(404);
  });

  it("stands at its year and at its edition once it is published, with files that say their size", async () => {
    expect((await state(first, "published")).status).toBe(303);
    await soon("", ({ html }) => html.includes(publicPath(office, "/2024")));
    for (const more of ["/2024", "/2024/1"]) {
      const { status, html } = await read(more);
      expect(status).toBe(200);
      expect(html).toContain("11回ひらいた");
      expect(html).toMatch(/report\.ja\.pdf.*?\d KB/s);
    }
    const file = await app.request(publicPath(office, "/2024/1/report.en.docx"));
    expect(file.headers.get("content-type")).toContain("wordprocessingml");
    expect(file.headers.get("content-disposition")).toContain(`${office.plan}-2024-1.en.docx`);
    for (const bad of ["/2024/1/report.vi.pdf", "/2024/1/report.ja.exe", "/2024/9", "/2024/x", "/x"])
      expect((await read(bad)).status).toBe(404);
  });

  it("falls back to Japanese, marked, in a language that it is not written in", async () => {
    const { html } = await read("/2024", "vi");
    expect(html).toMatch(/lang="(en|ja)"[^>]*>/);
    expect(html).toContain("11回ひらいた");
  });

  it("gives way to a newer edition and stays at its own address, saying so", async () => {
    expect((await state(second, "published")).status).toBe(303);
    await soon("/2024/1", ({ html }) => html.includes("この報告書は古い版です"));
    expect((await read("/2024")).html).not.toContain("この報告書は古い版です");
    expect((await read("/2024")).html).toContain(publicPath(office, "/2024/2/report.ja.pdf"));
  });

  it("is published once, and can be withdrawn", async () => {
    expect((await state(second, "published")).status).toBe(409);
    expect((await state(second, "withdrawn")).status).toBe(303);
    await soon("/2024", ({ status }) => status === 404);
    await soon("/2024/2", ({ status }) => status === 404);
    const { html } = await read("/2024/1");
    expect(html).toContain("取り下げました");
    expect(html).not.toContain("この報告書は古い版です");
    expect((await state(second, "draft")).status).toBe(422);
  });

  it("takes the number and the day of the decision, and shows them; what it says stays as it is", async () => {
    const decide = (fields: Record<string, string>) => office.officer.post(`/reports/${first}/decision`, fields);
    await state(first, "published");
    expect((await decide({ decisionNumber: "国交第12号", decisionDate: "令和7年6月30日" })).status).toBe(303);
    await soon("/2024", ({ html }) => html.includes("国交第12号"));
    const wrong = await decide({ decisionNumber: "国交第13号", decisionDate: "６月のおわり" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("国交第13号");
    const audit = await inScope(app.db, office.municipality.id, (scope) =>
      scope.db.selectFrom("audit_entries").select("action").where("object_kind", "=", "report").execute(),
    );
    expect(new Set(audit.map(({ action }) => action))).toEqual(
      new Set(["report.started", "report.made", "report.published", "report.withdrawn", "report.decided"]),
    );
  });
});

describe("making a report", () => {
  it("is offered for the years that were opened or in which something was done, and refused for others", async () => {
    const office = await openReportOffice(app);
    const offered = async () => {
      const html = await (await office.officer.get("/reports")).text();
      return [...html.matchAll(/<option value="(\d{4})"/g)].map(([, year]) => year);
    };
    expect(await offered()).toEqual(["2024"]);
    const form = `/plans/${office.plan}/projects/desk/facts/new`;
    const fields = formValues(
      await (await office.officer.get(form)).text(),
      `/${office.municipality.slug}/staff${form}`,
    );
    const held = {
      date: "2022-05-10",
      title: "相談会をひらいた",
      "q1.label": "相談",
      "q1.value": "3",
      "q1.unit": "件",
    };
    expect((await office.officer.post(form, { ...fields, ...held })).status).toBe(303);
    expect(await offered()).toEqual(["2024", "2022"]);
    const refused = await office.officer.post("/reports", { plan: office.plan, fiscalYear: "2019" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("その年度の票も実績の記録もありません");
    const bare = await openPlanOffice(app);
    expect(await (await bare.client.get("/reports")).text()).toContain("つくれる報告書がありません");
  });

  it("is seen by all who see drafts while it lasts; only who began it can follow it", async () => {
    const office = await openReportOffice(app);
    const started = await office.officer.post("/reports", { plan: office.plan, fiscalYear: "2024" });
    const task = started.headers.get("location") ?? "";
    const list = async (client: StaffClient) => (await client.get("/reports")).text();
    expect(await list(office.officer)).toMatch(new RegExp(`href="${task}".*令和6年度.*作成しています`, "s"));
    const others = await list(office.writer);
    expect(others).toContain("作成しています");
    expect(others).not.toContain(task);
    const body = await buildBody(app.db, office.municipality, { kind: "foundation" });
    expect(await list(await signIn(app, office.municipality, { role: "partnerStaff", body }))).not.toContain(
      "作成しています",
    );
    await runJobs(app);
    const after = await list(office.officer);
    expect(after).not.toContain("作成しています");
    const [, report] = /\/staff(\/reports\/\d+)"/.exec(after) ?? [];
    // What the page leads to is there from the first moment on, under the names that people know.
    const page = await (await office.officer.get(report ?? "")).text();
    const files = [...page.matchAll(/\/staff(\/reports\/\d+\/files\/[\w.]+)"[^>]*><span class="what">(\w+)/g)];
    expect(files.map(([, , name]) => name).sort()).toEqual(["Excel", "Excel", "PDF", "PDF", "Word", "Word"]);
    for (const [, file] of files) expect((await office.officer.get(file ?? "")).status).toBe(200);
  });
});

describe("who may", () => {
  let office: ReviewOffice;
  let id: number;
  beforeAll(async () => {
    office = await openReportOffice(app);
    id = await makeReport(app, office);
  });

  it("publish and decide: the officer of the city, nobody else", async () => {
    const reader = await signIn(app, office.municipality, { role: "reader" });
    for (const client of [reader, office.writer, office.head]) {
      expect((await client.post(`/reports/${id}/state`, { state: "published" })).status).toBe(403);
      expect((await client.post(`/reports/${id}/decision`, { decisionNumber: "1" })).status).toBe(403);
    }
    const body = await buildBody(app.db, office.municipality, { kind: "foundation" });
    const partner = await signIn(app, office.municipality, { role: "planOfficer", body });
    expect((await partner.post(`/reports/${id}/state`, { state: "published" })).status).toBe(403);
  });

  it("read a draft: the city's people; a partner body reads what was published", async () => {
    const body = await buildBody(app.db, office.municipality, { kind: "foundation" });
    const partner = await signIn(app, office.municipality, { role: "partnerStaff", body });
    expect((await office.writer.get(`/reports/${id}`)).status).toBe(200);
    expect((await partner.get(`/reports/${id}`)).status).toBe(404);
    expect((await partner.get(`/reports/${id}/files/report.ja.pdf`)).status).toBe(404);
    expect(await (await partner.get("/reports")).text()).not.toContain(`/reports/${id}`);
    await office.officer.post(`/reports/${id}/state`, { state: "published" });
    expect((await partner.get(`/reports/${id}`)).status).toBe(200);
    expect((await partner.get(`/reports/${id}/files/report.ja.pdf`)).status).toBe(200);
    expect(await (await partner.get("/reports")).text()).toContain(`/reports/${id}`);
  });

  it("see another city's: nobody", async () => {
    const other = await openReportOffice(app);
    expect((await other.officer.get(`/reports/${id}`)).status).toBe(404);
    expect((await other.officer.get(`/reports/${id}/files/report.ja.pdf`)).status).toBe(404);
    expect((await other.officer.post(`/reports/${id}/state`, { state: "withdrawn" })).status).toBe(404);
    expect((await other.officer.post(`/reports/${id}/decision`, { decisionNumber: "1" })).status).toBe(404);
    expect((await app.request(publicPath({ ...other, plan: office.plan }, "/2024"))).status).toBe(404);
    expect((await office.officer.get("/reports/999999999999")).status).toBe(404);
  });
});
