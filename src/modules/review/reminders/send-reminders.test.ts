import { expect, it } from "vitest";
import { systemContext } from "#app/create-context.ts";
import { inScope } from "#platform/db/scope.ts";
import { nextNumber } from "#testing/build.ts";
import { check, FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { type ReceivedMail, withMailServer } from "#testing/mail-server.ts";
import { runJobs } from "#testing/run-jobs.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { saveSettings } from "../cycles/settings.data.ts";
import { readSectionBook } from "../exchange/read-section-book.ts";
import { sendReminders } from "./send-reminders.ts";

/** Stands where a test puts it: mails have days. */
const clock = { at: new Date("2025-04-20T23:30:00Z"), now: () => clock.at };
/** The days in Japan, at 9:00. */
const goTo = (day: string, time = "09:00") => {
  clock.at = new Date(`${day}T${time}:00+09:00`);
};
const server = await withMailServer();
const app = await withTestApp({ clock }, { SMTP_URL: server.url, MAIL_FROM: "kakehashi@city.example.jp" });

const tick = () => runJobs(app, "review.remind");

interface Wishes {
  /** Last day of the reports, `MM-DD`. */
  due: string;
  attachesWorkbook?: boolean;
}

/** A year that is open since April, with people who have addresses. */
async function openYear({ due, attachesWorkbook = true }: Wishes) {
  goTo("2025-04-01");
  const chain = [check("sectionHead", "05-30"), check("leadSection", "06-13")];
  const office = await openReviewOffice(app, chain);
  const schedule = { reportsDue: due, lockedAfter: null, settledDue: "06-13" };
  await inScope(app.db, office.municipality.id, (scope) =>
    saveSettings(scope, {
      planId: office.planId,
      chain,
      schedule,
      fieldSet: "standard",
      ruleSet: null,
      attachesWorkbook,
    }),
  );
  await office.officer.post(`/review/open/${office.plan}/2024`);
  const number = nextNumber();
  const addresses = { writer: `writer-${number}@city.example.jp`, head: `head-${number}@city.example.jp` };
  await setAddress(office, office.writer.staffId, addresses.writer);
  await setAddress(office, office.head.staffId, addresses.head);
  return { office, ...addresses };
}

const setAddress = (office: ReviewOffice, staffId: string, address: string | null) =>
  inScope(app.db, office.municipality.id, (scope) =>
    scope.db
      .updateTable("staff")
      .set({ mail_address: address })
      .where("municipality_id", "=", office.municipality.id)
      .where("id", "=", staffId)
      .execute(),
  );

const receivedBy = (address: string): ReceivedMail[] => server.received.filter(({ to }) => to.includes(address));

/** The days on which mails came, when the job ticks twice every day. */
async function play(days: readonly string[], address: string): Promise<string[]> {
  const came: string[] = [];
  for (const day of days) {
    const before = receivedBy(address).length;
    for (const time of ["08:23", "15:23"]) {
      goTo(day, time);
      await tick();
    }
    came.push(
      ...receivedBy(address)
        .slice(before)
        .map(() => day),
    );
  }
  return came;
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const sheetIds = (office: ReviewOffice) =>
  inScope(app.db, office.municipality.id, async (scope) => {
    const rows = await scope.db
      .selectFrom("sheets")
      .select("id")
      .where("municipality_id", "=", office.municipality.id)
      .orderBy("position")
      .execute();
    return rows.map(({ id }) => id);
  });

/** Sessions end; whoever works on a later day signs in again. */
async function submit(office: ReviewOffice, sheet: number, version = "1") {
  const officer = await signIn(app, office.municipality, { role: "planOfficer" });
  const answer = await officer.post(`/review/sheets/${sheet}`, { ...FILLED, version, act: "submit" });
  expect(answer.status).toBe(303);
}

it("reminds on working days only, past Golden Week, after the grace again, once a day, and says everything in the text", async () => {
  const { office, writer, head } = await openYear({ due: "05-02" });
  expect(await play(daysBetween("2025-04-21", "2025-05-15"), writer)).toEqual([
    "2025-04-24",
    "2025-05-09",
    "2025-05-14",
  ]);
  expect(receivedBy(head)).toEqual([]);
  const [first, second] = receivedBy(writer);
  expect(first?.mail.subject).toContain("2件");
  for (const words of ["見本 花子 様", "書いていただく票（2件）", "2025年5月2日まで", "主管課へ送り返して"])
    expect(first?.mail.text).toContain(words);
  expect(second?.mail.subject).toContain("締切を過ぎています");
  expect(second?.mail.text).toContain("3営業日過ぎています");
  const [file] = first?.mail.attachments ?? [];
  expect(file?.filename).toMatch(/\.xlsx$/);
  const bytes = new Uint8Array(file?.content as ArrayBuffer);
  const { rows } = await readSectionBook({ name: "section.xlsx", bytes });
  expect(new Set(rows.map((row) => row.sheetId))).toEqual(new Set(await sheetIds(office)));
});

it("goes on until the sheets are sent, then turns to whoever checks them, and to nobody when all is accepted", async () => {
  const { office, writer, head } = await openYear({ due: "05-16" });
  const [desk = 0, course = 0] = await sheetIds(office);
  goTo("2025-05-21");
  await tick();
  expect(receivedBy(writer)).toHaveLength(1);
  await submit(office, desk);
  // The next mail is about the one sheet that is left; the head's time for the other has not come.
  goTo("2025-05-26");
  await tick();
  expect(receivedBy(writer)[1]?.mail.text).toContain("書いていただく票（1件）");
  expect(receivedBy(head)).toHaveLength(1);
  expect(receivedBy(head)[0]?.mail.text).toContain("確認していただく票（1件）");
  expect(receivedBy(head)[0]?.mail.attachments).toEqual([]);
  await submit(office, course);
  const officer = await signIn(app, office.municipality, { role: "planOfficer" });
  for (const sheet of [desk, course]) {
    await officer.post(`/review/sheets/${sheet}/step`, { version: "2", act: "pass" });
    expect((await officer.post(`/review/sheets/${sheet}/step`, { version: "3", act: "pass" })).status).toBe(303);
  }
  expect(await play(daysBetween("2025-05-27", "2025-06-20"), writer)).toEqual([]);
  expect(receivedBy(head)).toHaveLength(1);
});

it("puts what somebody writes before what she checks, in one mail", async () => {
  const { office, head } = await openYear({ due: "05-28" });
  const [desk = 0, course = 0] = await sheetIds(office);
  await inScope(app.db, office.municipality.id, async (scope) => {
    const { municipalityId, db } = scope;
    const { post_id } = await db
      .selectFrom("post_assignments")
      .select("post_id")
      .where("municipality_id", "=", municipalityId)
      .where("staff_id", "=", office.head.staffId)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("sheets")
      .set({ post_id })
      .where("municipality_id", "=", municipalityId)
      .where("id", "=", course)
      .execute();
  });
  goTo("2025-05-26");
  await submit(office, desk);
  await tick();
  const [mail, ...more] = receivedBy(head);
  expect(more).toEqual([]);
  const text = mail?.mail.text ?? "";
  expect(text.indexOf("書いていただく票（1件）")).toBeGreaterThan(0);
  expect(text.indexOf("確認していただく票（1件）")).toBeGreaterThan(text.indexOf("書いていただく票（1件）"));
});

it("sends one mail where two processes tick at the same moment", async () => {
  const { office, writer } = await openYear({ due: "05-16" });
  goTo("2025-05-14");
  const ctx = systemContext(app.parts, office.municipality);
  const tools = { documents: app.parts.documents, publicUrl: "https://city.example.jp" };
  await Promise.all([sendReminders(ctx, tools), sendReminders(ctx, tools), sendReminders(ctx, tools)]);
  await runJobs(app);
  expect(receivedBy(writer)).toHaveLength(1);
});

it("loses nothing and tells nobody twice while the mail server is down for a day", async () => {
  const { writer } = await openYear({ due: "05-16" });
  await server.close();
  for (let hour = 0; hour < 24; hour++) {
    clock.at = new Date(Date.parse("2025-05-13T08:23:00+09:00") + hour * 3_600_000);
    await tick();
  }
  expect(receivedBy(writer)).toEqual([]);
  await server.open();
  for (const time of ["09:23", "12:23", "15:23"]) {
    goTo("2025-05-14", time);
    await tick();
  }
  expect(receivedBy(writer)).toHaveLength(1);
});

it("mails the others where somebody has no address, and her as soon as she has one", async () => {
  const { office, writer, head } = await openYear({ due: "05-16" });
  const [desk = 0] = await sheetIds(office);
  await setAddress(office, office.writer.staffId, null);
  goTo("2025-05-26");
  await submit(office, desk);
  await tick();
  expect([receivedBy(writer).length, receivedBy(head).length]).toEqual([0, 1]);
  await setAddress(office, office.writer.staffId, writer);
  goTo("2025-05-26", "16:23");
  await tick();
  expect([receivedBy(writer).length, receivedBy(head).length]).toEqual([1, 1]);
});

it("sends no workbook where the plan's settings do not want it, and mails nobody without a part in the sheets", async () => {
  const { office, writer } = await openYear({ due: "05-16", attachesWorkbook: false });
  const bystander = await signIn(app, office.municipality, { role: "sectionContributor" });
  await setAddress(office, bystander.staffId, `bystander-${office.planId}@city.example.jp`);
  goTo("2025-05-14");
  await tick();
  const [mail] = receivedBy(writer);
  expect(mail?.mail.attachments).toEqual([]);
  expect(mail?.mail.text).not.toContain("Excel");
  expect(receivedBy(`bystander-${office.planId}@city.example.jp`)).toEqual([]);
});

it("mails without the workbook where it cannot be made: what is due stands in the text", async () => {
  const { office, writer } = await openYear({ due: "05-16" });
  goTo("2025-05-26");
  const ctx = systemContext(app.parts, office.municipality);
  const broken = { run: () => Promise.reject(new Error("too heavy")) };
  await sendReminders(ctx, { documents: broken, publicUrl: "https://city.example.jp" });
  await runJobs(app);
  const [mail, ...more] = receivedBy(writer);
  expect(more).toEqual([]);
  expect(mail?.mail.text).toContain("書いていただく票（2件）");
  expect(mail?.mail.text).not.toContain("Excel");
  expect(mail?.mail.attachments).toEqual([]);
});
