/** Queries that stand in texts, made the same way each time: a query for each way in which people type a script. */

/** Numbers between 0 and 1 that look like chance and are the same in every run. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const WITHOUT_SPACES = /^(?:ja|ja-easy|zh-Hans|zh-Hant|th|my|ko)$/;

/** `count` queries from these lines: parts of 1, 2, 3 and 5 letters, words and their beginnings, two at once, turned round. */
export function sampleQueries(
  lines: readonly string[],
  { language, count, seed }: { language: string; count: number; seed: number },
): string[] {
  const next = chance(seed);
  const usable = lines.filter((line) => (line.match(/\p{L}/gu)?.length ?? 0) > 8);
  const pick = () => usable[Math.floor(next() * usable.length)] ?? "";
  const one = WITHOUT_SPACES.test(language)
    ? (turn: number) => partOf(pick(), turn, next)
    : (turn: number) => wordOf(pick(), turn, next);
  const queries = new Set<string>();
  for (let turn = 0; queries.size < count && turn < count * 20; turn += 1) {
    const query = turn % 5 === 4 ? `${one(turn)} ${one(turn + 1)}` : one(turn);
    if (/\p{L}/u.test(query))
      queries.add(turn % 7 === 6 ? [...query].reverse().join("") : typed(query, { language, turn }));
  }
  return [...queries];
}

const LENGTHS = [1, 2, 2, 3, 5];

function partOf(line: string, turn: number, next: () => number): string {
  const letters = [...line.replaceAll(/《[^》]*》|｜/g, "")];
  const length = LENGTHS[turn % LENGTHS.length] ?? 2;
  const from = Math.floor(next() * Math.max(1, letters.length - length));
  return letters.slice(from, from + length).join("");
}

function wordOf(line: string, turn: number, next: () => number): string {
  const words = line.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [""];
  const word = words[Math.floor(next() * words.length)] ?? "";
  return turn % 3 === 2 ? [...word].slice(0, 3).join("") : word;
}

/** As people type it: without accents, in capitals, with what a keyboard of Burmese leaves between the letters. */
function typed(query: string, { language, turn }: { language: string; turn: number }): string {
  if (language === "vi" && turn % 2 === 0)
    return query
      .normalize("NFD")
      .replaceAll(/(\p{sc=Latin})\p{M}+/gu, "$1")
      .normalize("NFC")
      .replaceAll("đ", "d")
      .replaceAll("Đ", "D");
  if (language === "my" && turn % 2 === 0) return [...query].join("\u200b");
  return turn % 4 === 3 ? query.toUpperCase() : query;
}
