import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { check, FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listReportedSections } from "../report/reported-sections.data.ts";
import { sheetsPart } from "../report/sheets-part.ts";
import { listSheets, type Sheet } from "../sheets/sheet.data.ts";
import { getCycle } from "./cycle.data.ts";

let revision = 0;
// Every reader sees the newest state: nothing is kept between two requests.
const app = await withTestApp({
  revisionOf: () => {
    revision += 1;
    return revision;
  },
});

const within = <T>(office: ReviewOffice, work: Parameters<typeof inScope<T>>[2]) =>
  inScope(app.db, office.municipality.id, work);
const cycleOf = (office: ReviewOffice) =>
  within(office, (scope) => getCycle(scope, { planKey: office.plan, fiscalYear: 2024 }));
const sheetOf = async (office: ReviewOffice, project: string): Promise<Sheet> => {
  const { id } = await cycleOf(office);
  const [sheet] = await within(office, (scope) => listSheets(scope, { cycleId: id, projects: [project] }));
  if (!sheet) throw new Error("no such sheet");
  return sheet;
};

async function post(office: ReviewOffice, project: string, typed: Record<string, string>): Promise<number> {
  const { id, version } = await sheetOf(office, project);
  const sent = { ...FILLED, version: String(version), ...typed };
  return (await office.writer.post(`/review/sheets/${id}`, sent)).status;
}

async function step(office: ReviewOffice, project: string, act: string): Promise<number> {
  const { id, version } = await sheetOf(office, project);
  const sent = { act, version: String(version), note: "人数を確かめてください" };
  return (await office.officer.post(`/review/sheets/${id}/step`, sent)).status;
}

const act = async (office: ReviewOffice, what: "publish" | "close", typed: Record<string, string>) =>
  (await office.officer.post(`/review/${office.plan}/2024/${what}`, typed)).status;
const publicPage = async (office: ReviewOffice, path = "") => {
  const answer = await app.request(`/${office.municipality.slug}/ja/plans/${office.plan}/progress/2024${path}`);
  return { status: answer.status, html: await answer.text() };
};

/** A year without checks in which the first project is reported. */
async function reportedYear(projects: readonly string[] = ["desk"]): Promise<ReviewOffice> {
  const office = await openReviewOffice(app, []);
  await office.officer.post(`/review/open/${office.plan}/2024`);
  for (const project of projects)
    expect(await post(office, project, { act: "submit", "f.done.text": `公開された文 ${project}` })).toBe(303);
  return office;
}

describe("a published sheet that is given back", () => {
  it("stays public as it was until it is published again", async () => {
    const office = await reportedYear(["desk", "class"]);
    expect(await act(office, "publish", {})).toBe(303);
    expect((await cycleOf(office)).state).toBe("published");
    expect(await step(office, "desk", "reopen")).toBe(303);
    expect(
      await post(office, "desk", { act: "save", "f.done.text": "まだ公開されない文", "f.settled.general": "9" }),
    ).toBe(303);
    for (const path of ["", "/projects/desk"]) expect((await publicPage(office, path)).status).toBe(200);
    const { html } = await publicPage(office, "/projects/desk");
    expect(html).toContain("公開された文 desk");
    expect(html).not.toContain("まだ公開されない文");
    const reported = await within(office, (scope) =>
      listReportedSections(scope, { planId: office.planId, fiscalYear: 2024 }),
    );
    expect(reported.sheets).toBe(2);
    const part = await within(office, (scope) =>
      sheetsPart.read(scope, { planId: office.planId, planKey: office.plan, fiscalYear: 2024, today: "2025-09-01" }),
    );
    expect(JSON.stringify(part)).toContain("公開された文 desk");
    expect(JSON.stringify(part)).not.toContain("まだ公開されない文");

    expect(await post(office, "desk", { act: "submit", "f.done.text": "直した文" })).toBe(303);
    expect((await publicPage(office, "/projects/desk")).html).not.toContain("直した文");
    expect(await act(office, "publish", {})).toBe(303);
    expect((await publicPage(office, "/projects/desk")).html).toContain("直した文");
    expect((await cycleOf(office)).state).toBe("published");
  });

  it("can be written by its owner: the year is open again, whatever its lock says", async () => {
    const office = await reportedYear(["desk", "class"]);
    await act(office, "publish", {});
    const { id } = await cycleOf(office);
    await within(office, (scope) =>
      scope.db.updateTable("review_cycles").set({ locked_after: "2025-05-20" }).where("id", "=", id).execute(),
    );
    await step(office, "desk", "reopen");
    expect((await cycleOf(office)).state).toBe("open");
    expect(await (await office.writer.get("/review")).text()).toContain(
      (await sheetOf(office, "desk")).projectTitle.ja,
    );
    expect(await post(office, "desk", { act: "save" })).toBe(303);
  });
});

describe("a year", () => {
  it("is not called published while sheets are open", async () => {
    const office = await reportedYear();
    expect(await act(office, "publish", {})).toBe(409);
    expect(await act(office, "publish", { leavesOpen: "yes" })).toBe(303);
    expect((await cycleOf(office)).state).toBe("open");
  });

  it("stays closed when what was accepted is published", async () => {
    const office = await reportedYear();
    await act(office, "close", { isClosed: "yes" });
    expect(await act(office, "publish", { leavesOpen: "yes" })).toBe(303);
    expect((await cycleOf(office)).state).toBe("closed");
    expect((await publicPage(office, "/projects/desk")).status).toBe(200);
    expect(await post(office, "class", { act: "save" })).toBe(403);
  });

  it("is published again, not open, when it was published as a whole, closed and opened", async () => {
    const office = await reportedYear(["desk", "class"]);
    await act(office, "publish", {});
    await act(office, "close", { isClosed: "yes" });
    expect(await step(office, "desk", "reopen")).toBe(403);
    await act(office, "close", { isClosed: "no" });
    expect((await cycleOf(office)).state).toBe("published");
  });

  it("publishes each sheet once when two officers press the button, and loses no save of that moment", async () => {
    const office = await reportedYear(["desk"]);
    const { id, version } = await sheetOf(office, "class");
    const save = office.writer.post(`/review/sheets/${id}`, { ...FILLED, version: String(version), act: "submit" });
    const answers = await Promise.all([
      act(office, "publish", { leavesOpen: "yes" }),
      save.then(({ status }) => status),
      act(office, "publish", { leavesOpen: "yes" }),
    ]);
    expect(answers.filter((status) => status >= 500)).toEqual([]);
    expect(answers[1]).toBe(303);
    const published = await within(office, (scope) =>
      scope.db
        .selectFrom("sheet_steps")
        .select("sheet_id")
        .where("municipality_id", "=", office.municipality.id)
        .where("act", "=", "publish")
        .execute(),
    );
    expect(new Set(published.map((row) => row.sheet_id)).size).toBe(published.length);
  });

  it("takes no save that comes at the moment when it is closed", async () => {
    const office = await reportedYear();
    const { id, version } = await sheetOf(office, "class");
    const typed = { ...FILLED, version: String(version), act: "save" };
    // The officer's closing holds the year; the save waits for it and then finds it closed.
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const closing = within(office, async (scope) => {
      await scope.db
        .updateTable("review_cycles")
        .set({ state: "closed" })
        .where("municipality_id", "=", scope.municipalityId)
        .execute();
      await held;
    });
    const saving = office.writer.post(`/review/sheets/${id}`, typed);
    await waitForLock();
    release();
    await closing;
    expect((await saving).status).toBe(403);
  });

  it.each(["1999", "2101", "abc", "1e3"])("of the number %s is not opened", async (year) => {
    const office = await openReviewOffice(app, [check("leadSection")]);
    expect((await office.officer.post(`/review/open/${office.plan}/${year}`)).status).toBe(404);
    expect((await office.officer.get(`/review/open/${office.plan}/${year}`)).status).toBe(404);
  });
});

it.each(["/review/sheets/abc", "/review/sheets/99999999999", "/review/sheets/1.5"])(
  "does not find the sheet %s",
  async (path) => {
    const office = await openReviewOffice(app, []);
    expect((await office.officer.get(path)).status).toBe(404);
  },
);

it("does not find the year of an address that names none", async () => {
  const office = await openReviewOffice(app, []);
  for (const year of ["x", "99999999999"])
    expect((await office.officer.get(`/review/${office.plan}/${year}`)).status).toBe(404);
});

/** Until somebody waits for a row in this database. */
async function waitForLock(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await sql<{ waiting: boolean }>`
      select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting
    `.execute(app.db);
    if (rows[0]?.waiting) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
