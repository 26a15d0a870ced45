import type { Block, Line, Paper } from "#platform/documents/paper.ts";

/** What Typst, XML and a spreadsheet would take for their own, if they were handed it as such. */
export const DANGEROUS = `#set text(red) $x$ *a* _b_ \\ ] } <b>&amp;</b> =1+1 @ref // "q" 'q' #panic("!") \`raw\``;

/** One block of each kind; every text of it stands nowhere else in it. */
export const BLOCKS: readonly Block[] = [
  { kind: "heading", level: 1, text: ["第一章 計画の概要"] },
  { kind: "paragraph", tone: "lead", text: ["はじめに読む文です。"] },
  {
    kind: "paragraph",
    text: [
      "本文は",
      { text: "強調", strong: true },
      "と",
      { text: "リンク", href: "https://example.jp/a?b=1&c=2" },
      "を含みます。",
    ],
  },
  { kind: "paragraph", tone: "note", text: ["注記の文です。"] },
  { kind: "heading", level: 2, text: ["第一節 ", { text: "情報", reading: "じょうほう" }, "の伝え方"] },
  { kind: "list", items: [["箇条の一つめ"], ["箇条の二つめ"]] },
  { kind: "list", isOrdered: true, items: [["順番の一"], ["順番の二"]] },
  {
    kind: "table",
    caption: ["決算の表（千円）"],
    columns: [
      { title: ["財源"], width: 2 },
      { title: ["決算額"], align: "end" },
      { title: ["割合"], align: "end" },
    ],
    headerColumns: 1,
    totalRows: 1,
    rows: [
      [[["一般財源"], ["うち寄附金"]], [["12,345"]], [["98.7%"]]],
      [[["国庫支出金"]], [["△678.5"]], [["1.3%"]]],
      [[["合計額"]], [["11,666.5"]], []],
    ],
  },
  { kind: "terms", items: [{ term: ["担当"], text: [["国際交流課"], ["市民課も手伝う"]] }] },
  { kind: "aside", lines: [["脇に立つ注意"], ["脇の二行め"]] },
  { kind: "aside", language: "en", lines: [["An aside in English"]] },
  {
    kind: "phrases",
    items: [
      {
        words: [{ text: "助けてください。", language: "ja" }],
        reading: ["たすけて ください。"],
        meaning: ["助けを求める意味"],
      },
    ],
  },
  {
    kind: "bars",
    title: ["評価の分布図"],
    bars: [
      { label: ["A評価"], value: "3", shown: ["三件"] },
      { label: ["不明評価"], value: "", shown: ["該当なし"] },
      { label: ["減った評価"], value: "-1.5", shown: ["減一・五"] },
    ],
  },
  { kind: "pageBreak" },
  { kind: "blanks", items: [["決裁番号"], ["決裁日"]] },
  { kind: "paragraph", text: [DANGEROUS] },
];

export function samplePaper(more: Partial<Paper> = {}): Paper {
  return {
    title: ["年次報告書の題名"],
    subtitle: ["副題の文"],
    publisher: ["見本市役所"],
    language: "ja",
    date: "2025-06-30",
    hasCover: true,
    hasContents: true,
    orientation: "portrait",
    mark: ["見本"],
    edition: ["第二版の印"],
    online: { address: "https://example.jp/kanazawa/ja/guide", text: ["新しい版のありか"] },
    colour: "#8b1a2f",
    blocks: BLOCKS,
    ...more,
  };
}

/** Every text that a paper holds, readings apart. */
export function textsOf({ title, subtitle, publisher, mark, edition, online, blocks }: Paper): string[] {
  const about = [subtitle, mark, edition, online?.text].map((line) => line ?? []);
  const lines = [title, publisher, ...about, ...blocks.flatMap(linesOf)];
  return lines
    .map((line) => line.map((inline) => (typeof inline === "string" ? inline : inline.text)).join(""))
    .filter(Boolean);
}

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return [block.text];
    case "list":
    case "blanks":
      return [...block.items];
    case "table":
      return [block.caption ?? [], ...block.columns.map(({ title }) => title), ...block.rows.flat(2)];
    case "aside":
      return [...block.lines];
    case "phrases":
      return block.items.flatMap(({ words, reading, meaning }) => [words, reading ?? [], meaning]);
    case "terms":
      return block.items.flatMap(({ term, text }) => [term, ...text]);
    case "bars":
      return [block.title, ...block.bars.flatMap(({ label, shown }) => [label, shown])];
    case "pageBreak":
      return [];
  }
}
