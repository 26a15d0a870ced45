import type { Block, Paper } from "#platform/documents/paper.ts";

/** Tables and texts of the length that real reports have. */
const FUNDS = ["一般財源", "国庫支出金", "県支出金", "その他"];

/** Projects of one direction. */
const CHAPTER = 20;

/** A yearly report of so many projects: for each what was planned, what was done, its money and what is in the way. */
export function reportPaper(projects: number): Paper {
  return {
    title: ["多文化共生推進計画 令和6年度 年次報告書"],
    publisher: ["見本市"],
    language: "ja",
    date: "2025-06-30",
    hasCover: true,
    hasContents: true,
    orientation: "portrait",
    colour: "#8b1a2f",
    blocks: [...Array.from({ length: projects }, (_, index) => projectBlocks(index + 1)).flat()],
  };
}

function projectBlocks(number: number): Block[] {
  const activities = Array.from({ length: 6 }, (_, line) => [
    [[`教室の開催 ${line + 1}`]],
    [[`市内${line + 3}か所で初級から中級までの教室を週1回開き、学習支援者を新たに${number + line}人養成する。`]],
    [
      [`${line + 3}か所で通年開催した。夏の受講者が見込みを上回ったため、秋から${line + 1}教室を加えた。`],
      ["うちオンライン 12回"],
    ],
    [[String(number * 137 + line * 31)]],
    [["人"]],
  ]);
  const money = FUNDS.map((fund, line) => [
    [[fund]],
    [[String(number * 1_000 + line)]],
    [[String(number * 990 + line)]],
  ]);
  return [
    ...(number % CHAPTER === 1 ? [{ kind: "heading", level: 1, text: ["施策の方向"] } as const] : []),
    { kind: "heading", level: 2, text: [`${number} 日本語教室の開催と学習支援者の養成`] },
    {
      kind: "terms",
      items: [
        { term: ["担当課"], text: [["文化スポーツ局 国際交流課"]] },
        { term: ["評価"], text: [["B 計画どおり"]] },
        { term: ["次年度の方向"], text: [["継続"]] },
      ],
    },
    {
      kind: "table",
      caption: ["活動と成果"],
      columns: [
        { title: ["項目"], width: 2 },
        { title: ["計画"], width: 3 },
        { title: ["実績"], width: 3 },
        { title: ["数値"], align: "end" },
        { title: ["単位"] },
      ],
      headerColumns: 1,
      rows: activities,
    },
    {
      kind: "table",
      caption: ["予算と決算（千円）"],
      columns: [
        { title: ["財源"], width: 2 },
        { title: ["予算"], align: "end" },
        { title: ["決算"], align: "end" },
      ],
      headerColumns: 1,
      rows: money,
    },
    {
      kind: "paragraph",
      text: [
        "夜の教室に通いたい人の声が多い一方で、学習支援者の確保がむずかしい。来年度は大学との連携を広げ、オンラインの教室を組み合わせて受講の機会を増やす。",
      ],
    },
  ];
}
