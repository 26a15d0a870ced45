import { findText } from "#modules/library/entries/text.data.ts";
import { inScope } from "#platform/db/scope.ts";
import type { LanguageCode } from "#platform/i18n/languages.ts";
import { buildBody, buildMunicipality } from "./build.ts";
import type { BuiltText } from "./build-library.ts";
import { buildContent, buildEntry } from "./build-library.ts";
import { buildPlan } from "./build-plan.ts";
import { type StaffClient, signIn } from "./sign-in.ts";
import type { TestApp } from "./test-app.ts";

export const SOURCE = buildContent({
  title: "引っ越しの届け出",
  summary: "住み始めたら市役所で届け出ます。",
  a: "**14日以内**に[市民課](entry:counter)へ来てください。",
  b: "在留カードを持ってきてください。",
});

/** A city with an entry in Japanese, a plan, and those who work at its desk. */
export async function openTranslationDesk(
  app: TestApp,
  texts: Partial<Record<"ja" | "ja-easy" | "vi", BuiltText>> = {},
) {
  const city = await buildMunicipality(app.db);
  const body = await buildBody(app.db, city);
  const plan = await buildPlan(app.db, city);
  const entry = await buildEntry(app, city.id, { key: "move-in", texts: { ja: { content: SOURCE }, ...texts } });
  await buildEntry(app, city.id, { key: "counter" });
  const section = await signIn(app, city, { role: "sectionContributor", body });
  const desk = await signIn(app, city, { role: "planOfficer", body });
  const reader = await signIn(app, city, { role: "administrator", body });
  return { city, body, plan, entry, section, desk, reader };
}

export type TranslationDesk = Awaited<ReturnType<typeof openTranslationDesk>>;

/** A request for the entry in Vietnamese, taken on: the desk translates, the reader reads. Returns the job's number. */
export async function takenOn(desk: TranslationDesk, more: Record<string, string> = {}): Promise<number> {
  await desk.section.post("/translation/requests", {
    ...{ entryKey: "move-in", neededOn: "2099-12-10", "language.vi": "on", audience: "新しく来た人" },
    ...more,
  });
  const list = await (await desk.desk.get("/translation/requests")).text();
  const id = Number(/translation\/jobs\/(\d+)"/.exec(list)?.[1]);
  await desk.desk.post(`/translation/jobs/${id}/accept`, {
    ...{ version: "1", assigneeId: desk.desk.staffId, readerId: desk.reader.staffId, dueOn: "2026-12-10" },
  });
  return id;
}

/** The hidden field of a job's page that says what the person saw. */
export async function versionOf(client: StaffClient, job: number): Promise<string> {
  const html = await (await client.get(`/translation/jobs/${job}`)).text();
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? "";
}

/** Brings a file to a job; the answer leads to its preview. */
export const bring = (
  client: StaffClient,
  job: number | "",
  file: string | Uint8Array<ArrayBuffer>,
): Promise<Response> => client.post("/translation/import", { job: String(job), file: new File([file], "vi.xlf") });

/** Behind `/{slug}/staff`. */
export const pathIn = (response: Response): string =>
  (response.headers.get("location") ?? "").replace(/^.*?\/staff/, "");

/** Vietnamese for each line of the source, with its marks. */
export const VIETNAMESE: Record<string, string> = {
  "title/text": "Đăng ký chuyển đến",
  "summary/text": "Khi bắt đầu sống ở đây, hãy đăng ký ở toà thị chính.",
  "a/text": 'Hãy đến <pc id="2">quầy công dân</pc> <pc id="1">trong 14 ngày</pc>.',
  "b/text": "Hãy mang theo thẻ cư trú.",
};

/** What a translator outside does with a file of ours. */
export function translated(xliff: string, words: Record<string, string> = VIETNAMESE): string {
  return xliff.replace(/<unit id="[^":]*:([^"]*)"[\s\S]*?<\/unit>/g, (unit, place: string) => {
    const target = words[place.replace(":", "/")];
    if (target === undefined) return unit;
    return unit
      .replace(/\s*<target>[\s\S]*?<\/target>/, "")
      .replace("</source>", `</source>\n<target>${target}</target>`)
      .replace('state="initial"', 'state="translated"');
  });
}

/** A text as it is stored. */
export const storedText = (app: TestApp, { city, entry }: TranslationDesk, language: LanguageCode) =>
  inScope(app.db, city.id, (scope) => findText(scope, entry.id, language));
