import type { Token } from "../analyser/analyser.ts";
import type { Found, RuleId, Severity } from "./rule.ts";

/** The words from one to another (both in) as they stand. */
export const surfaceOf = (tokens: readonly Token[], from: number, to: number) =>
  tokens
    .slice(from, to + 1)
    .map(({ surface }) => surface)
    .join("");

/** Nouns that say a doing: those that take する. */
export const isDoing = (token: Token | undefined) => token?.kind === "名詞" && token.kind1 === "サ変接続";

const isHelper = ({ kind, kind1 }: Token) =>
  kind === "助動詞" || (kind === "動詞" && kind1 === "非自立") || (kind === "動詞" && kind1 === "接尾");

/** Whether て or で stands between a verb and a verb that helps it: 読ん|で|いる. */
const bindsHelper = (tokens: readonly Token[], at: number) => {
  const token = tokens[at];
  const next = tokens[at + 1];
  return (
    token?.kind1 === "接続助詞" && /^[てで]$/.test(token.surface) && next?.kind === "動詞" && next.kind1 === "非自立"
  );
};

/** The last word of what ends a verb that stands at `at`: 出さ|れ|て|い|ます → ます. */
export function endOfVerb(tokens: readonly Token[], at: number): number {
  let last = at;
  for (let next = at + 1; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (!token || !(isHelper(token) || bindsHelper(tokens, next))) break;
    last = next;
  }
  return last;
}

/** The first word of a row of nouns (with what is put before and behind them) that ends at `at`. */
export function startOfNouns(tokens: readonly Token[], at: number): number {
  let first = at;
  while (isPartOfNoun(tokens[first - 1]) && tokens[first - 1]?.end === tokens[first]?.start) first -= 1;
  return first;
}

const isPartOfNoun = (token: Token | undefined) =>
  token !== undefined &&
  ((token.kind === "名詞" && token.kind1 !== "非自立" && token.kind1 !== "副詞可能" && token.kind1 !== "代名詞") ||
    token.kind === "接頭詞" ||
    (token.kind === "未知語" && /[\p{L}\p{N}]/u.test(token.surface)));

interface Said {
  severity?: Severity;
  /** Best first; what could not be made is null. */
  suggestions?: readonly (string | null)[];
  isFix?: boolean;
}

/** A place from one unit of the sentence to another. */
export function foundAt(rule: RuleId, [start, end]: readonly [number, number], said: Said = {}): Found {
  const suggestions = [...new Set((said.suggestions ?? []).filter((each) => each !== null))];
  const isFix = (said.isFix ?? false) && suggestions.length > 0 && said.suggestions?.[0] !== null;
  return { rule, severity: said.severity ?? "mend", start, end, suggestions, isFix };
}

/** A place from one word to another, both in. */
export const foundIn = (rule: RuleId, [first, last]: readonly [Token, Token], said: Said = {}) =>
  foundAt(rule, [first.start, last.end], said);
