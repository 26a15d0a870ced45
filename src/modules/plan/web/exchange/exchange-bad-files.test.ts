import { deflateRawSync } from "node:zlib";
import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { inScope } from "#platform/db/scope.ts";
import { readArchive, storeArchive } from "#platform/documents/archive.ts";
import { buildPlanDesk, rewriteWorkbook, sheetOf } from "#testing/plan-desk.ts";
import { withTestApp } from "#testing/test-app.ts";

const app = await withTestApp();

/** Each bad file, the words that the page must say about it, and that nothing at all was written. */
it("says what is wrong with a bad file in the reader's language, and writes nothing", async () => {
  const desk = await buildPlanDesk(app);
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
    ["a word that is no truth value", yaml.replace("home: true", "home: yes"), "a.yaml", ["true か false"]],
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
      await rewriteWorkbook(book, (sheets) => (sheetOf(sheets, "nodes").rows[0] ?? []).splice(1, 1, "親")),
      "a.xlsx",
      ["「親」という項目はありません", "「parent」（上の項目）の列がありません", "シート「nodes 体系の項目」 B1"],
    ],
    [
      "a sheet that is missing",
      await rewriteWorkbook(book, (sheets) => sheets.splice(2, 1)),
      "a.xlsx",
      ["「nodes 体系の項目」のシートがありません"],
    ],
    [
      "an unknown sheet",
      await rewriteWorkbook(book, (sheets) => sheets.push({ name: "メモ", rows: [["x"]] })),
      "a.xlsx",
      ["知らないシート"],
    ],
    [
      "a formula",
      await rewriteWorkbook(book, (sheets, extra) =>
        extra.set(sheetOf(sheets, "nodes").name, { cells: new Map([["2,4", { formula: "1+1", formulaResult: 2 }]]) }),
      ),
      "a.xlsx",
      ["計算式があります", "シート「nodes 体系の項目」 E3"],
    ],
    [
      "merged cells",
      await rewriteWorkbook(book, (sheets, extra) =>
        extra.set(sheetOf(sheets, "projects").name, { merges: [{ startRow: 2, endRow: 3, startCol: 1, endCol: 1 }] }),
      ),
      "a.xlsx",
      ["結合セルがあります", "B3"],
    ],
    [
      "too many rows",
      await rewriteWorkbook(book, (sheets) => {
        const { rows } = sheetOf(sheets, "sections");
        for (let row = 0; row <= 20_000; row++) rows.push([`k${row}`, "課"]);
      }),
      "a.xlsx",
      ["20,000件を超えています"],
    ],
    [
      "a wrong value",
      await rewriteWorkbook(book, (sheets) => {
        const { rows } = sheetOf(sheets, "targets");
        const at = rows[0]?.indexOf("targetValue") ?? 0;
        (rows[2] ?? []).splice(at, 1, "約六十");
      }),
      "a.xlsx",
      ["数を半角の数字で", "目標値"],
    ],
    [
      "a wrong notation",
      await rewriteWorkbook(book, (sheets) => {
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
  const desk = await buildPlanDesk(app);
  const answer = await desk.upload(new Uint8Array(21 * 1024 * 1024), "a.xlsx");
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain("20 MBまで");
});

it("stores and shows strange names harmlessly, whichever way they come", async () => {
  const desk = await buildPlanDesk(app);
  const names = {
    formula: "=cmd|' /C calc'!A0",
    html: '<script>alert("x")</script>',
    emoji: "👩‍👩‍👧‍👦𠮷",
    mark: "\u202Egnitset\u202C",
    long: "長".repeat(10_000),
  };
  const book = await rewriteWorkbook(await desk.download("plan.xlsx"), (sheets) => {
    const { rows } = sheetOf(sheets, "sections");
    rows.splice(
      2,
      100,
      ...Object.entries(names).map(([key, name]) => [key, name]),
      ["nul", "a_x0000_b"],
      ["surrogate", "a_xD800_b"],
    );
  });
  const shown = await desk.preview(await desk.upload(book, "a.xlsx"));
  expect(shown.html).not.toContain("<script>alert");
  expect((await desk.officer.post(shown.path, { lastChange: shown.lastChange })).status).toBe(303);
  const sections = Object.fromEntries(
    ((await desk.load()).records.sections ?? []).map((record) => [
      record.key,
      (record as unknown as { name: { ja: string } }).name.ja,
    ]),
  );
  expect(sections).toEqual({ ...names, nul: "ab", surrogate: "a\uFFFDb" });
  for (const path of ["plan.yaml", "plan.xlsx"] as const) {
    const again = await desk.preview(await desk.upload(new Uint8Array(await desk.download(path)), path));
    expect(again.html).toContain("いまの計画と同じです");
  }
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
