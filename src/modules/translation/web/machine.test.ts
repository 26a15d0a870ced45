import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkout } from "#platform/checkout.ts";
import { buildContent } from "#testing/build-library.ts";
import { refuses, startLibreTranslate, translates } from "#testing/libre-translate-server.ts";
import { runJobs } from "#testing/run-jobs.ts";
import { withTestApp } from "#testing/test-app.ts";
import { openTranslationDesk, pathIn, SOURCE, storedText } from "#testing/translation-desk.ts";

const server = await startLibreTranslate();
const app = await withTestApp({}, { LIBRETRANSLATE_URL: `${server.url}/`, LIBRETRANSLATE_API_KEY: "geheim" });

it("fills what is missing with drafts that say that a machine made them, and publishes nothing", async () => {
  const desk = await openTranslationDesk(app);
  server.behave(
    translates((text) => (text.includes("14日以内") ? text.replace(/<\/?span[^>]*>/g, "") : `[vi] ${text}`)),
  );
  const started = await desk.desk.post("/translation/machine", { language: "vi", keys: "move-in" });
  expect(pathIn(started)).toMatch(/^\/tasks\//);
  expect(await runJobs(app)).toContain("task.run");
  const task = await (await desk.desk.get(pathIn(started))).text();
  const result = /translation\/machine\/\d+/.exec(task)?.[0] ?? "";
  const html = await (await desk.desk.get(`/${result}`)).text();
  expect(html).toContain("下書きができた所 3、できなかった所 1");
  expect(html).toContain("a: 太字かリンクがなくなりました（1, 2）");
  const text = await storedText(app, desk, "vi");
  expect(text).toMatchObject({ work: "machineDraft", isMachineMade: false, isReviewed: false, published: null });
  expect(text?.draft).toMatchObject({ title: "\\[vi\\] 引っ越しの届け出", blocks: [{ id: "b" }] });
  expect(await (await desk.desk.get("/translation?language=vi")).text()).toContain("機械訳の下書き");
  expect(await (await app.request(`/${desk.city.slug}/vi/guide/move-in`)).text()).not.toContain("[vi]");
});

it("says to residents that a machine made it, until somebody has read it", async () => {
  const desk = await openTranslationDesk(app);
  server.behave(translates((text) => text.replace("を持ってきてください", " xin mang theo")));
  await desk.desk.post("/translation/machine", { language: "vi", keys: "move-in" });
  await runJobs(app);
  const page = await (await desk.desk.get("/library/move-in/texts/vi")).text();
  const draftVersion = /name="draftVersion" value="(\d+)"/.exec(page)?.[1] ?? "";
  const published = await desk.desk.post("/library/move-in/texts/vi", { draftVersion, from: "ja", act: "publish" });
  expect(published.status).toBe(303);
  expect(await storedText(app, desk, "vi")).toMatchObject({ isMachineMade: true, isReviewed: false });
  const read = await (await app.request(`/${desk.city.slug}/vi/guide/move-in`)).text();
  expect(read).toContain("xin mang theo");
  const label = JSON.parse(readFileSync(join(checkout, "locales/vi/library.json"), "utf8"))["library.entry.machine"];
  expect(read).toContain(label);
});

it("labels no public words of a person for a draft that a machine fills up, and takes the label back once it was read", async () => {
  const own = buildContent({ title: "Của người", a: "Của người.", b: "Của người." }, SOURCE);
  const desk = await openTranslationDesk(app, { vi: { content: { ...own, summary: "" }, madeFrom: "ja" } });
  server.behave(translates((text) => `(máy) ${text}`));
  await desk.desk.post("/translation/machine", { language: "vi", keys: "move-in" });
  await runJobs(app);
  expect(await storedText(app, desk, "vi")).toMatchObject({ work: "machineDraft", isMachineMade: false });
  const path = "/library/move-in/texts/vi";
  const publish = async (client: typeof desk.desk, fields: Record<string, string>) => {
    const draftVersion = /name="draftVersion" value="(\d+)"/.exec(await (await client.get(path)).text())?.[1] ?? "";
    return client.post(path, { draftVersion, from: "ja", ...fields });
  };
  expect((await publish(desk.desk, { act: "handIn" })).status).toBe(303);
  expect((await publish(desk.desk, { act: "publish" })).status).toBe(303);
  expect(await storedText(app, desk, "vi"), "handed in as it came").toMatchObject({ isMachineMade: true });
  await publish(desk.desk, { act: "save", "line.summary.text": "Do người viết" });
  expect((await publish(desk.reader, { act: "publish" })).status).toBe(303);
  expect(await storedText(app, desk, "vi")).toMatchObject({ isMachineMade: false, isReviewed: true });
});

it("never touches what a person wrote", async () => {
  const own = buildContent({ title: "Của người", b: "Của người." }, SOURCE);
  const desk = await openTranslationDesk(app, {
    vi: { content: { ...own, summary: "" }, madeFrom: "ja", isDraft: true },
  });
  server.behave(translates((text) => `(máy) ${text}`));
  await desk.desk.post("/translation/machine", { language: "vi", keys: "move-in" });
  await runJobs(app);
  const draft = (await storedText(app, desk, "vi"))?.draft;
  expect(draft).toMatchObject({ title: "Của người", blocks: [{ id: "a" }, { id: "b", text: "Của người." }] });
  expect(draft?.summary).toContain("(máy)");
});

it("tells a used-up quota on the task's page and changes nothing", async () => {
  const desk = await openTranslationDesk(app);
  server.behave(refuses(403, "Invalid API key"));
  const started = await desk.desk.post("/translation/machine", { language: "vi", keys: "move-in" });
  await runJobs(app);
  const html = await (await desk.desk.get(pathIn(started))).text();
  expect(html).toContain("機械翻訳の鍵が正しくありません（Invalid API key）");
  expect(html).not.toContain("geheim");
  expect(await storedText(app, desk, "vi")).toBeUndefined();
});

it("is for those who keep the desk, for languages that are ours and texts that are there", async () => {
  const desk = await openTranslationDesk(app);
  const start = (client: typeof desk.desk, fields: Record<string, string>) =>
    client.post("/translation/machine", fields);
  expect((await start(desk.section, { language: "vi", keys: "move-in" })).status).toBe(403);
  expect((await start(desk.desk, { language: "xx", keys: "move-in" })).status).toBe(422);
  expect((await start(desk.desk, { language: "vi", keys: "" })).status).toBe(422);
  expect((await start(desk.desk, { language: "vi", keys: "nothing" })).status).toBe(404);
  const other = await openTranslationDesk(app);
  const id = await runOnce(desk);
  expect((await other.desk.get(`/translation/machine/${id}`)).status).toBe(404);
  expect((await desk.section.get(`/translation/machine/${id}`)).status).toBe(403);
});

async function runOnce(desk: Awaited<ReturnType<typeof openTranslationDesk>>): Promise<string> {
  server.behave(translates());
  const started = await desk.desk.post("/translation/machine", { language: "vi", keys: "move-in" });
  await runJobs(app);
  return /translation\/machine\/(\d+)/.exec(await (await desk.desk.get(pathIn(started))).text())?.[1] ?? "";
}
