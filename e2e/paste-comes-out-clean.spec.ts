import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, expect, it } from "vitest";
import type { Block } from "#modules/library/content/block.rules.ts";
import { blockShape } from "#modules/library/content/content-shape.ts";
import { launchBrowser } from "#testing/browser.ts";
import { FROM_GOOGLE, FROM_WEB, FROM_WORD, HOSTILE } from "./pasted-html.ts";

const checkout = join(import.meta.dirname, "..");
/** What happens to pasted HTML in the editor: cleaned, then read by the schema. */
const SCRIPT = `
  import { DOMParser } from "prosemirror-model";
  import { cleanPaste } from "./src/modules/library/web/editor/clean-paste.ts";
  import { editorSchema } from "./src/modules/library/editing/editor-schema.rules.ts";
  import { blocksOf } from "./src/modules/library/editing/prosemirror-content.rules.ts";
  globalThis.paste = (html) => {
    const { html: clean, hasPictures } = cleanPaste(html, "kanazawa");
    const place = document.implementation.createHTMLDocument("").createElement("div");
    place.innerHTML = clean;
    return { blocks: blocksOf(DOMParser.fromSchema(editorSchema).parse(place)), clean, hasPictures };
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
