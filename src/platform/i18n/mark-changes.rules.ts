/** A stretch of a text, and whether the other text has something else there. */
export interface Segment {
  text: string;
  isChanged: boolean;
}

export interface MarkedTexts {
  before: Segment[];
  after: Segment[];
}

/** Characters with furigana are one word: `手紙《てがみ》` is not torn apart. */
const WITH_READING = /(｜[^｜《》]+《[^《》]*》|[\p{Script=Han}々〆ヶ〇]+《[^《》]*》)/u;
/** Finds words also where none are apart: in Japanese, Chinese, Thai, Burmese. */
const WORDS = new Intl.Segmenter("ja", { granularity: "word" });
/** Pairs of words that are compared at most; longer texts are compared by sentences, and those that are still too long as a whole. */
const MOST_PAIRS = 250_000;
/** Fewer characters than this between two changes belong to them: a lone particle that stayed helps nobody. */
const SHORTEST_STAY = 2;

/** What stayed, what went and what came between two texts. Put together, the segments of a side are its text. */
export function markChanges(before: string, after: string): MarkedTexts {
  if (before === after) return { before: segmentsOf([[before, false]]), after: segmentsOf([[after, false]]) };
  const runs = compare(wordsOf(before), wordsOf(after)) ??
    compare(sentencesOf(before), sentencesOf(after)) ?? [{ before, after }];
  const joined = joinRuns(runs);
  return {
    before: segmentsOf(joined.map((run) => [run.before, run.before !== run.after])),
    after: segmentsOf(joined.map((run) => [run.after, run.before !== run.after])),
  };
}

const wordsOf = (text: string): string[] =>
  text
    .split(WITH_READING)
    .flatMap((part, index) => (index % 2 === 1 ? [part] : Array.from(WORDS.segment(part), ({ segment }) => segment)));

const sentencesOf = (text: string): string[] => text.split(/(?<=[。．.!?\n])/u);

function segmentsOf(parts: readonly (readonly [string, boolean])[]): Segment[] {
  const segments: Segment[] = [];
  for (const [text, isChanged] of parts) {
    const last = segments.at(-1);
    if (last?.isChanged === isChanged) last.text += text;
    else if (text !== "") segments.push({ text, isChanged });
  }
  return segments;
}

/** A stretch that is equal on both sides, or what stands in its place on each. */
interface Run {
  before: string;
  after: string;
}

/** Undefined where there are too many pairs. */
function compare(before: readonly string[], after: readonly string[]): Run[] | undefined {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before.at(-1 - end) === after.at(-1 - end)) end++;
  const middle = [before.slice(start, before.length - end), after.slice(start, after.length - end)] as const;
  if (middle[0].length * middle[1].length > MOST_PAIRS) return undefined;
  const same = (words: readonly string[]): Run => ({ before: words.join(""), after: words.join("") });
  return [same(before.slice(0, start)), ...compareMiddle(...middle), same(before.slice(before.length - end))];
}

/** By the longest common subsequence. */
function compareMiddle(before: readonly string[], after: readonly string[]): Run[] {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const at = row * width + column;
      lengths[at] =
        before[row] === after[column]
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  return walk({ before, after, lengths, width });
}

interface Table {
  before: readonly string[];
  after: readonly string[];
  lengths: Uint32Array;
  width: number;
}

function walk({ before, after, lengths, width }: Table): Run[] {
  const runs: Run[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    const at = row * width + column;
    const [gone = "", come = ""] = [before[row], after[column]];
    const isSame = gone === come;
    const isGone = isSame || (lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0);
    const isNew = isSame || !isGone;
    runs.push({ before: isGone ? gone : "", after: isNew ? come : "" });
    row += Number(isGone);
    column += Number(isNew);
  }
  return [...runs, { before: before.slice(row).join(""), after: after.slice(column).join("") }];
}

/** Neighbours of a kind become one run; what stayed for too few characters between two changes goes with them. */
function joinRuns(runs: readonly Run[]): Run[] {
  const filled = runs.filter(({ before, after }) => before !== "" || after !== "");
  const joined = joinWhere(filled, (last, run) => isSame(last) === isSame(run));
  const end = joined.at(-1);
  const isLost = (run: Run) => isSame(run) && run !== end && [...run.before].length < SHORTEST_STAY;
  return joinWhere(joined, (last, run) => !isSame(last) && (isLost(run) || !isSame(run)));
}

const isSame = (run: Run) => run.before === run.after;

function joinWhere(runs: readonly Run[], belongs: (last: Run, run: Run) => boolean): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && belongs(last, run)) joined[joined.length - 1] = append(last, run);
    else joined.push(run);
  }
  return joined;
}

const append = (one: Run, other: Run): Run => ({ before: one.before + other.before, after: one.after + other.after });
