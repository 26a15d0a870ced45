import { expect, it } from "vitest";
import { systemContext } from "#app/create-context.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { findMail, updateMail } from "#platform/mail/mail.data.ts";
import { queueMail } from "#platform/mail/queue-mail.ts";
import { buildBody, buildMunicipality, buildStaff, nextNumber } from "#testing/build.ts";
import { withMailServer } from "#testing/mail-server.ts";
import { runJobs } from "#testing/run-jobs.ts";
import { signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";

const clock = movableClock(new Date("2026-05-11T00:00:00Z"));
const server = await withMailServer({
  onRcptTo: ({ address }, _, done) => {
    if (!address.startsWith("nobody@")) return done();
    done(Object.assign(new Error("no such user"), { responseCode: 550 }));
  },
});
const app = await withTestApp({ clock }, { SMTP_URL: server.url, MAIL_FROM: "kakehashi@city.example.jp" });

async function queue(city: Municipality, wish: { address?: string; key?: string; fails?: boolean } = {}) {
  const ctx = systemContext(app.parts, city);
  const address = wish.address ?? `sato-${nextNumber()}@city.example.jp`;
  const { id: staffId } = await buildStaff(app.db, city, { name: "佐藤 光", mailAddress: address });
  const mail = {
    kind: "review.reminder",
    to: { staffId, address },
    subject: "提出のお願い",
    text: "3枚あります。",
    dedupeKey: wish.key ?? `test:${nextNumber()}`,
  };
  const mailId = await ctx.transaction(async (scope) => {
    const id = await queueMail(ctx, scope, mail);
    if (wish.fails) throw new Error("the act did not happen");
    return id;
  });
  return { mailId: mailId ?? "", staffId, address };
}

const stateOf = async (city: Municipality, id: string) => {
  const mail = await inScope(app.db, city.id, (scope) => findMail(scope, id));
  return { state: mail?.state, attempts: mail?.attempts, error: mail?.error };
};
const receivedBy = (address: string) => server.received.filter(({ to }) => to.includes(address));

it("sends a mail once that an act has queued, and none of an act that did not happen", async () => {
  const city = await buildMunicipality(app.db);
  const { mailId, address } = await queue(city);
  const undone = `undone-${nextNumber()}@city.example.jp`;
  await expect(queue(city, { address: undone, fails: true })).rejects.toThrow("did not happen");
  expect(await runJobs(app)).toEqual(["mail.deliver"]);
  expect(await stateOf(city, mailId)).toEqual({ state: "sent", attempts: 1, error: null });
  expect(receivedBy(address)).toHaveLength(1);
  expect(receivedBy(undone)).toEqual([]);
});

it("queues a mail of the same key once", async () => {
  const city = await buildMunicipality(app.db);
  const first = await queue(city, { key: "reminder:sato:2026-05-11" });
  const second = await queue(city, { key: "reminder:sato:2026-05-11" });
  expect(second.mailId).toBe("");
  await runJobs(app);
  expect(receivedBy(first.address)).toHaveLength(1);
  expect(receivedBy(second.address)).toEqual([]);
});

it("keeps every mail while the mail server is down for a day, and sends each once when it is back", async () => {
  const city = await buildMunicipality(app.db);
  await server.close();
  const mails = [await queue(city), await queue(city)];
  for (let quarters = 0; quarters < 24 * 4; quarters++) {
    await runJobs(app);
    clock.pass(15);
  }
  const waiting = await stateOf(city, mails[0]?.mailId ?? "");
  expect(waiting).toMatchObject({ state: "queued", error: "unreachable" });
  // Not at every opportunity: the pauses grow to an hour.
  expect(waiting.attempts).toBeLessThan(30);
  await server.open();
  clock.pass(60);
  await runJobs(app);
  clock.pass(60);
  await runJobs(app);
  for (const { mailId, address } of mails) {
    expect((await stateOf(city, mailId)).state).toBe("sent");
    expect(receivedBy(address)).toHaveLength(1);
  }
});

it("gives up after two days, says so, and sends when the officer wants it", async () => {
  const city = await buildMunicipality(app.db);
  const officer = await signIn(app, city, { role: "planOfficer" });
  await server.close();
  const { mailId, address } = await queue(city);
  for (let hours = 0; hours < 60; hours++) {
    await runJobs(app);
    clock.pass(60);
  }
  expect(await stateOf(city, mailId)).toMatchObject({ state: "failed", error: "unreachable" });
  await server.open();
  expect(await runJobs(app)).toEqual([]);
  const again = await signIn(app, city, { role: "planOfficer" });
  expect((await again.post(`/mail/${mailId}/again`)).status).toBe(303);
  await runJobs(app);
  expect(await stateOf(city, mailId)).toEqual({ state: "sent", attempts: 1, error: null });
  expect(receivedBy(address)).toHaveLength(1);
  // Sent is sent.
  expect((await again.post(`/mail/${mailId}/again`)).status).toBe(409);
  expect(officer.bodyId).toBe(again.bodyId);
});

it("does not send a mail a second time that a killed process had in hand, and shows it to the officer", async () => {
  const city = await buildMunicipality(app.db);
  const { mailId, address } = await queue(city);
  const sendingSince = clock.now();
  await inScope(app.db, city.id, (scope) => updateMail(scope, mailId, { state: "sending", attempts: 1, sendingSince }));
  // Somebody may have it in hand just now: the job comes again.
  await expect(runJobs(app)).rejects.toThrow("another process");
  clock.pass(11);
  const ctx = systemContext(app.parts, city);
  await ctx.transaction((scope) => ctx.enqueue(scope, { job: { name: "mail.deliver" }, data: { mailId } }));
  await runJobs(app);
  expect(await stateOf(city, mailId)).toMatchObject({ state: "uncertain", error: "noAnswer" });
  expect(receivedBy(address)).toEqual([]);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const page = await (await officer.get(`/mail/${mailId}`)).text();
  expect(page).toContain("届いたか分かりません");
  expect(page).toContain("本人に確かめてから");
});

it("shows the officer what was sent, what waits and what was refused, with the reason", async () => {
  const city = await buildMunicipality(app.db);
  const refused = await queue(city, { address: "nobody@city.example.jp" });
  const sent = await queue(city);
  await runJobs(app);
  const waiting = await queue(city);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const ids = async (path: string) => {
    const text = await (await officer.get(path)).text();
    return [refused, sent, waiting].map(({ mailId }) => text.includes(`/mail/${mailId}"`));
  };
  expect(await ids("/mail")).toEqual([true, true, true]);
  expect(await ids("/mail?view=waiting")).toEqual([false, false, true]);
  expect(await ids("/mail?view=troubled")).toEqual([true, false, false]);
  expect(await ids("/mail?view=sent&page=1")).toEqual([false, true, false]);
  expect(await ids("/mail?view=sent&page=2")).toEqual([false, false, false]);
  const page = await (await officer.get(`/mail/${refused.mailId}`)).text();
  expect(page).toContain("no such user");
  expect(page).toContain("もう一度送る");
  expect(page).toContain("佐藤 光");
  await runJobs(app);
});

it("sends again to the address that was corrected meanwhile, and to nobody without one", async () => {
  const city = await buildMunicipality(app.db);
  const { mailId, staffId } = await queue(city, { address: "nobody@city.example.jp" });
  await runJobs(app);
  const admin = await signIn(app, city, { role: "administrator" });
  const correct = (mailAddress: string) => admin.post(`/people/${staffId}`, { name: "佐藤 光", mailAddress });
  await correct("");
  const refused = await admin.post(`/mail/${mailId}/again`);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("メールアドレスがない");
  await correct("right@city.example.jp");
  expect((await admin.post(`/mail/${mailId}/again`)).status).toBe(303);
  await runJobs(app);
  expect(receivedBy("right@city.example.jp")).toHaveLength(1);
  expect(await stateOf(city, mailId)).toMatchObject({ state: "sent" });
  const audit = await (await admin.get("/audit?action=mail.sentAgain")).text();
  expect(audit).toContain("メールをもう一度送った");
});

it("leaves a mail alone that is on its way", async () => {
  const city = await buildMunicipality(app.db);
  const { mailId } = await queue(city);
  const officer = await signIn(app, city, { role: "administrator" });
  const answer = await officer.post(`/mail/${mailId}/again`);
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("何も変更していません");
  await runJobs(app);
});

it("shows mail to nobody but the city's officers, and to no other city", async () => {
  const city = await buildMunicipality(app.db);
  const { mailId } = await queue(city, { address: "nobody@city.example.jp" });
  await runJobs(app);
  const contributor = await signIn(app, city, { role: "sectionContributor" });
  const foundation = await buildBody(app.db, city, { kind: "foundation" });
  const partner = await signIn(app, city, { role: "planOfficer", body: foundation });
  for (const person of [contributor, partner]) {
    expect((await person.get("/mail")).status).toBe(403);
    expect((await person.get(`/mail/${mailId}`)).status).toBe(403);
    expect((await person.post(`/mail/${mailId}/again`)).status).toBe(403);
  }
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await stranger.get(`/mail/${mailId}`)).status).toBe(404);
  expect((await stranger.post(`/mail/${mailId}/again`)).status).toBe(404);
  expect((await stranger.get("/mail/not-an-id")).status).toBe(404);
  expect(await (await stranger.get("/mail")).text()).not.toContain(mailId);
});
