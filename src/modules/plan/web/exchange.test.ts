import { deflateRawSync } from "node:zlib";
import { type WriteSheet, writeXlsx } from "hucre";
import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { RECORD_KINDS } from "#app/modules.ts";
import { inScope } from "#platform/db/scope.ts";
import { readArchive, storeArchive } from "#platform/documents/archive.ts";
import { readWorkbook, type SheetRows } from "#platform/documents/workbook.ts";
import { buildMunicipality } from "#testing/build.ts";
import { buildPlan, buildSystemContext } from "#testing/build-plan.ts";
import { signIn } from "#testing/sign-in.ts";
import { withTestApp } from "#testing/test-app.ts";
import { importPlanFile } from "../import-plan-file.ts";
import { getPlan, loadDocument } from "../plan-record.data.ts";
import { removeDemo } from "../remove-demo.ts";

const app = await withTestApp();

/** A city with a small plan, its plan officer, and what the resident downloads give. */
async function office() {
  const municipality = await buildMunicipality(app.db);
  const plan = await buildPlan(app.db, municipality);
  const officer = await signIn(app, municipality, { role: "planOfficer" });
  const download = async (path: string) => {
    const answer = await app.request(`/${municipality.slug}/ja/plans/${plan}/${path}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const load = () =>
    inScope(app.db, municipality.id, async (scope) => {
      const { id } = await getPlan(scope, plan);
      return loadDocument(scope, id, RECORD_KINDS);
    });
  const upload = (content: string | Uint8Array<ArrayBuffer>, name: string) =>
    officer.post(`/plans/${plan}/import`, { file: new File([content], name) });
  return {
    municipality,
    plan,
    officer,
    download,
    load,
    upload,
    yaml: async () => new TextDecoder().decode(await download("plan.yaml")),
  };
}

type Office = Awaited<ReturnType<typeof office>>;

/** What the preview page says, and the form on it. */
async function preview(desk: Office, answer: Response) {
  expect(answer.status).toBe(303);
  const path = (answer.headers.get("location") ?? "").replace(`/${desk.municipality.slug}/staff`, "");
  const html = await (await desk.officer.get(path)).text();
  return { path, html, lastChange: /name="lastChange" value="(\d+)"/.exec(html)?.[1] ?? "" };
}

/** A workbook with the same sheets, `edit`ed as somebody's program would write them. */
async function rewritten(
  bytes: Uint8Array,
  edit: (sheets: SheetRows[], extra: Map<string, Partial<WriteSheet>>) => void,
) {
  const sheets = await readWorkbook(bytes);
  const extra = new Map<string, Partial<WriteSheet>>();
  edit(sheets, extra);
  return new Uint8Array(await writeXlsx({ sheets: sheets.map((sheet) => ({ ...sheet, ...extra.get(sheet.name) })) }));
}

const sheetOf = (sheets: readonly SheetRows[], kind: string) => {
  const found = sheets.find((sheet) => sheet.name.startsWith(`${kind} `));
  if (!found) throw new Error(`no sheet ${kind}`);
  return found;
};

it("offers the plan in three formats, and importing one of them again changes nothing", async () => {
  const desk = await office();
  const answer = await app.request(`/${desk.municipality.slug}/en/plans/${desk.plan}/plan.xlsx`);
  expect(answer.headers.get("content-disposition")).toContain(`${desk.plan}.xlsx`);
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(await desk.download("projects.csv"))).toMatch(
    /^\uFEFFlocal_government_code,/,
  );
  for (const [name, content] of [
    ["plan.xlsx", await desk.download("plan.xlsx")],
    ["plan.yaml", await desk.yaml()],
  ] as const) {
    const { html } = await preview(desk, await desk.upload(content, name));
    expect(html).toContain("いまの計画と同じです");
    expect(html).not.toContain("lastChange");
  }
});

it("shows what would change field by field, and changes it as one act only when told to", async () => {
  const desk = await office();
  const before = await desk.load();
  const edited = (await desk.yaml())
    .replace('ja: "相談窓口"', 'ja: "相談と案内の窓口"')
    .replace(
      "listings:",
      '  - key: new-project\n    title: { ja: "新しい事業 <b>=cmd()</b>" }\n\nlistings:\n  - { key: new-home, project: new-project, node: "2", home: true }',
    )
    .replace(/ {2}- key: a2\n(?: {4}.*\n)+/, "");
  const shown = await preview(desk, await desk.upload(edited, "plan.yaml"));
  for (const said of [
    "相談窓口",
    "相談と案内の窓口",
    "新しい事業 &lt;b>=cmd()&lt;/b>",
    "事業: 増 1・変 1・減 0",
    "アクション: 増 0・変 0・減 1",
  ]) {
    expect(shown.html.replaceAll("&gt;", ">")).toContain(said);
  }
  expect(await desk.load()).toEqual(before);

  const done = await desk.officer.post(shown.path, { lastChange: shown.lastChange, reason: "年度の見直し" });
  expect(done.status).toBe(303);
  const after = await desk.load();
  expect(after.records["projects"]).toHaveLength(3);
  expect(after.records["actions"]).toHaveLength(1);
  const changes = await inScope(app.db, desk.municipality.id, (scope) =>
    scope.db.selectFrom("plan_changes").select(["batch", "reason"]).execute(),
  );
  expect(new Set(changes.map((change) => change.batch)).size).toBe(1);
  expect(changes[0]?.reason).toBe("年度の見直し");
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(404);
  const page = await (
    await desk.officer.get((done.headers.get("location") ?? "").replace(`/${desk.municipality.slug}/staff`, ""))
  ).text();
  expect(page).toContain("4件の変更をまとめて");
});

it("refuses when the plan has changed since the preview, and shows the new comparison", async () => {
  const desk = await office();
  const source = await desk.yaml();
  const first = await preview(desk, await desk.upload(source.replace('ja: "相談窓口"', 'ja: "窓口A"'), "a.yaml"));
  const second = await preview(desk, await desk.upload(source.replace('ja: "相談窓口"', 'ja: "窓口B"'), "b.yaml"));
  expect((await desk.officer.post(second.path, { lastChange: second.lastChange })).status).toBe(303);
  const refused = await desk.officer.post(first.path, { lastChange: first.lastChange });
  expect(refused.status).toBe(409);
  const html = await refused.text();
  expect(html).toContain("比べたあとに計画が変わりました");
  expect(html).toContain("窓口B");
  expect(html).not.toContain(`value="${first.lastChange}"`);
  expect(JSON.stringify(await desk.load())).not.toContain("窓口A");
});

it("keeps demo records through an import, drops those that lose their footing, and removes all with one command", async () => {
  const desk = await office();
  const ctx = buildSystemContext(app.db, desk.municipality);
  const source = `format: kakehashi-plan/1\nmunicipality: "${desk.municipality.code}"\noverlay: ${desk.plan}\nlinks:\n  - { key: d1, type: actionToNode, from: a2, to: 1-2, basis: demo }\nvalues:\n  - { key: d2, indicator: talked, date: "2025", value: 50, basis: demo }\n`;
  await importPlanFile(ctx, { source, kinds: RECORD_KINDS });
  expect(await desk.yaml()).not.toContain("demo");
  const edited = (await desk.yaml()).replace(/ {2}- key: a2\n(?: {4}.*\n)+/, "");
  const shown = await preview(desk, await desk.upload(edited, "plan.yaml"));
  expect(shown.html).toContain("よりどころがなくなる1件");
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(303);
  const keys = async (kind: string) => (await desk.load()).records[kind]?.map((record) => record.key);
  expect(await keys("links")).toEqual(["a1-1-1"]);
  expect(await keys("values")).toEqual(["v2022", "v2024", "d2"]);
  expect(await removeDemo(ctx, { kinds: RECORD_KINDS })).toEqual([{ plan: desk.plan, removed: 1 }]);
  expect(await keys("values")).toEqual(["v2022", "v2024"]);
});

it("lets only those in who may edit the city's plan, and only to their own uploads", async () => {
  const desk = await office();
  const shown = await preview(desk, await desk.upload((await desk.yaml()).replace("相談窓口", "窓口"), "a.yaml"));
  const reader = await signIn(app, desk.municipality, { role: "reader" });
  const colleague = await signIn(app, desk.municipality, { role: "planOfficer" });
  const stranger = await signIn(app, await buildMunicipality(app.db), { role: "planOfficer" });
  expect((await reader.get(`/plans/${desk.plan}/import`)).status).toBe(403);
  expect((await reader.post(`/plans/${desk.plan}/import`, { file: new File(["x"], "a.yaml") })).status).toBe(403);
  expect((await colleague.get(shown.path)).status).toBe(404);
  expect((await stranger.post(`/plans/${desk.plan}/import`, { file: new File(["x"], "a.yaml") })).status).toBe(404);
  expect((await desk.officer.post(`/plans/${desk.plan}/import`)).status).toBe(422);
});

/** Each bad file, the words that the page must say about it, and that nothing at all was written. */
it("says what is wrong with a bad file in the reader's language, and writes nothing", async () => {
  const desk = await office();
  const yaml = await desk.yaml();
  const book = await desk.download("plan.xlsx");
  const bad: [what: string, file: string | Uint8Array<ArrayBuffer>, name: string, says: string[]][] = [
    ["broken YAML", yaml.replace("nodes:", "nodes: ]"), "a.yaml", ["YAMLとして読めません", "行目"]],
    ["an alias", `${yaml}\nsections: [&a { key: x, name: { ja: x } }, *a]`, "a.yaml", ["アンカーと参照"]],
    [
      "deep nesting",
      `format: kakehashi-plan/1\nnodes: ${"[".repeat(100_000)}`,
      "a.yaml",
      ["このファイルは読み込めません"],
    ],
    ["a list given twice", `${yaml}\nsections: []\nsections: []`, "a.yaml", ["二度書かれています"]],
    ["a missing title", yaml.replace(/ja: "相談窓口", /, ""), "a.yaml", ["日本語（ja）を書いてください", "名称"]],
    [
      "a reference to nothing",
      yaml.replace("parent: 1-1", 'parent: "7"').replace('parent: "1"', 'parent: "7"'),
      "a.yaml",
      ["「7」の項目がありません"],
    ],
    ["another city", yaml.replace(/municipality: .*/, 'municipality: "011002"'), "a.yaml", ["ほかの団体"]],
    ["another plan", yaml.replace(`key: ${desk.plan}`, "key: other"), "a.yaml", ["別の計画"]],
    ["an overlay", "format: kakehashi-plan/1\noverlay: x\n", "a.yaml", ["overlay"]],
    ["a demo record", `${yaml}\nsections:\n  - { key: x, name: { ja: x }, basis: demo }\n`, "a.yaml", ["見本の値"]],
    ["Shift_JIS", new Uint8Array(iconv.encode(yaml, "cp932")), "a.yaml", ["UTF-8"]],
    [
      "a Shift_JIS CSV",
      new Uint8Array(iconv.encode("キー,名称\r\na,窓口\r\n", "cp932")),
      "a.csv",
      ["CSVは見るための一覧"],
    ],
    ["an old Excel file", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "a.xls", [".xls"]],
    [
      "a picture",
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]),
      "a.png",
      ["でも計画ファイル（YAML）でもない"],
    ],
    ["half a workbook", book.slice(0, book.length / 2), "a.xlsx", ["Excelブックとして開けません"]],
    ["a zip bomb", zipOf("xl/sharedStrings.xml", Buffer.alloc(300_000_000, "<")), "a.xlsx", ["大きくなりすぎる"]],
    [
      "a zip bomb that lies",
      zipOf("xl/sharedStrings.xml", Buffer.alloc(5_000_000, "<"), 900_000),
      "a.xlsx",
      ["大きくなりすぎる"],
    ],
    ["a cell far out", await farOut(book), "a.xlsx", ["列が多すぎます"]],
    [
      "a renamed column",
      await rewritten(book, (sheets) => (sheetOf(sheets, "nodes").rows[0] ?? []).splice(1, 1, "親")),
      "a.xlsx",
      ["「親」という項目はありません", "「parent」の列がありません", "シート「nodes 体系の項目」 B1"],
    ],
    [
      "a sheet that is missing",
      await rewritten(book, (sheets) => sheets.splice(2, 1)),
      "a.xlsx",
      ["「nodes」のシートがありません"],
    ],
    [
      "an unknown sheet",
      await rewritten(book, (sheets) => sheets.push({ name: "メモ", rows: [["x"]] })),
      "a.xlsx",
      ["知らないシート"],
    ],
    [
      "a formula",
      await rewritten(book, (sheets, extra) =>
        extra.set(sheetOf(sheets, "nodes").name, { cells: new Map([["2,4", { formula: "1+1", formulaResult: 2 }]]) }),
      ),
      "a.xlsx",
      ["計算式があります", "シート「nodes 体系の項目」 E3"],
    ],
    [
      "merged cells",
      await rewritten(book, (sheets, extra) =>
        extra.set(sheetOf(sheets, "projects").name, { merges: [{ startRow: 2, endRow: 3, startCol: 1, endCol: 1 }] }),
      ),
      "a.xlsx",
      ["結合セルがあります", "B3"],
    ],
    [
      "too many rows",
      await rewritten(book, (sheets) => {
        const { rows } = sheetOf(sheets, "sections");
        for (let row = 0; row <= 20_000; row++) rows.push([`k${row}`, "課"]);
      }),
      "a.xlsx",
      ["20,000件を超えています"],
    ],
    [
      "a wrong value",
      await rewritten(book, (sheets) => {
        const { rows } = sheetOf(sheets, "targets");
        const at = rows[0]?.indexOf("targetValue") ?? 0;
        (rows[2] ?? []).splice(at, 1, "約六十");
      }),
      "a.xlsx",
      ["数を半角の数字で", "目標値"],
    ],
    [
      "a wrong notation",
      await rewritten(book, (sheets) => {
        const { rows } = sheetOf(sheets, "nodes");
        const at = rows[0]?.indexOf("sdgGoals") ?? 0;
        (rows[2] ?? []).splice(at, 1, "{ 4");
      }),
      "a.xlsx",
      ["書き方を読み取れません"],
    ],
  ];
  const before = await desk.load();
  for (const [what, content, name, says] of bad) {
    const answer = await desk.upload(content, name);
    const html = await answer.text();
    expect(answer.status, what).toBe(422);
    for (const said of says) expect(html, what).toContain(said);
    expect(html, what).not.toMatch(/plan\.(error|exchange)\./);
  }
  expect(await desk.load()).toEqual(before);
  const kept = await inScope(app.db, desk.municipality.id, (scope) =>
    scope.db.selectFrom("plan_imports").select("id").execute(),
  );
  expect(kept).toEqual([]);
});

it("refuses an upload over the limit before it is read", async () => {
  const desk = await office();
  const answer = await desk.upload(new Uint8Array(21 * 1024 * 1024), "a.xlsx");
  expect(answer.status).toBe(413);
});

it("stores and shows strange names harmlessly, whichever way they come", async () => {
  const desk = await office();
  const names = {
    formula: "=cmd|' /C calc'!A0",
    html: '<script>alert("x")</script>',
    emoji: "👩‍👩‍👧‍👦𠮷",
    mark: "\u202Egnitset\u202C",
    long: "長".repeat(10_000),
  };
  const book = await rewritten(await desk.download("plan.xlsx"), (sheets) => {
    const { rows } = sheetOf(sheets, "sections");
    rows.splice(
      2,
      100,
      ...Object.entries(names).map(([key, name]) => [key, name]),
      ["nul", "a_x0000_b"],
      ["surrogate", "a_xD800_b"],
    );
  });
  const shown = await preview(desk, await desk.upload(book, "a.xlsx"));
  expect(shown.html).not.toContain("<script>alert");
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(303);
  const sections = Object.fromEntries(
    ((await desk.load()).records["sections"] ?? []).map((record) => [
      record.key,
      (record as unknown as { name: { ja: string } }).name.ja,
    ]),
  );
  expect(sections).toEqual({ ...names, nul: "ab", surrogate: "a\uFFFDb" });
  for (const path of ["plan.yaml", "plan.xlsx"] as const) {
    const again = await preview(desk, await desk.upload(new Uint8Array(await desk.download(path)), path));
    expect(again.html).toContain("いまの計画と同じです");
  }
});

it("names the characters that Shift_JIS does not have instead of writing question marks", async () => {
  const desk = await office();
  const path = `/plans/${desk.plan}/projects-shift-jis.csv`;
  const answer = await desk.officer.get(path);
  expect(iconv.decode(Buffer.from(await answer.arrayBuffer()), "cp932")).toContain("相談窓口");
  const shown = await preview(desk, await desk.upload((await desk.yaml()).replace("相談窓口", "𠮷の窓口 −"), "a.yaml"));
  await desk.officer.post(shown.path, { lastChange: shown.lastChange });
  const refused = await desk.officer.get(path);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Shift_JISにない文字: 𠮷");
});

/** A packed archive of one part; `said` is the size that its headers claim. */
function zipOf(name: string, content: Buffer, said = content.length): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(content);
  const bytes = storeArchive([{ name, bytes: packed }]);
  const view = new DataView(bytes.buffer);
  const directory = 30 + name.length + packed.length;
  view.setUint16(8, 8, true);
  view.setUint32(22, said, true);
  view.setUint16(directory + 10, 8, true);
  view.setUint32(directory + 24, said, true);
  return bytes;
}

/** A workbook of a few bytes whose one cell lies in the last column of the last row. */
async function farOut(book: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const parts = await readArchive(book, { parts: 100, bytes: 1e8, ratio: 1000 });
  const cell = '</row><row r="19999"><c r="XFD19999" t="inlineStr"><is><t>x</t></is></c></row></sheetData>';
  return storeArchive(
    parts.map((part) =>
      part.name === "xl/worksheets/sheet2.xml"
        ? { ...part, bytes: Buffer.from(Buffer.from(part.bytes).toString().replace("</row></sheetData>", cell)) }
        : part,
    ),
  );
}
