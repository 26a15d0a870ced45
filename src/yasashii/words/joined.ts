import type { Token } from "../analyser/analyser.ts";

/** Words that came after the dictionary of the analyser was made; it cuts them in two. */
const NEWER: ReadonlyMap<string, string> = new Map([
  ["健診", "けんしん"],
  ["令和", "れいわ"],
  ["罹災", "りさい"],
  ["登園", "とうえん"],
  ["降園", "こうえん"],
  ["在勤", "ざいきん"],
  ["要介", "ようかい"],
]);
const FIRST = new Set([...NEWER.keys()].map((word) => word.charAt(0)));

const known = new WeakMap<readonly Token[], readonly Token[]>();

/** The words of a sentence with those joined that belong together. */
export function joined(tokens: readonly Token[]): readonly Token[] {
  const words = known.get(tokens) ?? join(tokens);
  known.set(tokens, words);
  return words;
}

function join(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ surface }) => FIRST.has(surface))) return tokens;
  const words: Token[] = [];
  for (const token of tokens) {
    const before = words.at(-1);
    const word = before && before.end === token.start ? before.surface + token.surface : "";
    const reading = NEWER.get(word);
    if (!before || reading === undefined) words.push(token);
    else words[words.length - 1] = { ...NOUN, surface: word, base: word, reading, start: before.start, end: token.end };
  }
  return words;
}

const NOUN = { kind: "名詞", kind1: "一般", kind2: "*", conjugation: "*", form: "*" };
