import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { buildRound, codeIn, visit } from "#testing/build-opinions.ts";
import { buildSystemContext } from "#testing/build-plan.ts";
import { openPlanOffice } from "#testing/plan-office.ts";
import { signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { eraseOldPersonalData } from "./erase-old-personal-data.ts";

const clock = movableClock(new Date("2026-04-10T03:00:00Z"));
const app = await withTestApp({ clock });

/** Each is found again wherever it slips through. */
const MARKS = { name: "MARKNAME zqzq1", address: "MARKADDRESS zqzq2", contact: "markcontact.zqzq3@example.jp" };
const SECRET = "MARKSECRET zqzq4";
const MARK = /MARK\w+ zq|markcontact|zqzq[1-4]/i;

async function play() {
  const office = await openPlanOffice(app);
  const { municipality, client } = office;
  const today = todayInJapan(clock.now());
  const key = await buildRound(app, municipality, { opensOn: today, closesOn: today, keepMonths: 6 });
  const visitor = visit(app, municipality, "ja");
  const comment = `私は${MARKS.name}です。${SECRET}。夜も開けてください。`;
  const code = codeIn(await (await visitor.post(`/comments/${key}`, { comment, ...MARKS })).text());
  const { id } = await inScope(app.db, municipality.id, (scope) =>
    scope.db.selectFrom("submissions").select("id").executeTakeFirstOrThrow(),
  );
  const accept = { version: "1", words: comment, hide: `${MARKS.name}\n${SECRET}`, language: "ja" };
  expect((await client.post(`/comments/${key}/submissions/${id}/accept`, accept)).status).toBe(303);
  const opinion = await inScope(app.db, municipality.id, (scope) =>
    scope.db.selectFrom("opinions").select("id").executeTakeFirstOrThrow(),
  );
  clock.pass(24 * 60);
  const nextDay = await signIn(app, municipality, { role: "planOfficer" });
  await nextDay.post(`/opinions/${opinion.id}/publish`, { version: "1" });
  expect((await nextDay.post(`/comments/${key}/results`, { version: "1", shown: "on" })).status).toBe(303);
  return { ...office, key, code, id, opinion: opinion.id, visitor };
}

it("lets nothing of a person into pages, files, the API, the audit and what the database shows", async () => {
  const { municipality, key, opinion, plan } = await play();
  const { slug, code } = municipality;
  const api = `/api/v1/municipalities/${code}`;
  const addresses = [
    ...["ja", "en", "vi", "ja-easy"].flatMap((language) =>
      [
        "",
        "/comments",
        `/comments/${key}`,
        `/comments/${key}/mine`,
        "/opinions",
        `/opinions/${opinion}`,
        "/what-changed",
      ].map((path) => `/${slug}/${language}${path || "/"}`),
    ),
    `/${slug}/ja/opinions/opinions.csv`,
    `/${slug}/ja/comments/${key}/results.csv`,
    `/${slug}/ja/comments/${key}/results.xlsx`,
    `/${slug}/ja/plans/${plan}`,
    ...["/opinions", `/opinions/${opinion}`, "/comments", `/comments/${key}`].map((path) => api + path),
  ];
  for (const address of addresses) {
    const answer = await app.request(address);
    expect([address, answer.status, MARK.test(await answer.text())]).toEqual([address, 200, false]);
  }
  const kept = await inScope(app.db, municipality.id, async (scope) => [
    await scope.db.selectFrom("audit_entries").selectAll().execute(),
    await scope.db.selectFrom("submissions").selectAll().execute(),
    await scope.db.selectFrom("opinions").selectAll().execute(),
    await scope.db.selectFrom("comment_attempts").selectAll().execute(),
  ]);
  expect(JSON.stringify(kept)).toContain("submission.received");
  expect(JSON.stringify(kept)).not.toMatch(MARK);
});

it("erases what is sealed when the months after the publication are over, and the published opinion stays", async () => {
  const { municipality, id, key, code, visitor, opinion } = await play();
  const ctx = { ...buildSystemContext(app.db, municipality), clock };
  expect(await eraseOldPersonalData(ctx)).toBe(0);
  clock.pass(184 * 24 * 60);
  expect(await eraseOldPersonalData(ctx)).toBe(1);
  expect(await eraseOldPersonalData(ctx)).toBe(0);
  const { row, audit } = await inScope(app.db, municipality.id, async (scope) => ({
    row: await scope.db.selectFrom("submissions").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
    audit: await scope.db.selectFrom("audit_entries").selectAll().where("action", "=", "submission.erased").execute(),
  }));
  expect(row).toMatchObject({ sealed_words: null, sealed_person: null, state: "accepted" });
  expect(audit).toMatchObject([{ actor_kind: "system", before: { fields: ["words", "person"] } }]);
  expect((await app.request(`/${municipality.slug}/ja/opinions/${opinion}`)).status).toBe(200);
  const mine = await visitor.post(`/comments/${key}/mine`, { code });
  expect([mine.status, (await mine.text()).includes("文は消しました")]).toEqual([200, true]);
});
