import type { Token } from "../analyser/analyser.ts";

const PERSON_AFTER = /^(?:さん|様|さま|氏|くん|君|ちゃん|先生|殿)$/;

/** Last parts of the names of places that are read in several ways: 町 まち, ちょう. 市, 区, 県 are read in one. */
const PLACE_END = /^[町村台丘川山島橋谷坂原野浜岬岳峠沢浦崎寺]$/;
const KANA_NAME = /^[ぁ-んァ-ヶー]{2,}$/;
const NO_NAME = /^(?:ごみ|ゴミ|バス|テレビ|トイレ|レンタル|ベビー|がけ|まち|むら)$/;

/**
 * Names of persons and places are never read by themselves. The dictionary has many common words of one kanji as names
 * (等, 光, 泉): these are names only before さん and the like, or beside another name.
 */
export function isName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token && PLACE_END.test(token.surface) && endsName(tokens[at - 1], token)) return true;
  if (token?.kind1 !== "固有名詞" || !isOfPersonOrPlace(token)) return false;
  if (token.surface.length > 1) return true;
  const [before, behind] = [tokens[at - 1], tokens[at + 1]];
  const isBeside = (other: Token | undefined) => other?.kind1 === "固有名詞" && other.kind2 === token.kind2;
  return PERSON_AFTER.test(behind?.surface ?? "") || isBeside(before) || isBeside(behind) || behind?.kind2 === "地域";
}

/** The dictionary has some places among names of anything: みどり台. */
const isOfPersonOrPlace = ({ kind2, surface }: Token) =>
  /^(?:人名|地域)$/.test(kind2) || (kind2 === "一般" && surface.length > 1 && PLACE_END.test(surface.slice(-1)));

/** 石引町. */
function endsName(before: Token | undefined, { start }: Token): boolean {
  if (before?.end !== start) return false;
  if (before.kind1 === "固有名詞") return /^(?:人名|地域)$/.test(before.kind2);
  return /^(?:名詞|未知語)$/.test(before.kind) && KANA_NAME.test(before.surface) && !NO_NAME.test(before.surface);
}
