import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { readArchive } from "#platform/documents/archive.ts";
import { type Block, plainLine } from "#platform/documents/paper.ts";
import { readWorkbook } from "#platform/documents/workbook.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { makeReport, openReportOffice } from "#testing/build-report.ts";
import type { ReviewOffice } from "#testing/build-review.ts";
import { runJobs } from "#testing/run-jobs.ts";
import { textsOf } from "#testing/sample-paper.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { drawBlocks, drawPaper } from "./draw-report.ts";
import { getFile, getReport, type ReportFile } from "./report.data.ts";
import { hashOf } from "./snapshot.ts";

const app = await withTestApp();
const parts = app.parts.modules.flatMap((module) => module.reportParts ?? []);
const sayIn = (language: "ja" | "en") => createTranslator(app.parts.catalogue, getLanguage(language));

const reportOf = (office: ReviewOffice, id: number) =>
  inScope(app.db, office.municipality.id, (scope) => getReport(scope, id));
const fileOf = (office: ReviewOffice, at: Pick<ReportFile, "language" | "format"> & { reportId: number }) =>
  inScope(app.db, office.municipality.id, (scope) => getFile(scope, at));
const blocksIn = async (office: ReviewOffice, id: number): Promise<Block[]> =>
  drawBlocks((await reportOf(office, id)).snapshot, sayIn("ja"), parts);
const renamePlan = (office: ReviewOffice, title: string) =>
  inScope(app.db, office.municipality.id, (scope) =>
    scope.db
      .updateTable("plans")
      .set({ title: JSON.stringify({ ja: title, en: title }) })
      .execute(),
  );

const decoded = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll(/&#39;|&apos;/g, "'")
    .replaceAll("&amp;", "&");

async function textOf(bytes: Uint8Array<ArrayBuffer>, format: "docx" | "xlsx"): Promise<string> {
  if (format === "xlsx")
    return (await readWorkbook(bytes)).flatMap(({ name, rows }) => [name, ...rows.flat()]).join("\n");
  const files = await readArchive(bytes, { parts: 1_000, bytes: 1e9, ratio: 1e6 });
  return files
    .filter(({ name }) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name))
    .map(({ bytes: xml }) =>
      decoded(
        new TextDecoder()
          .decode(xml)
          .replace(/<w:rt>.*?<\/w:rt>/gs, "")
          .replace(/<[^>]*>/g, ""),
      ),
    )
    .join("");
}

describe("a report", () => {
  let office: ReviewOffice;
  let id: number;
  beforeAll(async () => {
    office = await openReportOffice(app);
    id = await makeReport(app, office);
  });

  it("is made by a task that tells where it lies, with a snapshot that is what its hash says", async () => {
    const { snapshot, sha256, state, edition } = await reportOf(office, id);
    expect({ state, edition, sha256 }).toEqual({ state: "draft", edition: 1, sha256: hashOf(snapshot) });
    const made = await inScope(app.db, office.municipality.id, (scope) =>
      scope.db
        .selectFrom("tasks")
        .select(["state", "result_path"])
        .where("kind", "=", "reports.makeReport")
        .executeTakeFirstOrThrow(),
    );
    expect(made).toMatchObject({ state: "done", result_path: `/reports/${id}` });
  });

  it("is printed in the city's colour of its day; a snapshot from before that knows none is printed in black", async () => {
    const { snapshot } = await reportOf(office, id);
    expect(drawPaper(snapshot, sayIn("ja"), parts).colour).toBe(office.municipality.theme.light);
    const { colour: _, ...older } = snapshot;
    expect(drawPaper(older, sayIn("ja"), parts).colour).toBeUndefined();
  });

  it("says what the sheets, the targets and the template say, in both languages", async () => {
    const { snapshot } = await reportOf(office, id);
    for (const [language, words] of [
      ["ja", ["相談窓口", "11回ひらいた", "近所の人と話した人の割合", "2の事業について、1の課・団体"]],
      ["en", ["Advice desk", "People who talked with neighbours", "1 sections and bodies reported on 2 projects"]],
    ] as const) {
      const said = textsOf(drawPaper(snapshot, sayIn(language), parts)).join("\n");
      for (const word of words) expect(said).toContain(word);
    }
  });

  it.each(["docx", "xlsx"] as const)("holds every text of the snapshot in %s, in both languages", async (format) => {
    const { snapshot } = await reportOf(office, id);
    for (const language of ["ja", "en"] as const) {
      const text = await textOf(await fileOf(office, { reportId: id, language, format }), format);
      const wanted = textsOf(drawPaper(snapshot, sayIn(language), parts));
      // Excel holds numbers as numbers.
      const missing = wanted.filter((each) => !text.includes(each) && !/^[△−-]?[\d,.]+$/.test(each));
      expect(missing).toEqual([]);
    }
  });

  it("holds every text of the snapshot on its page", async () => {
    const html = decoded(
      (await (await office.officer.get(`/reports/${id}`)).text()).replace(/<rt>.*?<\/rt>|<[^>]*>/g, ""),
    );
    const { snapshot } = await reportOf(office, id);
    const wanted = textsOf(drawPaper(snapshot, sayIn("ja"), parts));
    expect(wanted.filter((each) => !html.includes(each))).toEqual([]);
  });

  it("gives the same bytes in each format when it is made again from the same facts", async () => {
    const again = await makeReport(app, office);
    const [first, second] = [await reportOf(office, id), await reportOf(office, again)];
    expect(second).toMatchObject({ edition: 2, sha256: first.sha256 });
    for (const language of ["ja", "en"] as const)
      for (const format of ["pdf", "docx", "xlsx"] as const) {
        const [one, other] = [
          await fileOf(office, { reportId: id, language, format }),
          await fileOf(office, { reportId: again, language, format }),
        ];
        expect(Buffer.from(one).equals(Buffer.from(other)), `${language} ${format}`).toBe(true);
      }
  });

  it("keeps the names of its day when the plan is renamed, and the next report has the new one", async () => {
    const before = await blocksIn(office, id);
    await renamePlan(office, "あたらしい名の計画");
    expect(await blocksIn(office, id)).toEqual(before);
    const next = await reportOf(office, await makeReport(app, office));
    expect((await reportOf(office, id)).snapshot.plan.ja).toBe("多文化共生の計画");
    expect(next.snapshot.plan.ja).toBe("あたらしい名の計画");
    const old = await (await office.officer.get(`/reports/${id}`)).text();
    expect(old).toContain("多文化共生の計画 令和6年度 進捗状況報告書");
    expect(old).not.toContain("あたらしい名の計画");
  });

  it("names chapters without content in a line instead of leaving bare headings", async () => {
    const headings = (await blocksIn(office, id)).flatMap((block) =>
      block.kind === "heading" && block.level === 1 ? [plainLine(block.text)] : [],
    );
    expect(headings).toContain("資料　実績の記録");
    const blocks = await blocksIn(office, id);
    const facts = blocks.findIndex((block) => block.kind === "heading" && plainLine(block.text) === "資料　実績の記録");
    expect(blocks[facts + 1]).toMatchObject({ kind: "paragraph", text: ["この項目の記載は、まだありません。"] });
  });

  it("is not written over: neither its snapshot nor its files", async () => {
    const change = (table: "reports" | "report_files", column: string) =>
      inScope(app.db, office.municipality.id, (scope) =>
        scope.db
          .updateTable(table)
          .set({ [column]: "x" })
          .execute(),
      );
    await expect(change("reports", "sha256")).rejects.toThrow(/permission denied/);
    await expect(change("report_files", "sha256")).rejects.toThrow(/permission denied/);
  });
});

it("makes nothing for those who may not, for no plan, and for another city's", async () => {
  const [office, other] = [await openReportOffice(app), await openReportOffice(app)];
  const fields = { plan: office.plan, fiscalYear: "2024" };
  expect((await office.writer.post("/reports", fields)).status).toBe(403);
  expect((await office.officer.post("/reports", { plan: "", fiscalYear: "1999" })).status).toBe(422);
  expect((await other.officer.post("/reports", fields)).status).toBe(404);
  const reader = await signIn(app, office.municipality, { role: "reader" });
  expect((await reader.post("/reports", fields)).status).toBe(403);
  expect(await runJobs(app)).toEqual([]);
});
