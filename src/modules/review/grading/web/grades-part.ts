import type { Block, Line } from "#platform/documents/paper.ts";
import { lineOf } from "#platform/documents/paper.ts";
import type { MessageKey, MessageParams } from "#platform/i18n/catalogue.ts";
import type { Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { reportPart } from "#platform/module.ts";
import { listCycles } from "../../cycles/cycle.data.ts";
import type { GradeCount, GradeDistribution } from "../distribution.rules.ts";
import { readGradeDistribution } from "../read-distribution.ts";
import { shareWords } from "./distribution-words.ts";

/** How grades fell, in the annual report: the sheets that the lead section has accepted. */
export const gradesPart = reportPart<GradeDistribution | null>({
  name: "review.grades",
  title: "review.grade.distribution",
  async read(scope, { planId, fiscalYear }) {
    const cycle = (await listCycles(scope, planId)).find((entry) => entry.fiscalYear === fiscalYear);
    if (!cycle) return null;
    return readGradeDistribution(scope, { cycleId: cycle.id, states: ["accepted", "published"] });
  },
  draw: (distribution, say) => (distribution ? blocksOf(say, distribution) : [note(say, "review.grade.none")]),
});

const said = (say: Translator, k: MessageKey, params?: MessageParams): Line => lineOf(say.message(k, params));
const note = (say: Translator, k: MessageKey): Block => ({ kind: "paragraph", tone: "note", text: said(say, k) });

function blocksOf(say: Translator, distribution: GradeDistribution): Block[] {
  const { scale, grades, sheets, overridden, unchanged, notGraded, notApplicable } = distribution;
  const remarks: Line[] = [
    said(say, "review.grade.countOverridden", { count: overridden }),
    said(say, "review.grade.countUnchanged", { count: unchanged }),
    ...(notGraded > 0 ? [said(say, "review.grade.countNotGraded", { count: notGraded })] : []),
    ...(notApplicable > 0 ? [said(say, "review.grade.countNotApplicable", { count: notApplicable })] : []),
  ];
  return [
    { kind: "paragraph", text: said(say, "review.grade.distributionLead", { count: sheets }) },
    { kind: "paragraph", tone: "note", text: ruleLine(say, distribution) },
    {
      kind: "bars",
      title: said(say, "review.grade.distribution"),
      bars: scale.map((grade) => {
        const count = countOf(grades, grade.key);
        return { label: markLine(say, grade), value: String(count), shown: [say.format.number(count)] };
      }),
    },
    gradeTable(say, distribution),
    { kind: "list", items: remarks },
    ...measureTable(say, distribution),
  ];
}

const countOf = (grades: readonly GradeCount[], key: string) => grades.find(({ grade }) => grade === key)?.count ?? 0;
const markLine = (say: Translator, { key, mark }: { key: string; mark?: Text | undefined }): Line =>
  mark ? lineOf(say.text(mark)) : [key];

const ruleLine = (say: Translator, { ruleSet }: GradeDistribution): Line => [
  ...said(say, "review.grade.rule"),
  " ",
  ...lineOf(say.text(ruleSet.title)),
  " ",
  ...said(say, "review.grade.version", { version: String(ruleSet.version) }),
];

function gradeTable(say: Translator, { scale, grades, lastYear }: GradeDistribution): Block {
  const number = (k: MessageKey) => ({ title: said(say, k), align: "end", width: 1 }) as const;
  return {
    kind: "table",
    columns: [
      { title: said(say, "review.grade.label"), width: 3 },
      number("review.grade.projects"),
      number("review.grade.share"),
      ...(lastYear ? [number("review.grade.lastYear")] : []),
    ],
    headerColumns: 1,
    rows: scale.map((grade) => {
      const count = countOf(grades, grade.key);
      return [
        [[...markLine(say, grade), " ", ...lineOf(say.text(grade.title))]],
        [[say.format.number(count)]],
        [[shareWords(say, count, grades)]],
        ...(lastYear ? [[[say.format.number(countOf(lastYear, grade.key))]]] : []),
      ];
    }),
  };
}

function measureTable(say: Translator, { scale, byMeasure }: GradeDistribution): Block[] {
  if (byMeasure.length < 2) return [];
  return [
    {
      kind: "table",
      caption: said(say, "review.grade.byMeasure"),
      columns: [
        { title: said(say, "review.grade.measure"), width: 4 },
        ...scale.map((grade) => ({ title: markLine(say, grade), align: "end" as const, width: 1 })),
      ],
      headerColumns: 1,
      rows: byMeasure.map(({ number, title, grades }) => [
        [[...(number ? [`${number} `] : []), ...lineOf(say.text(title))]],
        ...scale.map(({ key }) => [[say.format.number(countOf(grades, key))]]),
      ]),
    },
  ];
}
