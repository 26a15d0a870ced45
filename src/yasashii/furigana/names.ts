import type { Token } from "../analyser/analyser.ts";

const PERSON_AFTER = /^(?:さん|様|さま|氏|くん|君|ちゃん|先生|殿)$/;

/**
 * Names of persons and places are never read by themselves. The dictionary has many common words of one kanji as names
 * (等, 光, 泉): these are names only before さん and the like, or beside another name.
 */
export function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind1 !== "固有名詞" || !/^(?:人名|地域)$/.test(token.kind2)) return false;
  if (token.surface.length > 1) return true;
  const [before, behind] = [tokens[at - 1], tokens[at + 1]];
  const isBeside = (other: Token | undefined) => other?.kind1 === "固有名詞" && other.kind2 === token.kind2;
  return PERSON_AFTER.test(behind?.surface ?? "") || isBeside(before) || isBeside(behind) || behind?.kind2 === "地域";
}
