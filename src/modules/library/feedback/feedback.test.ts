import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { staffContext } from "#app/create-context.ts";
import type { Municipality } from "#platform/context.ts";
import { inScope, type Scope } from "#platform/db/scope.ts";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildContent, buildEntry } from "#testing/build-library.ts";
import { visit } from "#testing/build-opinions.ts";
import { buildPost } from "#testing/build-review.ts";
import { signIn } from "#testing/sign-in.ts";
import { movableClock } from "#testing/staff-client.ts";
import { withTestApp } from "#testing/test-app.ts";
import { countVote, insertRemark, listCounts, listRemarks, totalOf } from "./feedback.data.ts";
import { type Count, sumOf, sumsBy } from "./feedback.rules.ts";
import { listPendingRemarks } from "./read-feedback.ts";

const clock = movableClock(new Date("2026-11-21T03:00:00Z"));
const app = await withTestApp({ clock });
const MONTHS = { from: "2026-04-01", to: "2027-03-31" };

async function page(language = "vi") {
  // Each has its own allowance of the same address.
  clock.pass(16);
  const city = await buildMunicipality(app.db);
  const { id, key } = await buildEntry(app, city.id, {
    texts: {
      ja: { content: buildContent({ title: "転入" }) },
      vi: { content: buildContent({ title: "Chuyển đến" }), madeFrom: "ja" },
    },
  });
  return { city, id, key, visitor: visit(app, city, language) };
}

const counted = (city: Municipality) => inScope(app.db, city.id, (scope) => listCounts(scope, MONTHS));
const remarksOf = (city: Municipality) => inScope(app.db, city.id, (scope) => listRemarks(scope));

it("counts one press by page, language and month, and shows a page that can be loaded again", async () => {
  const { city, id, key, visitor } = await page();
  expect(await (await visitor.get(`/guide/${key}`)).text()).toMatch(/name="helpful" value="no"/);
  const sent = await visitor.post(`/feedback/${key}`, { helpful: "no" });
  expect([sent.status, sent.headers.get("location")]).toEqual([303, `/${city.slug}/vi/feedback/${key}/thanks`]);
  const thanks = await (await visitor.get(`/feedback/${key}/thanks`)).text();
  expect(thanks).toContain("Cảm ơn bạn");
  expect(thanks).toContain(`href="/${city.slug}/vi/guide/${key}"`);
  await visitor.post(`/feedback/${key}`, { helpful: "yes" });
  await visit(app, city, "ja").post(`/feedback/${key}`, { helpful: "yes" });
  expect(await counted(city)).toEqual([
    { entryId: id, language: "ja", month: "2026-11", yes: 1, no: 0, texts: 0 },
    { entryId: id, language: "vi", month: "2026-11", yes: 1, no: 1, texts: 0 },
  ]);
});

it("keeps what is missing and what is wrong, the day, and nothing of whom", async () => {
  const { city, id, key, visitor } = await page();
  const words = { missing: "Thiếu giờ mở cửa.", wrong: "Số tiền cũ." };
  expect((await visitor.post(`/feedback/${key}`, { ...words, helpful: "" })).status).toBe(303);
  const none = { note: null, closedOn: null, closedBy: null, state: "open", version: 1 };
  const told = { entryId: id, language: "vi", receivedOn: "2026-11-21", ...none };
  expect(await remarksOf(city)).toEqual([
    { ...told, id: expect.any(Number), kind: "wrong", words: words.wrong },
    { ...told, id: expect.any(Number), kind: "missing", words: words.missing },
  ]);
  const audit = await inScope(app.db, city.id, (scope) =>
    scope.db.selectFrom("audit_entries").selectAll().where("action", "=", "libraryRemark.received").execute(),
  );
  expect(audit).toHaveLength(1);
  expect(JSON.stringify(audit)).not.toMatch(/Thiếu|Số tiền|127\.0/);
});

it.each([
  ["a telephone number", { missing: "gọi tôi 090-1234-5678" }, "số điện thoại"],
  ["an e-mail address", { wrong: "lan@example.com" }, "địa chỉ email"],
  ["a number of twelve digits", { missing: "1234 5678 9012" }, "dãy số dài"],
  ["too many words", { missing: "dài ".repeat(300) }, "tối đa 1000"],
  ["nothing", {}, "điều còn thiếu hoặc sai"],
  ["what fills in every field", { missing: "x", website: "https://spam.example" }, "để trống"],
])("asks again, with all that was typed, where somebody sends %s, and keeps nothing", async (_, fields, words) => {
  const { city, key, visitor } = await page();
  const answer = await visitor.post(`/feedback/${key}`, { ...fields, helpful: "missing" in fields ? "no" : "" });
  const html = await answer.text();
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([422, "no-store"]);
  expect(html).toContain(words);
  for (const typed of Object.values(fields)) expect(html).toContain(typed.trim());
  if ("missing" in fields) expect(html).toContain('name="helpful" value="no"');
  expect([await counted(city), await remarksOf(city)]).toEqual([[], []]);
});

it("takes nothing for a page that is not public or not there, and nothing from another site", async () => {
  const { city, key, visitor } = await page();
  const draft = await buildEntry(app, city.id, { texts: { ja: { content: buildContent({}), isDraft: true } } });
  expect((await visitor.post(`/feedback/${draft.key}`, { helpful: "yes" })).status).toBe(404);
  expect((await visitor.post("/feedback/no-such-page", { helpful: "yes" })).status).toBe(404);
  const other = await buildMunicipality(app.db);
  expect((await visit(app, other).post(`/feedback/${key}`, { helpful: "yes" })).status).toBe(404);
  const foreign = await visitor.post(`/feedback/${key}`, { helpful: "yes" }, { "sec-fetch-site": "cross-site" });
  expect(foreign.status).toBe(403);
  expect(await counted(city)).toEqual([]);
});

it("stops a flood from one address for a while, and loses nothing that was typed", async () => {
  const { city, key, visitor } = await page();
  let answer = await visitor.post(`/feedback/${key}`, { helpful: "yes" });
  for (let sent = 1; answer.status === 303 && sent < 200; sent++)
    answer = await visitor.post(`/feedback/${key}`, { helpful: "yes", missing: sent > 50 ? "Thiếu giờ" : "" });
  expect(answer.status).toBe(429);
  expect(await answer.text()).toContain("Thiếu giờ");
  const before = sumOf(await counted(city)).yes;
  clock.pass(16);
  expect((await visitor.post(`/feedback/${key}`, { helpful: "yes" })).status).toBe(303);
  expect(sumOf(await counted(city)).yes).toBe(before + 1);
});

/** As many as may wait on one page. */
const fill = (city: Municipality, entryId: number) =>
  inScope(app.db, city.id, async (scope) => {
    for (let count = 0; count < 200; count += 1)
      await insertRemark(scope, { entryId, language: "vi" }, { kind: "wrong", words: "x", today: "2026-11-21" });
  });

it("keeps the vote where too many remarks wait, and does not count it again with her words", async () => {
  const { city, id, key, visitor } = await page();
  await fill(city, id);
  const answer = await visitor.post(`/feedback/${key}`, { helpful: "no", missing: "Thiếu giờ" });
  const html = await answer.text();
  expect([answer.status, html.includes("Thiếu giờ"), html.includes('name="helpful"')]).toEqual([429, true, false]);
  expect(sumOf(await counted(city))).toEqual({ yes: 0, no: 1, texts: 200 });
});

it("closes all that waits on a page at once, and opens the page for others", async () => {
  const { city, id, key, visitor } = await page();
  await fill(city, id);
  const officer = await signIn(app, city, { role: "planOfficer" });
  const path = `/library/${key}/feedback`;
  const [, upTo = ""] = /name="upTo" value="(\d+)"/.exec(await (await officer.get(path)).text()) ?? [];
  expect((await officer.post(`${path}/close`, { upTo: "no" })).status).toBe(422);
  expect((await (await signIn(app, city, { role: "sectionContributor" })).post(`${path}/close`, { upTo })).status).toBe(
    403,
  );
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await stranger.post(`${path}/close`, { upTo })).status).toBe(404);
  expect((await officer.post(`${path}/close`, { upTo: String(Number(upTo) - 1) })).status).toBe(303);
  const open = async () => (await remarksOf(city)).filter(({ state }) => state === "open").map((remark) => remark.id);
  expect(await open()).toEqual([Number(upTo)]);
  expect((await officer.post(`${path}/close`, { upTo })).status).toBe(303);
  expect((await officer.post(`${path}/close`, { upTo })).status).toBe(409);
  expect((await visitor.post(`/feedback/${key}`, { missing: "Thiếu giờ" })).status).toBe(303);
  expect(await open()).toHaveLength(1);
});

async function answered() {
  const at = await page();
  const officer = await signIn(app, at.city, { role: "planOfficer" });
  await at.visitor.post(`/feedback/${at.key}`, { missing: "Thiếu giờ mở cửa." });
  const [remark] = await remarksOf(at.city);
  const path = `/library/${at.key}/feedback/${remark?.id}`;
  return { ...at, officer, path };
}

const NOTE = { state: "changed", "said.ja": "受付時間がない", "changed.ja": "受付時間を加えました", version: "1" };

it("lists what nobody has answered, and tells on the page what became of it", async () => {
  const { city, key, officer, path, visitor } = await answered();
  expect(await (await officer.get("/library/feedback")).text()).toContain("転入");
  expect(await (await officer.get(`/library/${key}/feedback`)).text()).toContain("Thiếu giờ mở cửa.");
  expect(await (await visitor.get(`/guide/${key}`)).text()).not.toContain("受付時間");
  expect((await officer.post(path, NOTE)).status).toBe(303);
  await vi.waitFor(async () => {
    const html = await (await visitor.get(`/guide/${key}`)).text();
    expect(html).toMatch(/lang="ja" dir="ltr" data-fallback="ja">受付時間を加えました/);
  });
  expect(await (await visit(app, city, "ja").get(`/guide/${key}`)).text()).toContain("<dd>受付時間がない</dd>");
  expect(await (await officer.get("/library/feedback")).text()).not.toContain("転入");
  expect((await officer.post(`${path}/reopen`, { version: "2" })).status).toBe(303);
  await vi.waitFor(async () => expect(await (await visitor.get(`/guide/${key}`)).text()).not.toContain("受付時間"));
});

it("tells it in the reader's language where it is there in hers", async () => {
  const { key, officer, path, visitor } = await answered();
  await officer.post(path, { ...NOTE, "said.vi": "Thiếu giờ", "changed.vi": "Đã thêm giờ" });
  await vi.waitFor(async () =>
    expect(await (await visitor.get(`/guide/${key}`)).text()).toContain("<dd>Đã thêm giờ</dd>"),
  );
});

it("shows the answer again where half of it is missing or somebody else was first", async () => {
  const { officer, path } = await answered();
  const half = await officer.post(path, { ...NOTE, "changed.ja": "", "changed.en": "Added" });
  expect([half.status, (await half.text()).includes("受付時間がない")]).toEqual([422, true]);
  expect((await officer.post(path, { ...NOTE, "said.ja": "", "changed.ja": "", state: "unchanged" })).status).toBe(303);
  const late = await officer.post(path, NOTE);
  expect([late.status, (await late.text()).includes("受付時間を加えました")]).toEqual([409, true]);
});

it("takes away the words that tell of a person and goes on counting them", async () => {
  const { city, officer, path } = await answered();
  expect((await officer.post(`${path}/erase`, { version: "1" })).status).toBe(303);
  expect(await remarksOf(city)).toMatchObject([{ words: null, state: "unchanged" }]);
  expect(sumOf(await counted(city)).texts).toBe(1);
});

it("lets a contributor close a remark on the entries of her post, but not tell of it on the page", async () => {
  const at = await page();
  const writer = await signIn(app, at.city, { role: "sectionContributor" });
  const { postId } = await buildPost(app, at.city, { bodyId: writer.bodyId, holder: writer.staffId });
  const own = await buildEntry(app, at.city.id, { ownerPostId: postId });
  for (const key of [own.key, at.key]) await at.visitor.post(`/feedback/${key}`, { wrong: "Sai" });
  const [foreign, mine] = await remarksOf(at.city);
  const silent = { state: "unchanged", version: "1" };
  expect((await writer.post(`/library/${own.key}/feedback/${mine?.id}`, NOTE)).status).toBe(403);
  expect((await writer.post(`/library/${own.key}/feedback/${mine?.id}`, silent)).status).toBe(303);
  expect((await writer.post(`/library/${at.key}/feedback/${foreign?.id}`, silent)).status).toBe(403);
  expect((await writer.post(`/library/${own.key}/feedback/${foreign?.id}`, silent)).status).toBe(404);
  const reader = await signIn(app, at.city, { role: "reader" });
  expect((await reader.post(`/library/${at.key}/feedback/${foreign?.id}`, silent)).status).toBe(403);
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await stranger.post(`/library/${at.key}/feedback/${foreign?.id}`, silent)).status).toBe(404);
});

it("waits for the post that answers for the page, or for those who keep the library", async () => {
  const at = await page();
  const writer = await signIn(app, at.city, { role: "sectionContributor" });
  const officer = await signIn(app, at.city, { role: "planOfficer" });
  const { postId } = await buildPost(app, at.city, { bodyId: writer.bodyId, holder: writer.staffId });
  const own = await buildEntry(app, at.city.id, { ownerPostId: postId });
  for (const key of [own.key, at.key]) await at.visitor.post(`/feedback/${key}`, { wrong: "Sai" });
  const pendingOf = async ({ cookie }: { cookie: string }) => {
    const [name = "", token = ""] = cookie.split("=");
    const signedIn = await app.parts.authenticate(at.city, { [name]: token });
    if (!signedIn) throw new Error("not signed in");
    const ctx = staffContext(app.parts, at.city, { ...signedIn, requestId: "test" });
    return (await listPendingRemarks(ctx)).map(({ path }) => path);
  };
  expect(await pendingOf(writer)).toEqual([`/library/${own.key}/feedback`]);
  expect(await pendingOf(officer)).toEqual([`/library/${at.key}/feedback`]);
});

const CODES = LANGUAGES.map(({ code }) => code);
const event = fc.record({
  entry: fc.nat(2),
  language: fc.constantFrom(...CODES),
  day: fc.constantFrom("2026-03-31", "2026-04-01", "2026-04-30", "2026-05-01", "2027-03-31", "2027-04-01"),
  what: fc.constantFrom("yes" as const, "no" as const, "missing" as const, "wrong" as const),
});

interface Happened {
  entryId: number;
  language: LanguageCode;
  day: string;
  what: "yes" | "no" | "missing" | "wrong";
}

async function happen(scope: Scope, { entryId, language, day, what }: Happened): Promise<void> {
  if (what === "yes" || what === "no") await countVote(scope, { entryId, language }, { answer: what, today: day });
  else await insertRemark(scope, { entryId, language }, { kind: what, words: "x", today: day });
}

const KEYS: readonly ((count: Count) => string)[] = [
  ({ language }) => language,
  ({ entryId }) => String(entryId),
  ({ month }) => month,
];

it("adds up: pages, languages and months each give the total that the database counts", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const city = await buildMunicipality(app.db);
      const entries = [await buildEntry(app, city.id), await buildEntry(app, city.id), await buildEntry(app, city.id)];
      await inScope(app.db, city.id, async (scope) => {
        for (const each of events) await happen(scope, { ...each, entryId: entries[each.entry]?.id ?? 0 });
        const counts = await listCounts(scope, MONTHS);
        const total = await totalOf(scope, MONTHS);
        const inYear = events.filter(({ day }) => day >= MONTHS.from && day <= MONTHS.to);
        const howMany = (...kinds: string[]) => inYear.filter(({ what }) => kinds.includes(what)).length;
        expect(total).toEqual({ yes: howMany("yes"), no: howMany("no"), texts: howMany("missing", "wrong") });
        for (const keyOf of KEYS) expect(sumOf([...sumsBy(counts, keyOf).values()])).toEqual(total);
      });
    }),
    { numRuns: 25 },
  );
});

it("shows the numbers of a fiscal year by language and page to staff of this city", async () => {
  const { city, key, visitor } = await page();
  await visitor.post(`/feedback/${key}`, { helpful: "no", missing: "Thiếu giờ" });
  await visit(app, city, "my").post(`/feedback/${key}`, { helpful: "yes" });
  const officer = await signIn(app, city, { role: "reader" });
  const html = await (await officer.get("/library/feedback/numbers")).text();
  expect(html).toMatch(
    /<th scope="row">Tiếng Việt<\/th><td class="number">0<\/td><td class="number">1<\/td><td class="number">1</,
  );
  expect(html).toContain("はい 1・いいえ 1・声 1");
  const before = await (await officer.get("/library/feedback/numbers?year=2025")).text();
  expect(before).not.toContain("Tiếng Việt");
  expect((await (await signIn(app, city, {})).get("/library/feedback/numbers")).status).toBe(403);
});
