import { approximateJReadability, type Finding, gradeOf, type Report, topGains } from "../../yasashii/index.ts";

/** What machines read; `confirmed`: a person has said so, in the text or for all texts. */
export function jsonOf({ sentences, score }: Report): object {
  return {
    sentences: sentences.map(({ text, start, end, score: own, findings, segments }) => ({
      ...{ text, start, end, score: own.total },
      findings: findings.map(({ rule, start: from, end: to, severity, suggestions: [suggestion = null] }) => ({
        ...{ rule, start: from, end: to, severity, suggestion },
      })),
      segments: segments.map(({ surface, reading, source }) => ({ surface, reading, confirmed: source === "author" })),
    })),
    score,
  };
}

const AXES = [
  ["vocabulary", "語彙"],
  ["kanji", "漢字"],
  ["stiffness", "硬さ"],
  ["length", "長さ"],
  ["grammar", "文法"],
] as const;
const MOST_GAINS = 3;

/** What a person reads, in Japanese, line by line. */
export function linesOf(file: string, { text, report }: { text: string; report: Report }): string[] {
  const { score, sentences } = report;
  const findings = sentences.flatMap((sentence) => sentence.findings);
  const lineAt = lineFinder(text);
  return [
    `${file}: ${gradeOf(score.total)}（${score.total}点）  ${AXES.map(([axis, name]) => `${name} ${score[axis]}`).join("  ")}`,
    ...findings.map((finding) => `  ${lineAt(finding.start)} ${lineOf(finding)}`),
    ...gainLines(report),
    ...readabilityLines(report),
    "",
  ];
}

function lineOf({ rule, text, suggestions, why }: Finding): string {
  const instead = suggestions.length > 0 ? ` → ${suggestions.join("、")}` : "";
  return `${rule}「${text.trim().replaceAll("\n", " ")}」${instead}  ${why.ja}`;
}

function gainLines(report: Report): string[] {
  const gains = topGains(report).slice(0, MOST_GAINS);
  if (gains.length === 0) return [];
  return [`  点が上がるところ: ${gains.map(({ what, points }) => `${what} +${points}`).join("、")}`];
}

function readabilityLines({ sentences }: Report): string[] {
  const known = approximateJReadability(sentences.map(({ measure }) => measure));
  return known ? [`  参考: jReadability 約${known.value}（${known.band.ja}。近似値で、点数には入りません）`] : [];
}

/** `line:column` of a place, both from 1. */
function lineFinder(text: string): (at: number) => string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  let line = 0;
  return (at) => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= at) line += 1;
    while ((starts[line] ?? 0) > at) line -= 1;
    return `${line + 1}:${at - (starts[line] ?? 0) + 1}`;
  };
}
