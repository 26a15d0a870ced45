import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildBody } from "#testing/build.ts";
import { buildMeetingDesk } from "#testing/build-meetings.ts";
import { makeReport, openReportOffice } from "#testing/build-report.ts";
import type { ReviewOffice } from "#testing/build-review.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

const startsAsPdf = async (answer: Response) =>
  new TextDecoder("latin1").decode((await answer.arrayBuffer()).slice(0, 5)) === "%PDF-";

describe("the officers' papers", () => {
  let office: ReviewOffice;
  let other: ReviewOffice;
  beforeAll(async () => {
    office = await openReportOffice(app);
    other = await openReportOffice(app);
  });

  it("find a subject by its words and tell it on one card", async () => {
    const list = await (await office.writer.get("/reports/papers?q=相談")).text();
    expect(list).toContain(`/reports/cards/${office.plan}/project/desk`);
    expect(list).toContain(`/reports/cards/${office.plan}/node/1-1`);
    expect(list).not.toContain(`/reports/cards/${office.plan}/node/1-2`);
    expect(await (await office.writer.get("/reports/papers?q=ないことば")).text()).toContain("「ないことば」を含む");
    for (const subject of ["project/desk", "node/2"]) {
      const path = `/reports/cards/${office.plan}/${subject}`;
      const page = await office.writer.get(path);
      expect(page.status).toBe(200);
      expect(await startsAsPdf(await office.writer.get(`${path}/files/answer-card.pdf`))).toBe(true);
    }
    expect(await (await office.writer.get(`/reports/cards/${office.plan}/node/2`)).text()).toContain(
      "近所の人と話した人の割合",
    );
    for (const bad of ["project/none", "node/none", "plan/desk"])
      expect((await office.writer.get(`/reports/cards/${office.plan}/${bad}`)).status).toBe(404);
    expect((await other.officer.get(`/reports/cards/${office.plan}/project/desk`)).status).toBe(404);
    const body = await buildBody(app.db, office.municipality, { kind: "foundation" });
    const partner = await signIn(app, office.municipality, { role: "partnerStaff", body });
    expect((await partner.get(`/reports/cards/${office.plan}/project/desk`)).status).toBe(403);
  });

  it("ask for the decision on one edition, with its address and its fingerprint, and boxes to write into", async () => {
    const id = await makeReport(app, office);
    const path = `/reports/${id}/decision-sheet`;
    const html = await (await office.officer.get(path)).text();
    const { sha256 } = await inScope(app.db, office.municipality.id, (scope) =>
      scope.db.selectFrom("reports").select("sha256").where("id", "=", id).executeTakeFirstOrThrow(),
    );
    for (const words of [sha256, `/plans/${office.plan}/reports/2024/1`, "決裁番号", "市長"])
      expect(html).toContain(words);
    expect(await startsAsPdf(await office.officer.get(`${path}/files/decision-sheet.pdf`))).toBe(true);
    expect((await office.officer.get(`${path}/files/decision-sheet.docx`)).status).toBe(200);
    expect((await office.officer.get(`${path}/files/other.pdf`)).status).toBe(404);
    expect((await office.writer.get(path)).status).toBe(403);
    expect((await other.officer.get(path)).status).toBe(404);
  });

  it("tell a body's year to its own people and the city's, and to no other body", async () => {
    const { municipality, plan } = office;
    const body = await buildBody(app.db, municipality, { kind: "foundation" });
    const rival = await buildBody(app.db, municipality, { kind: "association" });
    const partner = await signIn(app, municipality, { role: "partnerStaff", body });
    const path = `/reports/bodies/${body.key}/${plan}/2024`;
    for (const client of [partner, office.writer]) {
      const page = await client.get(path);
      expect(page.status).toBe(200);
      expect(await page.text()).not.toContain("11回ひらいた");
    }
    expect(await (await office.officer.get(`/reports/bodies/city/${plan}/2024`)).text()).toContain("11回ひらいた");
    expect(await startsAsPdf(await partner.get(`${path}/files/business-report.pdf`))).toBe(true);
    expect((await partner.get(`/reports/bodies/${rival.key}/${plan}/2024`)).status).toBe(403);
    expect((await partner.get(`/reports/bodies/city/${plan}/2024`)).status).toBe(403);
    expect((await partner.get(`/reports/bodies/${body.key}/${plan}/0`)).status).toBe(404);
    expect((await other.officer.get(path)).status).toBe(404);
    const list = await (await partner.get("/reports/papers")).text();
    expect(list).toContain(`/reports/bodies/${body.key}/${plan}/`);
    expect(list).not.toContain(rival.key);
  });
});

it("makes one document of a meeting's papers and of the year before it; the meeting's page leads there", async () => {
  const desk = await buildMeetingDesk(app);
  const meeting = await desk.addMeeting();
  await desk.addItem(meeting, "令和6年度の評価について");
  const path = `/reports/pack/${meeting}`;
  expect(await (await desk.officer.get(`/meetings/${meeting}`)).text()).toContain(`/staff${path}"`);
  const html = await (await desk.officer.get(path)).text();
  for (const words of ["令和6年度の評価について", "近所の人と話した人の割合", "この年度に受け付けた票はありません"])
    expect(html).toContain(words);
  expect(await startsAsPdf(await desk.officer.get(`${path}/files/meeting-pack.pdf`))).toBe(true);
  const reader = await signIn(app, desk.municipality, { role: "reader" });
  expect((await reader.get(path)).status).toBe(403);
  const elsewhere = await buildMeetingDesk(app);
  expect((await elsewhere.officer.get(path)).status).toBe(404);
  expect((await desk.officer.get("/reports/pack/999999999")).status).toBe(404);
});
