/** Sentences that belong together: numbers of sentences on each side, in order; one side may be empty. */
export interface Pair {
  official: number[];
  easy: number[];
}

/** How many sentences of each side may be one pair. */
const STEPS = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
  [1, 4],
  [1, 0],
  [0, 1],
] as const;
const ALONE_LEFT = [1, 0] as const;
const ALONE_RIGHT = [0, 1] as const;
const MOST = 8;
/** What it costs to leave a sentence alone, and to take several together. */
const ALONE = -0.6;
const MORE = -0.08;
/** Cells that are looked at beside the diagonal in long texts. */
const REACH = 30;

/**
 * The sentences of an official text beside those of its easy rewrite: in order, by the words, numbers and dates that both have.
 * Every sentence of either side stands in one pair.
 */
export function sideBySide(official: readonly string[], easy: readonly string[]): Pair[] {
  const size = { rows: official.length, columns: easy.length };
  if (Math.max(size.rows, size.columns) > LONGEST) return inOrder(size);
  return walkBack(fill(rowsOf(official), rowsOf(easy), size), size);
}

/** Sentences of a text that somebody reads beside another; a longer one is not compared, which would take seconds. */
const LONGEST = 1_000;

/** By their place alone. */
function inOrder({ rows, columns }: Size): Pair[] {
  const count = Math.max(rows, columns);
  const share = (all: number, at: number) =>
    numbers(Math.floor((all * at) / count), Math.floor((all * (at + 1)) / count));
  return Array.from({ length: count }, (_, at) => ({ official: share(rows, at), easy: share(columns, at) }));
}

/** Words in kanji, in katakana and numbers, with how often they stand there. Easy texts keep these of the official ones. */
type Features = ReadonlyMap<string, number>;

const WORDS = /[\p{Script=Han}々]+|[ァ-ヶー]{2,}|\d+(?:[.,:]\d+)*|[A-Za-z]{2,}/gu;
const READINGS = /《[^《》\n]*》|｜/g;

function featuresOf(sentence: string): Features {
  const features = new Map<string, number>();
  const usual = sentence.replace(READINGS, "").replace(/[０-９Ａ-Ｚａ-ｚｦ-ﾟ]+/g, (letters) => letters.normalize("NFKC"));
  for (const [word] of usual.matchAll(WORDS)) for (const part of partsOf(word)) features.set(part, weightOf(part));
  return features;
}

/** Of words in kanji also each letter and each pair: 転入届 and 転入 have much in common. */
function partsOf(word: string): string[] {
  if (!/^\p{Script=Han}/u.test(word)) return [word.replace(/,/g, "")];
  const letters = [...word];
  return [...letters, ...letters.slice(1).map((letter, at) => `${letters[at]}${letter}`)];
}

const weightOf = (part: string) => (/^\p{Script=Han}$/u.test(part) ? 0.4 : /^\d/.test(part) ? 1.5 : 1);

interface Cell {
  score: number;
  step: number;
}

interface Table {
  cells: (Cell | undefined)[];
  width: number;
}

interface Size {
  rows: number;
  columns: number;
}

function fill(left: Rows, right: Rows, { rows, columns }: Size): Table {
  const width = columns + 1;
  const cells: (Cell | undefined)[] = new Array((rows + 1) * width);
  cells[0] = { score: 0, step: -1 };
  const slope = rows === 0 ? 0 : columns / rows;
  const reach = rows === 0 ? columns : Math.max(REACH, Math.ceil(slope) * 2);
  for (let row = 0; row <= rows; row += 1) {
    const middle = Math.round(row * slope);
    for (let column = Math.max(0, middle - reach); column <= Math.min(columns, middle + reach); column += 1) {
      if (row + column > 0) cells[row * width + column] = best({ cells, width }, { left, right, row, column });
    }
  }
  return { cells, width };
}

interface Place {
  left: Rows;
  right: Rows;
  row: number;
  column: number;
}

function best({ cells, width }: Table, { left, right, row, column }: Place): Cell | undefined {
  let found: Cell | undefined;
  for (let step = 0; step < STEPS.length; step += 1) {
    const [taken, given] = STEPS[step] ?? ALONE_LEFT;
    const from = taken > row || given > column ? undefined : cells[(row - taken) * width + column - given];
    if (!from) continue;
    const score = from.score + gain(left(row - taken, taken), right(column - given, given));
    if (!found || score > found.score) found = { score, step };
  }
  return found;
}

function gain(one: Taken | null, other: Taken | null): number {
  if (!one || !other) return ALONE;
  let shared = 0;
  const [few, many] = one.features.size < other.features.size ? [one, other] : [other, one];
  for (const [part, weight] of few.features) if (many.features.has(part)) shared += weight;
  const count = one.count + other.count;
  return (4 * shared) / Math.max(1, one.total + other.total) + MORE * (count - 2);
}

/** Some sentences in a row, as one. */
interface Taken {
  features: Features;
  total: number;
  count: number;
}

type Rows = (from: number, count: number) => Taken | null;

/** Rows of sentences are joined once, not for each cell. */
function rowsOf(sentences: readonly string[]): Rows {
  const features = sentences.map(featuresOf);
  const known = new Map<number, Taken>();
  return (from, count) => {
    if (count === 0) return null;
    const key = from * MOST + count;
    const taken = known.get(key) ?? takenOf(features.slice(from, from + count));
    known.set(key, taken);
    return taken;
  };
}

function takenOf(sentences: readonly Features[]): Taken {
  const features = new Map(sentences.flatMap((each) => [...each]));
  let total = 0;
  for (const weight of features.values()) total += weight;
  return { features, total, count: sentences.length };
}

function walkBack({ cells, width }: Table, { rows, columns }: Size): Pair[] {
  const pairs: Pair[] = [];
  for (let [row, column] = [rows, columns]; row + column > 0; ) {
    const [taken, given] = STEPS[cells[row * width + column]?.step ?? -1] ?? (row > 0 ? ALONE_LEFT : ALONE_RIGHT);
    pairs.push({ official: numbers(row - taken, row), easy: numbers(column - given, column) });
    row -= taken;
    column -= given;
  }
  return pairs.reverse();
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
