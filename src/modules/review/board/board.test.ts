import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { check, FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../cycles/cycle.data.ts";
import { listSheets, type Sheet } from "../sheets/sheet.data.ts";
import { listSteps } from "../sheets/sheet-step.data.ts";

const app = await withTestApp();
const today = todayInJapan(app.parts.clock.now());
const board = (office: ReviewOffice, more = "") => `/review/${office.plan}/2024${more}`;

const sheetsOf = (office: ReviewOffice): Promise<Sheet[]> =>
  inScope(app.db, office.municipality.id, async (scope) => {
    const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear: 2024 });
    return listSheets(scope, { cycleId: cycle.id });
  });
const stepsOf = (office: ReviewOffice, id: number) =>
  inScope(app.db, office.municipality.id, (scope) => listSteps(scope, id));
const picks = (sheets: readonly Sheet[], name: "pick" | "shown" = "pick") =>
  Object.fromEntries(sheets.map(({ id, version }) => [`${name}.${id}`, String(version)]));

/** A year whose sheets were sent: `sent` of them. */
async function openYear(chain = [check("leadSection", "05-23"), check("committee", "06-06")], sent = 2) {
  const office = await openReviewOffice(app, chain);
  await office.officer.post(`/review/open/${office.plan}/2024`);
  for (const { id, version } of (await sheetsOf(office)).slice(0, sent))
    await office.writer.post(`/review/sheets/${id}`, { ...FILLED, version: String(version), act: "submit" });
  return office;
}

describe("the board", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await openYear(undefined, 1);
  });

  it("says what comes next, section by section and sheet by sheet", async () => {
    const html = await (await office.officer.get(board(office))).text();
    expect(html).toContain("「主管課」を待つ票が1件あります");
    expect(html).toContain("票（2件）");
    expect(html).toContain("決算額が見込みのままの票が1件あります");
  });

  it("leaves what the filters ask for", async () => {
    const waiting = await (await office.officer.get(board(office, "?only=check-leadsection"))).text();
    expect(waiting).toContain("票（1件）");
    const own = await (await office.officer.get(board(office, `?place=s${office.sectionId}&only=notStarted`))).text();
    expect(own).toContain("票（1件）");
    expect(await (await office.officer.get(board(office, "?only=nonsense"))).text()).toContain("票（2件）");
  });

  it("says when a section was last reminded", async () => {
    const [sheet] = await sheetsOf(office);
    await inScope(app.db, office.municipality.id, async ({ db, municipalityId }) => {
      const mail = { kind: "review.reminder", address: "a@example.jp", subject: "s", body: "b", dedupe_key: "one" };
      const { id } = await db
        .insertInto("mails")
        .values({
          ...mail,
          municipality_id: municipalityId,
          to_staff: office.writer.staffId,
          state: "queued",
          next_try_at: new Date(),
          created_at: new Date(),
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      const lines = JSON.stringify([{ sheetId: sheet?.id }]);
      await db
        .insertInto("reminders")
        .values({ municipality_id: municipalityId, staff_id: office.writer.staffId, day: today, mail_id: id, lines })
        .execute();
    });
    const html = await (await office.officer.get(board(office))).text();
    expect(html).toContain("最後の催促");
    expect(html).toContain("（1人）");
  });

  it("shows others no boxes and no acts, and another municipality nothing", async () => {
    const html = await (await office.writer.get(board(office))).text();
    expect(html).not.toContain('name="pick.');
    expect(html).not.toContain("/close");
    const other = await openReviewOffice(app);
    expect((await other.officer.get(board(office))).status).toBe(404);
  });
});

describe("many sheets at once", () => {
  it("pass a committee with one note, which stands in each timeline", async () => {
    const office = await openYear([check("committee", "06-06")]);
    const sheets = await sheetsOf(office);
    const note = "作業部会で了承（6月6日）";
    const answer = await office.officer.post(board(office, "/sheets"), { ...picks(sheets), act: "pass", note });
    expect(answer.status).toBe(303);
    expect((await sheetsOf(office)).map(({ state }) => state)).toEqual(["accepted", "accepted"]);
    for (const { id } of sheets) expect((await stepsOf(office, id))[0]).toMatchObject({ act: "pass", note });
  });

  it("pass all or none: one that moved on meanwhile is named", async () => {
    const office = await openYear();
    const sheets = await sheetsOf(office);
    const stale = sheets.map((sheet, index) => ({ ...sheet, version: sheet.version - index }));
    const answer = await office.officer.post(board(office, "/sheets"), { ...picks(stale), act: "pass", note: "了承" });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain("日本語教室");
    expect(html).toContain("了承");
    expect((await sheetsOf(office)).map(({ level }) => level)).toEqual([0, 0]);
  });

  it("of all that are shown do what is possible, and come back to the filter", async () => {
    const office = await openYear(undefined, 1);
    const shown = picks(await sheetsOf(office), "shown");
    const sent = { ...shown, all: "on", act: "pass", filter: "only=submitted" };
    const answer = await office.officer.post(board(office, "/sheets"), sent);
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toContain("?only=submitted#sheets");
    expect((await sheetsOf(office)).map(({ state, level }) => [state, level])).toEqual([
      ["submitted", 1],
      ["notStarted", null],
    ]);
    expect((await office.officer.post(board(office, "/sheets"), { ...shown, all: "on", act: "pass" })).status).toBe(
      422,
    );
  });

  it("give their owners longer, past the day that locks the year", async () => {
    const office = await openYear(undefined, 0);
    const dates = { reportsDue: "2025-05-16", "due.0": "2025-05-23", "due.1": "2025-06-06", settledDue: "2025-06-13" };
    const locked = { ...dates, lockedAfter: "2025-05-20", reason: "議会の前に締める", version: "1" };
    expect((await office.officer.post(board(office, "/dates"), locked)).status).toBe(303);
    const [sheet] = await sheetsOf(office);
    if (!sheet) throw new Error("no such sheet");
    const save = () =>
      office.writer.post(`/review/sheets/${sheet.id}`, { ...FILLED, version: String(sheet.version), act: "save" });
    expect((await save()).status).toBe(403);
    const unlock = { ...picks([sheet]), act: "unlock", note: "災害対応のため" };
    expect((await office.officer.post(board(office, "/sheets"), { ...unlock, until: "2020-01-01" })).status).toBe(422);
    expect((await office.officer.post(board(office, "/sheets"), { ...unlock, until: today, note: "" })).status).toBe(
      422,
    );
    expect((await office.officer.post(board(office, "/sheets"), { ...unlock, until: today })).status).toBe(303);
    expect((await stepsOf(office, sheet.id))[0]).toMatchObject({ act: "unlock", note: `${today}：災害対応のため` });
    sheet.version += 1;
    expect((await save()).status).toBe(303);
  });

  it("have their settled amounts confirmed once the accounts are closed", async () => {
    const office = await openYear();
    const sheets = await sheetsOf(office);
    expect(sheets.map(({ settledState }) => settledState)).toEqual(["provisional", "provisional"]);
    const confirm = { ...picks(sheets), act: "confirmSettled" };
    expect((await office.officer.post(board(office, "/sheets"), confirm)).status).toBe(303);
    expect((await sheetsOf(office)).map(({ settledState }) => settledState)).toEqual(["confirmed", "confirmed"]);
    expect((await office.officer.post(board(office, "/sheets"), confirm)).status).toBe(422);
  });

  it("are passed by the head of the section from the list of her work, others' not", async () => {
    const office = await openYear([check("sectionHead", "05-23"), check("leadSection", "06-06")]);
    const sheets = await sheetsOf(office);
    expect(await (await office.head.get("/review")).text()).toContain(`name="pick.${sheets[0]?.id}"`);
    expect((await office.head.post("/review/check", { act: "pass" })).status).toBe(422);
    expect((await office.head.post("/review/check", { ...picks(sheets), act: "pass" })).status).toBe(303);
    const passed = await sheetsOf(office);
    expect(passed.map(({ level }) => level)).toEqual([1, 1]);
    expect((await office.head.post("/review/check", { ...picks(passed), act: "pass" })).status).toBe(403);
  });

  it("are the officer's on the board, in her own municipality", async () => {
    const office = await openYear();
    const sent = { ...picks(await sheetsOf(office)), act: "pass" };
    expect((await office.head.post(board(office, "/sheets"), sent)).status).toBe(403);
    expect((await office.head.post(board(office, "/dates"), sent)).status).toBe(403);
    const other = await openReviewOffice(app);
    expect((await other.officer.post(board(other, "/sheets"), sent)).status).toBe(404);
  });
});

describe("the days of a year", () => {
  const dates = { reportsDue: "2025-05-16", "due.0": "2025-05-23", "due.1": "2025-06-06", settledDue: "2025-06-13" };

  it("move with a reason, and do not undo what somebody else has moved", async () => {
    const office = await openYear(undefined, 0);
    const path = board(office, "/dates");
    expect(await (await office.officer.get(path)).text()).toContain('value="2025-05-23"');
    const later = { ...dates, reportsDue: "2025-05-20", version: "1" };
    expect((await office.officer.post(path, later)).status).toBe(422);
    expect((await office.officer.post(path, { ...later, reason: "連休のため", "due.0": "2025-05-10" })).status).toBe(
      422,
    );
    expect((await office.officer.post(path, { ...later, reason: "連休のため" })).status).toBe(303);
    expect((await office.officer.post(path, { ...later, reason: "連休のため" })).status).toBe(409);
    const cycle = await inScope(app.db, office.municipality.id, (scope) =>
      getCycle(scope, { planKey: office.plan, fiscalYear: 2024 }),
    );
    expect(cycle.reportsDue).toBe("2025-05-20");
    const other = await openReviewOffice(app);
    expect((await other.officer.get(path)).status).toBe(404);
  });
});
