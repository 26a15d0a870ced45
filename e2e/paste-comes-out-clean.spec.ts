import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, expect, it } from "vitest";
import type { Block } from "#modules/library/content/block.rules.ts";
import { blockShape } from "#modules/library/content/content-shape.ts";
import { launchBrowser } from "#testing/browser.ts";
import { FROM_GOOGLE, FROM_WEB, FROM_WORD, HOSTILE } from "./pasted-html.ts";

const checkout = join(import.meta.dirname, "..");
/** What happens to pasted HTML in the editor: cleaned, then read by the schema; or put into a text where the "|" stands. */
const SCRIPT = `
  import { DOMParser } from "prosemirror-model";
  import { EditorState, TextSelection } from "prosemirror-state";
  import { EditorView } from "prosemirror-view";
  import { blockIds } from "./src/modules/library/web/editor/blocks.ts";
  import { cleanPaste } from "./src/modules/library/web/editor/clean-paste.ts";
  import { editorSchema } from "./src/modules/library/editing/editor-schema.rules.ts";
  import { pasting } from "./src/modules/library/web/editor/pasting.ts";
  import { blocksOf, docOf } from "./src/modules/library/editing/prosemirror-content.rules.ts";
  globalThis.paste = (html) => {
    const { html: clean, hasPictures } = cleanPaste(html, "kanazawa");
    const place = document.implementation.createHTMLDocument("").createElement("div");
    place.innerHTML = clean;
    return { blocks: blocksOf(DOMParser.fromSchema(editorSchema).parse(place)), clean, hasPictures };
  };
  globalThis.pasteInto = (blocks, html) => {
    const parts = { options: { slug: "kanazawa" }, word: (name) => name, announce() {} };
    const state = EditorState.create({ doc: docOf(blocks), plugins: [blockIds, pasting(parts)] });
    const view = new EditorView(document.body, { state });
    let at = 0;
    state.doc.descendants((node, pos) => {
      if (node.isText && node.text.includes("|")) at = pos + node.text.indexOf("|");
    });
    view.dispatch(state.tr.delete(at, at + 1));
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, at)));
    view.pasteHTML(html);
    const pasted = blocksOf(view.state.doc);
    view.destroy();
    return pasted;
  };`;

const browser = await launchBrowser();
afterAll(() => browser.close());
const page = await browser.newPage();
const { outputFiles } = await build({
  stdin: { contents: SCRIPT, resolveDir: checkout, loader: "ts" },
  ...{ bundle: true, format: "iife", write: false, platform: "browser", logLevel: "error" },
});
await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });

interface Pasted {
  blocks: Block[];
  clean: string;
  hasPictures: boolean;
}

const paste = (html: string) => page.evaluate<Pasted>(`paste(${JSON.stringify(html)})`);
/** Kind and words, without ids. */
const told = ({ blocks }: Pasted) =>
  blocks.map((block) => {
    const { id: _, ...rest } = block;
    expect(blockShape.safeParse({ ...rest, id: "x" }).success).toBe(true);
    return rest;
  });

it("takes headings, strong words, links, lists, tables and readings from Word, and nothing of its looks", async () => {
  const pasted = await paste(FROM_WORD);
  expect(told(pasted)).toEqual([
    { kind: "heading", level: 2, text: "転入の届け出" },
    {
      kind: "paragraph",
      text: "引っ越してから**14日以内**に、[市のサイト](https://www.example.jp/tennyu)を見てください。",
    },
    { kind: "heading", level: 3, text: "持ち物" },
    { kind: "list", items: ["在留カード", "パスポート（家族全員の分）"] },
    { kind: "steps", items: ["窓口で番号札を取る", "書類を書く"] },
    {
      kind: "table",
      head: ["窓口", "時間"],
      rows: [
        ["市民課", "8時45分から"],
        ["出張所", ""],
      ],
    },
    { kind: "paragraph", text: "手紙《てがみ》を お持《も》ちください。" },
  ]);
  expect(pasted.clean).not.toMatch(/style=|class=|mso|<o:p|<!--|font/i);
});

it("keeps what a page of Google or of the web means", async () => {
  expect(told(await paste(FROM_GOOGLE))).toEqual([
    { kind: "paragraph", text: "ふつうの文と**太い文**" },
    { kind: "list", items: ["一つ", "二つ", "中の一つ"] },
  ]);
  const web = await paste(FROM_WEB);
  expect(told(web)).toEqual([
    { kind: "heading", level: 2, text: "ごみの出し方" },
    { kind: "paragraph", text: "一行目" },
    { kind: "paragraph", text: "二行目 [引っ越し](entry:move-in)" },
    {
      kind: "table",
      head: ["曜日", "もの", "もの2"],
      rows: [
        ["月", "燃やすごみ", ""],
        ["", "プラスチック", "びん"],
      ],
    },
    { kind: "paragraph", text: "外の文" },
  ]);
  expect(web.hasPictures).toBe(true);
});

const pasteInto = async (block: object, html: string) =>
  told({
    blocks: await page.evaluate<Block[]>(
      `pasteInto(${JSON.stringify([{ id: "a", ...block }])}, ${JSON.stringify(html)})`,
    ),
    ...{ clean: "", hasPictures: false },
  });
const paragraph = (text: string) => ({ kind: "paragraph", text });
const HEADED = "<h3>持ち物</h3><ul><li>カード</li><li>手紙</li></ul>";
const KEPT = [
  { kind: "heading", level: 3, text: "持ち物" },
  { kind: "list", items: ["カード", "手紙"] },
];

it.each([
  ["in the middle of a paragraph", paragraph("前|後"), [paragraph("前"), ...KEPT, paragraph("後")]],
  ["at its end", paragraph("前|"), [paragraph("前"), ...KEPT]],
  ["at its beginning", paragraph("|後"), [...KEPT, paragraph("後")]],
  ["into nothing", paragraph("|"), KEPT],
  [
    "into an item",
    { kind: "list", items: ["一|つ", "二つ"] },
    [{ kind: "list", items: ["一"] }, ...KEPT, { kind: "list", items: ["つ", "二つ"] }],
  ],
])("keeps a heading and a list what they are, pasted %s", async (_, block, wanted) => {
  expect(await pasteInto(block, HEADED)).toEqual(wanted);
});

it("makes pasted items items of the list that they go into, and joins paragraphs and single lines with the words there", async () => {
  const list = { kind: "list", items: ["一|つ", "二つ"] };
  const nested = "<ul><li>い<ul><li>ろ</li></ul></li></ul>";
  expect(await pasteInto(list, nested)).toEqual([{ kind: "list", items: ["一", "い", "ろ", "つ", "二つ"] }]);
  expect(await pasteInto(paragraph("前|後"), "<p>一</p><p>二</p>")).toEqual([paragraph("前一"), paragraph("二後")]);
  expect(await pasteInto(paragraph("|後"), "<h2>語</h2>")).toEqual([paragraph("語後")]);
  expect(await pasteInto(list, "<ul><li>語</li></ul>")).toEqual([{ kind: "list", items: ["一語つ", "二つ"] }]);
});

it("puts pasted blocks under the question in whose answer they are", async () => {
  const answer = { kind: "paragraph", role: "who", text: "前|" };
  const blocks = await pasteInto(answer, HEADED);
  expect(blocks.map(({ role }) => role)).toEqual(["who", "who", "who"]);
});

it.each([
  ["a heading that holds blocks", "<h2><div>持ち物</div></h2>", [{ kind: "heading", level: 2, text: "持ち物" }]],
  ["a heading by role", "<div role=heading aria-level=3>持ち物</div>", [KEPT[0]]],
  ["a heading in an item", "<ul><li><h3>持ち物</h3><p>文</p></li></ul>", [KEPT[0], paragraph("文")]],
  [
    "what stands in a list beside its items",
    "<ul><h3>持ち物</h3><li>い</li></ul>",
    [KEPT[0], { kind: "list", items: ["い"] }],
  ],
  ["items without a list", "<li>カード</li><li>手紙</li>", [KEPT[1]]],
  [
    "words after a list in an item",
    "<ol><li>一<ul><li>い</li></ul>二</li></ol>",
    [{ kind: "steps", items: ["一", "い", "二"] }],
  ],
  [
    "line breaks within marks",
    "<p><span>一<br>・<b>二<br>三</b></span></p>",
    [paragraph("一"), paragraph("・**二**"), paragraph("**三**")],
  ],
  ["lines of written code", "<pre>一\n二</pre>", [paragraph("一"), paragraph("二")]],
])("keeps %s apart", async (_, html, wanted) => {
  expect(told(await paste(html))).toEqual(wanted);
});

it("lets no script, no hidden words and no foreign address in", async () => {
  const pasted = await paste(HOSTILE);
  expect(told(pasted)).toEqual([{ kind: "paragraph", text: "押してください 安全な文" }]);
  expect(pasted.clean).not.toMatch(/script|onerror|javascript|data:|iframe|secret/i);
  expect(await page.evaluate("globalThis.wasRun")).toBeUndefined();
});

it("takes ten thousand words in one go", async () => {
  const text = `<p class=MsoNormal>${"市の窓口で手続きをします。".repeat(10)}</p>`.repeat(380);
  expect((await paste(text)).blocks).toHaveLength(380);
});
