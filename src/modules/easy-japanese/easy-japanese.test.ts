import { expect, it } from "vitest";
import type { Municipality } from "#platform/context.ts";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { type StaffClient, signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { listReadings } from "./readings/reading.data.ts";
import type { ToldFinding, ToldReport, ToldWord } from "./web/islands/aid/told.ts";

const app = await withTestApp();
const STIFF =
  "転入された方は、届出期間内に必要書類を持参し、窓口において所定の手続を行ったうえで、交付された証明書を関係機関に提出しなければなりません。";
const EASY = "市役所に 来て ください。";

const officerOf = (city: Municipality) => signIn(app, city, { role: "planOfficer" });
const readingsOf = (city: Municipality) => inScope(app.db, city.id, listReadings);

async function check(who: StaffClient, text: string, subject = ""): Promise<ToldReport> {
  const answer = await who.post("/easy-japanese/check", { text, subject });
  expect(answer.status).toBe(200);
  return (await answer.json()) as ToldReport;
}

async function startAt(role: Parameters<typeof signIn>[2]["role"] = "planOfficer") {
  const city = await buildMunicipality(app.db);
  return { city, who: await signIn(app, city, { role }) };
}

it("finds what is hard in a text, at its exact places, and scores an easy one above it", async () => {
  const { who } = await startAt();
  const text = `😀 はじめに。\n${STIFF}`;
  const stiff = await check(who, text);
  expect(stiff.findings.length).toBeGreaterThan(0);
  expect(stiff.findings.filter(({ start, end, text: at }) => text.slice(start, end) !== at)).toEqual([]);
  expect(stiff.axes.map(({ name }) => name)).toEqual(["vocabulary", "kanji", "stiffness", "length", "grammar"]);
  expect(stiff.summary).toContain(String(stiff.findings.length));
  const asked = await who.post("/easy-japanese/check", { text, with: "segments" });
  const { segments } = (await asked.json()) as { segments: { surface: string }[] };
  expect(segments.map(({ surface }) => surface).join("")).toBe(text);
  expect((await check(who, EASY)).total).toBeGreaterThan(stiff.total);
});

it("tells a place with marks in it in the words of the text, and remembers that it is left", async () => {
  const { who } = await startAt();
  const text = `**${STIFF.slice(0, 20)}**${STIFF.slice(20)} [窓口](entry:desk)へ。`;
  const subject = "library/marks/ja";
  const { findings } = await check(who, text, subject);
  expect(findings.filter(({ start, end, text: at }) => text.slice(start, end) !== at)).toEqual([]);
  const long = findings.find(({ rule }) => rule === "long-sentence");
  expect(long?.text).toContain("**");
  await who.post("/easy-japanese/ignore", { subject, rule: "long-sentence", words: long?.text ?? "", reason: "法律" });
  const after = await check(who, text, subject);
  expect(after.findings.find(({ rule }) => rule === "long-sentence")?.ignored).toBe("法律");
  const asked = await who.post("/easy-japanese/check", { text, with: "segments" });
  const { segments } = (await asked.json()) as { segments: { surface: string }[] };
  expect(segments.map(({ surface }) => surface).join("")).toBe(text);
});

it.each(["", " \n\n", "<b>太字</b> &amp; ｱﾊﾟｰﾄ 👩‍👩‍👧 https://example.jp/?a=1", "｜《》《》〈"])(
  "looks at any text: %j",
  async (text) => {
    const { who } = await startAt();
    expect((await check(who, text)).total).toBeGreaterThanOrEqual(0);
  },
);

it("looks at a text of 100,000 characters, and refuses a longer one with words for the writer", async () => {
  const { who } = await startAt();
  const long = `${"市役所に来てください。\n".repeat(9_000)}`.slice(0, 100_000);
  const { total, findings, isShortened } = await check(who, `${STIFF}\n${long}`.slice(0, 100_000));
  expect(total).toBeGreaterThan(0);
  expect(findings.length <= 100 || isShortened).toBe(true);
  const answer = await who.post("/easy-japanese/check", { text: `${long}。` });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({ words: "文章は100,000字までです。分けて確かめてください。" });
});

it("does not look at more than a million characters a minute for one person", async () => {
  const { who } = await startAt();
  const text = "市役所に来てください。\n".repeat(9_000).slice(0, 100_000);
  for (let time = 0; time < 10; time += 1) await check(who, text);
  const answer = await who.post("/easy-japanese/check", { text });
  expect(answer.status).toBe(429);
  expect(((await answer.json()) as { words: string }).words).toContain("少し待って");
});

it("leaves a place as it is where the writer says why: in this text, in this city, until she takes it back", async () => {
  const { city, who } = await startAt();
  const subject = "library/moving-in/ja";
  const [first] = (await check(who, STIFF, subject)).findings as [ToldFinding];
  const place = { subject, rule: first.rule, words: first.text };
  expect((await who.post("/easy-japanese/ignore", { ...place, reason: "法律の言葉" })).status).toBe(200);
  const after = await check(who, STIFF, subject);
  expect(after.findings.find(({ ignored }) => ignored)).toMatchObject({ rule: first.rule, ignored: "法律の言葉" });
  expect((await check(who, STIFF, "library/other/ja")).findings.every(({ ignored }) => ignored === null)).toBe(true);
  const stranger = await officerOf(await buildMunicipality(app.db));
  expect((await check(stranger, STIFF, subject)).findings.every(({ ignored }) => ignored === null)).toBe(true);
  expect((await stranger.post("/easy-japanese/heed", place)).status).toBe(404);
  expect((await who.post("/easy-japanese/heed", place)).status).toBe(200);
  expect((await check(who, STIFF, subject)).findings.every(({ ignored }) => ignored === null)).toBe(true);
  const audit = await inScope(app.db, city.id, ({ db }) => db.selectFrom("audit_entries").selectAll().execute());
  expect(audit.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["easyFinding.ignored", "easyFinding.heeded"]),
  );
  expect(JSON.stringify(audit), "words of a draft stay out of the log").not.toContain(first.text);
});

it.each([{ reason: " " }, { reason: "長".repeat(301) }, { rule: "no-rule" }, { subject: "" }, { words: "" }])(
  "refuses to leave a place with %j",
  async (wrong) => {
    const { who } = await startAt();
    const place = { subject: "library/a/ja", rule: "vague", words: "等", reason: "理由" };
    expect((await who.post("/easy-japanese/ignore", { ...place, ...wrong })).status).toBe(422);
  },
);

it("writes the readings that were chosen into the text and remembers those of the whole city", async () => {
  const { city, who } = await startAt();
  const text = "市役所で書類を書きます。";
  const answer = await who.post("/easy-japanese/readings/propose", { text });
  const { proposals } = (await answer.json()) as { proposals: ToldWord[] };
  const found = proposals.find(({ surface }) => surface.includes("書類"));
  expect(found?.proposed).toContain("しょるい");
  const choices = [{ surface: found?.surface, proposed: found?.proposed, reading: "しょるい", isKept: true }];
  const written = await who.post("/easy-japanese/readings/write", { text, choices: JSON.stringify(choices) });
  const end = text.indexOf("書類") + 2;
  expect(await written.json()).toMatchObject({
    inserts: expect.arrayContaining([{ at: end, words: "《しょるい》" }]),
    kept: 1,
  });
  expect(await readingsOf(city)).toMatchObject([{ word: found?.surface, reading: "しょるい", by: who.staffId }]);
  expect(await readingsOf(await buildMunicipality(app.db))).toEqual([]);
});

it.each(["[", "{}", '[{"surface":"市","proposed":"し","reading":"SHI","isKept":false}]'])(
  "refuses choices that are none: %s",
  async (choices) => {
    const { who } = await startAt();
    expect((await who.post("/easy-japanese/readings/write", { text: "市", choices })).status).toBe(422);
  },
);

it("proposes readings only for kanji above a school year where the writer wants it so", async () => {
  const { who } = await startAt();
  const propose = async (above: string) => {
    const answer = await who.post("/easy-japanese/readings/propose", { text: "学校へ書類を出します。", above });
    return ((await answer.json()) as { proposals: ToldWord[] }).proposals.map(({ surface }) => surface);
  };
  expect(await propose("0")).toEqual(["学校", "書類", "出"]);
  expect(await propose("3")).toEqual(["書類"]);
  expect((await who.post("/easy-japanese/readings/propose", { text: "市", above: "7" })).status).toBe(422);
});

it("proposes a name as a person has confirmed it, and nothing by itself", async () => {
  const { who } = await startAt();
  const propose = async () => {
    const answer = await who.post("/easy-japanese/readings/propose", { text: "犀川へ行きます。" });
    return ((await answer.json()) as { proposals: ToldWord[] }).proposals.find(({ surface }) => surface === "犀川");
  };
  expect(await propose()).toMatchObject({ proposed: "", needs: "name" });
  expect((await who.post("/easy-japanese/readings", { word: "犀川", reading: "さいがわ" })).status).toBe(303);
  expect(await propose()).toMatchObject({ proposed: "さいがわ", needs: "look" });
  expect(await (await who.get("/easy-japanese/readings")).text()).toContain("犀川（さいがわ）");
  expect((await who.post("/easy-japanese/readings/forget", { word: "犀川" })).status).toBe(303);
  expect((await who.post("/easy-japanese/readings/forget", { word: "犀川" })).status).toBe(404);
  expect(await propose()).toMatchObject({ needs: "name" });
});

it("shows the form again where a reading is no hiragana, with what was typed", async () => {
  const { city, who } = await startAt();
  const answer = await who.post("/easy-japanese/readings", { word: "犀川", reading: "SAI" });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('value="SAI"');
  expect(await readingsOf(city)).toEqual([]);
});

it("gives the same report on a page for those without script, of whatever form it comes from", async () => {
  const { who } = await startAt();
  const fields = {
    _easy: "title line.*",
    title: "お知らせ",
    "line.a.text": STIFF,
    "line.b.text": EASY,
    secret: "秘密",
  };
  const answer = await who.post("/easy-japanese/report", fields);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  const data = await check(who, `お知らせ\n${STIFF}\n${EASY}`);
  expect(html).toContain(data.summary);
  expect(html).toContain("easy-findings");
  expect(html).not.toContain("秘密");
});

it("shows a text that is too long again", async () => {
  const { who } = await startAt();
  const answer = await who.post("/easy-japanese/report", { text: "長".repeat(100_001) });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("長長長");
});

it("puts furigana into a text without script, and says which reading is none", async () => {
  const { city, who } = await startAt();
  const text = "書類を出します。";
  const form = await (await who.post("/easy-japanese/furigana", { text })).text();
  expect(form).toContain('value="しょるい"');
  const fields = { text, "surface.0": "書類", "proposed.0": "しょるい", "reading.0": "しょるい", "kept.0": "on" };
  const html = await (await who.post("/easy-japanese/furigana/write", fields)).text();
  expect(html).toContain("書類《しょるい》を出します。");
  expect(html).toContain("<rt>しょるい</rt>");
  expect(await readingsOf(city)).toMatchObject([{ word: "書類" }]);
  const wrong = await who.post("/easy-japanese/furigana/write", { ...fields, "reading.0": "書類" });
  expect(wrong.status).toBe(422);
});

it("lets those check who write, and those confirm readings who write for the city", async () => {
  const { who: reader } = await startAt("reader");
  expect((await reader.get("/easy-japanese")).status).toBe(403);
  for (const path of ["/check", "/report", "/ignore", "/heed", "/readings/propose", "/readings/write", "/furigana"])
    expect((await reader.post(`/easy-japanese${path}`, { text: "市" })).status).toBe(403);
  const { city, who: partner } = await startAt("partnerStaff");
  expect((await partner.get("/easy-japanese")).status).toBe(200);
  expect((await partner.post("/easy-japanese/readings", { word: "犀川", reading: "さいがわ" })).status).toBe(403);
  const left = { subject: "library/a/ja", rule: "vague", words: "等", reason: "理由" };
  expect((await partner.post("/easy-japanese/ignore", left)).status).toBe(403);
  const choices = JSON.stringify([{ surface: "書類", proposed: "しょるい", reading: "しょるい", isKept: true }]);
  const written = await partner.post("/easy-japanese/readings/write", { text: "書類", choices });
  expect(await written.json()).toMatchObject({ kept: 0 });
  expect(await readingsOf(city)).toEqual([]);
});

it("takes no request from another page", async () => {
  const { city, who } = await startAt();
  const answer = await app.request(`/${city.slug}/staff/easy-japanese/check`, {
    method: "POST",
    headers: { cookie: who.cookie, "sec-fetch-site": "cross-site" },
    body: new URLSearchParams({ _token: who.formToken, text: "市" }),
  });
  expect(answer.status).toBe(403);
});
