/**
 * One line of text with its marks, as people type it: `**strong**`, `[words](target)`, furigana `手紙《てがみ》`.
 * A target is `entry:<key>`, `https://…`, `tel:…` or `mailto:…`. `\` before `*`, `[`, `]`, `\` takes it literally.
 */
export type Line = string;

/** A stretch of a line. Its text still holds furigana (`parseRuby`). */
export interface Run {
  text: string;
  strong?: true;
  href?: string;
}

const TARGET =
  /^(?:entry:[a-z][a-z0-9-]{0,59}|https?:\/\/[^\s()<>"]+|tel:[+0-9#*-]{2,20}|mailto:[^\s()<>"@]+@[^\s()<>"@]+)$/;

export const isTarget = (target: string): boolean => TARGET.test(target);

/** Splits a line into its runs. What is no mark (one star, a bracket without a target) stays what it is. Never throws. */
export function parseLine(line: Line): Run[] {
  const runs: Run[] = [];
  let isStrong = false;
  let text = "";
  const add = (run: Run) => runs.push(isStrong ? { ...run, strong: true } : run);
  const close = () => {
    if (text) add({ text });
    text = "";
  };
  for (let rest = line; rest; ) {
    const sign = signAt(rest, isStrong);
    if (sign.kind === "text") text += sign.text;
    else close();
    if (sign.kind === "strong") isStrong = !isStrong;
    if (sign.kind === "link") add({ text: sign.text, href: sign.href });
    rest = rest.slice(sign.length);
  }
  close();
  return runs;
}

type Sign = { length: number } & (
  | { kind: "text"; text: string }
  | { kind: "strong" }
  | { kind: "link"; text: string; href: string }
);

/** What the rest of a line begins with. */
function signAt(rest: string, isStrong: boolean): Sign {
  const [, escaped] = ESCAPED.exec(rest) ?? [];
  if (escaped) return { kind: "text", text: escaped, length: 2 };
  if (rest.startsWith("**") && (isStrong || hasEnd(rest.slice(2)))) return { kind: "strong", length: 2 };
  const [link, words = "", href = ""] = LINK.exec(rest) ?? [];
  if (link && isTarget(href)) return { kind: "link", text: unescapeLine(words), href, length: link.length };
  const [text = rest] = PLAIN.exec(rest) ?? [];
  return { kind: "text", text, length: text.length };
}

const PLAIN = /^(?:[^\\*[]+|[\s\S])/u;
const ESCAPED = /^\\([*[\]\\])/;
const LINK = /^\[((?:\\[*[\]\\]|[^\\[\]*])+)\]\(([^()\s]+)\)/;
/** Whether strong letters that begin here end somewhere, with something in between. */
const hasEnd = (rest: string) => /^(?!\*)(?:\\[\s\S]|(?!\*\*)[^\\])+\*\*/.test(rest);

const unescapeLine = (text: string) => text.replace(/\\([*[\]\\])/g, "$1");
const escapeLine = (text: string) => text.replace(/[*[\]\\]/g, "\\$&");

/** The line of these runs: `parseLine` gives them back, neighbours of one kind joined. */
export function formatLine(runs: readonly Run[]): Line {
  let line = "";
  let isStrong = false;
  for (const run of runs) {
    if (!run.text) continue;
    if (Boolean(run.strong) !== isStrong) {
      line += "**";
      isStrong = !isStrong;
    }
    line += run.href === undefined ? escapeLine(run.text) : `[${escapeLine(run.text)}](${run.href})`;
  }
  return isStrong ? `${line}**` : line;
}

/** Without marks; furigana stay. */
export const plainOf = (line: Line): string =>
  parseLine(line)
    .map(({ text }) => text)
    .join("");

/** Where a line leads to. */
export const targetsOf = (line: Line): string[] => parseLine(line).flatMap(({ href }) => href ?? []);
