import { beforeAll, describe, expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { buildMunicipality } from "#testing/build.ts";
import { FILLED, openReviewOffice, type ReviewOffice } from "#testing/build-review.ts";
import { withTestApp } from "#testing/test-app.ts";
import { getCycle } from "../../cycles/cycle.data.ts";
import { listSheets, type Sheet } from "../../sheets/sheet.data.ts";

const app = await withTestApp();

const sheetOf = (office: ReviewOffice, project: string): Promise<Sheet> =>
  inScope(app.db, office.municipality.id, async (scope) => {
    const cycle = await getCycle(scope, { planKey: office.plan, fiscalYear: 2024 });
    const [sheet] = await listSheets(scope, { cycleId: cycle.id, projects: [project] });
    if (!sheet) throw new Error("no such sheet");
    return sheet;
  });

const path = (sheet: Sheet, more = "") => `/review/sheets/${sheet.id}${more}`;

async function accept(office: ReviewOffice, project: string, typed: Record<string, string>): Promise<void> {
  const send = async (client: "writer" | "head" | "officer", more: string, body: Record<string, string>) => {
    const sheet = await sheetOf(office, project);
    const answer = await office[client].post(path(sheet, more), { ...body, version: String(sheet.version) });
    expect([answer.status, project]).toEqual([303, project]);
  };
  await send("writer", "", { ...FILLED, ...typed, act: "submit" });
  await send("head", "/step", { act: "pass" });
  await send("officer", "/step", { act: "pass" });
}

/** A year of which one sheet is published while the other is still being written. */
async function publishedOffice(): Promise<ReviewOffice> {
  const office = await openReviewOffice(app);
  await office.officer.post(`/review/open/${office.plan}/2024`);
  await accept(office, "class", { "f.settled.general": "1150.5", "f.settled.national": "0.25" });
  const desk = await sheetOf(office, "desk");
  await office.writer.post(path(desk), {
    ...FILLED,
    "f.done.text": "HIMITSU-DRAFT",
    "f.rolling.0.activities": "HIMITSU-PLAN",
    "f.settled.general": "77777",
    version: String(desk.version),
    act: "save",
  });
  const answer = await office.officer.post(`/review/${office.plan}/2024/publish`, { leavesOpen: "yes" });
  expect(answer.status).toBe(303);
  return office;
}

const get = (office: ReviewOffice, rest: string, language = "ja") =>
  app.request(`/${office.municipality.slug}/${language}/plans/${office.plan}${rest}`);
const textOf = async (answer: Response) => (await answer.text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
const api = (office: ReviewOffice, rest: string) =>
  app.request(`/api/v1/municipalities/${office.municipality.code}/plans/${office.plan}${rest}`);

describe("a plan of which no year is public", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await openReviewOffice(app);
    await office.officer.post(`/review/open/${office.plan}/2024`);
  });

  it("says so, and has no page of a year", async () => {
    expect(await textOf(await get(office, "/progress"))).toContain("公表された年度はまだありません");
    expect(await textOf(await get(office, "/progress/rolling"))).toContain("公表された年度はまだありません");
    expect(await textOf(await get(office, "/progress/2024"))).toContain("公表された内容はありません");
    expect(await (await api(office, "/progress")).json()).toEqual({ years: [] });
  });

  it.each(["/2024", "/2024/projects/desk", "/2024/projects.csv", "/2024/data.zip", "/rolling.csv", "/rolling.xlsx"])(
    "does not know %s",
    async (rest) => {
      expect((await get(office, `/progress${rest}`)).status).toBe(404);
    },
  );
});

describe("a published year", () => {
  let office: ReviewOffice;
  beforeAll(async () => {
    office = await publishedOffice();
  });

  it("tells who reported and what is missing", async () => {
    const page = await textOf(await get(office, "/progress/2024"));
    expect(page).toContain("1の担当のうち1の報告があります");
    expect(page).toContain("一部あり");
  });

  it("adds the money exactly, and shows each project's grade with its direction", async () => {
    const page = await textOf(await get(office, "/progress/2024"));
    expect(page).toContain("合計 1 1,200 1,150.75");
    expect(page).toContain("日本語教室 B 継続");
  });

  it("shows the whole sheet under an address of its own", async () => {
    const page = await textOf(await get(office, "/progress/2024/projects/class"));
    for (const part of ["11回ひらいた", "参加者名簿", "1,150.75千円", "参加が増えている"]) expect(page).toContain(part);
  });

  it("leads to the years from the plan's and from the project's page", async () => {
    expect(await (await get(office, "")).text()).toContain(`/plans/${office.plan}/progress/2024"`);
    const project = await get(office, "/projects/class");
    expect(await project.text()).toContain(`/plans/${office.plan}/progress/2024/projects/class"`);
    expect(await (await get(office, "/projects/desk")).text()).not.toContain("/progress/2024");
  });

  it("tells the next three years by direction and by source, as page and as files", async () => {
    const page = await textOf(await get(office, "/progress/rolling"));
    expect(page).toContain("継続 1,200 (1事業)");
    const workbook = new Uint8Array(await (await get(office, "/progress/rolling.xlsx")).arrayBuffer());
    expect([...workbook.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    expect(await (await get(office, "/progress/rolling.csv")).text()).toContain("class,2025,continue,毎月ひらく");
  });

  it("gives it to programs in the same exact numbers", async () => {
    const { years } = await (await api(office, "/progress")).json();
    expect(years).toMatchObject([{ fiscalYear: 2024, projects: 1, sections: 1, isDemo: false }]);
    const year = await (await api(office, "/progress/2024")).json();
    expect(year.money.sum).toEqual({ budget: "1200", settled: "1150.75" });
    expect(year.sheets).toMatchObject([
      { project: "class", direction: "continue", grade: { key: "B" }, outputs: [{ actual: "11", records: 0 }] },
    ]);
    expect((await api(office, "/progress/2023")).status).toBe(404);
  });

  it("never shows a word of a sheet that is not published", async () => {
    const all = ["/progress", "/progress/2024", "/progress/rolling", "/progress/rolling.csv", "/projects/desk", ""];
    const files = ["projects", "outputs", "money", "plans", "texts"].map((name) => `/progress/2024/${name}.csv`);
    const pages = await Promise.all([...all, ...files].map((rest) => get(office, rest)));
    const answers = [...pages, await api(office, "/progress"), await api(office, "/progress/2024")];
    for (const answer of answers) {
      expect([answer.url, answer.status]).toEqual([answer.url, 200]);
      expect(await answer.text()).not.toMatch(/HIMITSU|77777|77,777/);
    }
    expect((await get(office, "/progress/2024/projects/desk")).status).toBe(404);
  });

  it.each(["/progress/2024", "/progress/2024/projects/class", "/progress/2024/data.zip", "/progress"])(
    "is not found in another municipality: %s",
    async (rest) => {
      const other = await buildMunicipality(app.db);
      const answer = await app.request(`/${other.slug}/ja/plans/${office.plan}${rest}`);
      expect(answer.status).toBe(404);
    },
  );

  it.each(["/progress/abc", "/progress/2024/none.csv", "/progress/2024/projects/none", "/progress/99999999999"])(
    "does not know %s",
    async (rest) => {
      expect((await get(office, rest)).status).toBe(404);
    },
  );

  it.each(["ja-easy", "vi", "ar"])("can be read in %s", async (language) => {
    for (const rest of ["/progress", "/progress/2024", "/progress/2024/projects/class", "/progress/rolling"])
      expect((await get(office, rest, language)).status).toBe(200);
  });
});

it("goes on showing what was published while it is corrected, says so at once, and shows the correction once it is public", async () => {
  const office = await publishedOffice();
  const server = await app.serve();
  const address = `${server}/${office.municipality.slug}/ja/plans/${office.plan}/progress/2024/projects/class`;
  const page = async () => (await fetch(address)).text();
  expect(await page()).not.toContain("いま直しています");
  const sheet = await sheetOf(office, "class");
  const reopening = { act: "reopen", note: "数の訂正", version: String(sheet.version) };
  expect((await office.officer.post(path(sheet, "/step"), reopening)).status).toBe(303);
  await expect.poll(page).toContain("いま直しています");
  await accept(office, "class", { "f.done.text": "12回ひらいた" });
  const between = await page();
  expect(between).toContain("11回ひらいた");
  expect(between).not.toContain("12回ひらいた");
  expect(await textOf(await get(office, "/progress/2024"))).toContain("1の担当のうち1の報告があります");
  await office.officer.post(`/review/${office.plan}/2024/publish`, { leavesOpen: "yes" });
  await expect.poll(page).toContain("12回ひらいた");
  expect(await page()).not.toContain("いま直しています");
});
