import type { Token } from "../analyser/analyser.ts";
import { masuStem, naiStem } from "../analyser/conjugate.ts";
import type { Found, Rule } from "./rule.ts";
import { foundAt } from "./words-of.ts";

const NOT = "(?:ない|ません|なかった|なく|ず|ぬ)";
const IS_NOT = `(?:は|も|が)?(?:ない(?!か(?!も))|ありません(?!か)|なかった|なく|ありませんでした|ございません)`;
const OF = "(?:という|と言う|といった)?(?:こと|わけ|訳|はず|もの)";

/** How the second negation goes on behind the first, which is the first word of each. */
const SHAPES: readonly RegExp[] = [
  // ないことはない, ないわけではありません, ないはずがない
  new RegExp(`^(?:ない|なかった|ぬ|なく(?:て|とも|ても)?(?:も)?(?:よい|良い|いい))${OF}(?:で)?${IS_NOT}`, "u"),
  // ないわけにはいかない
  new RegExp(`^(?:ない|ぬ)(?:わけ|訳)に(?:は|も)(?:いか|行か|いき|行き|まいり|ゆか)${NOT}`, "u"),
  // ないとは限らない, ないとも言い切れません
  new RegExp(`^(?:ない|なかった|ぬ)(?:と|とは|とも)(?:限|かぎ|言|い|思|考え|断言|断定)[ぁ-ん切]{0,4}?${NOT}`, "u"),
  // ずにはいられない, ないではいられない, ずには済まない
  new RegExp(`^(?:ず(?:に)?|ないで)は(?:いられ|居られ|おられ|おか|済ま|すま|済み|すみ)${NOT}`, "u"),
  // せざるを得ない
  new RegExp(`^ざるを(?:得|え)${NOT}`, "u"),
  // なくはない, なくもない, ないでもない
  /^(?:なく|無く)[はも](?:ない|ありません|なかった)/u,
  /^ないで(?:は|も)(?:ない|ありません|なかった)/u,
  /^なきにしも(?:あらず|非ず)/u,
  // 泣かない子はいない
  /^(?:ない|なかった|ぬ)(?!こと|よう|ため|とき|場合|の)[\p{Script=Han}々ァ-ヶー]{1,6}(?:は|も)(?:い|居|あり)?(?:ない|ません(?!か)|なかった)(?!か(?!も))/u,
  // どけないことには…進まない
  /^ないことには、?[^。、]{1,25}?(?:ない|ません|なかった|ず)/u,
  // なしには成り立たない, なくしては、…できない
  /^(?:なし|無し)(?:に|で)は?、?[^。]{1,30}?(?:ない|ません|なかった|得ず)/u,
  /^(?:なく|無く)しては?、?[^。]{1,30}?(?:ない|ません|なかった)/u,
  // 努力せずして
  /^ずして[^。、]{1,20}?(?:ない|ません|なかった)/u,
];
/** 協力なくては成り立たない: behind a noun; 〜がなくては is a clause of its own. */
const WITHOUT = /^(?:なく|無く)ては(?!なら|いけ|だめ|駄目|困)[^。、]{1,15}?(?:ない|ません|なかった)/u;
const IMPOSSIBLE = /^不可能(?:という(?:こと|わけ))?では(?:ない|ありません|なかった)/u;
/** No shape can begin elsewhere; most sentences hold none of these. */
const BEGINS = /^(?:ない|なかっ|なく|ぬ|ず|ざる|なき|なし|無く|無し|不可能)/u;
/** Words whose own dictionary form is a negation. */
const NEGATIONS = new Set(["ない", "ぬ", "なし", "無い", "無し", "不可能", "ないで", "なくして"]);

/** Two negations that make a yes. */
export const doubleNegative: Rule = ({ text, tokens }) => {
  const found: Found[] = [];
  let end = 0;
  tokens.forEach((token, at) => {
    if (token.start < end || !BEGINS.test(token.surface) || !isNegation(token)) return;
    const rest = text.slice(token.start, token.start + 80);
    const length = lengthOf(rest) || (tokens[at - 1]?.kind === "名詞" ? (WITHOUT.exec(rest)?.[0].length ?? 0) : 0);
    if (length === 0) return;
    end = token.start + length;
    found.push(findingAt(tokens, at, rest.slice(0, length)));
  });
  return found;
};

const isNegation = ({ base, surface }: Token) => NEGATIONS.has(base) || NEGATIONS.has(surface);

function lengthOf(rest: string): number {
  for (const shape of SHAPES) {
    const match = shape.exec(rest);
    if (match) return match[0].length;
  }
  return IMPOSSIBLE.exec(rest)?.[0].length ?? 0;
}

/** The place begins with the word that is denied first. */
function findingAt(tokens: readonly Token[], at: number, said: string): Found {
  const token = tokens[at] as Token;
  const denied = tokens[at - 1];
  const isTied = denied !== undefined && denied.end === token.start && /^(動詞|形容詞|助動詞|名詞)$/.test(denied.kind);
  const start = isTied ? denied.start : token.start;
  const { suggestions, isFix } = isTied ? insteadOf(denied, said) : { suggestions: [], isFix: false };
  return foundAt("double-negative", [start, token.start + said.length], { suggestions, isFix });
}

interface Instead {
  suggestions: string[];
  isFix: boolean;
}

const MUST = /^(?:(?:ない|ぬ)(?:わけ|訳)に(?:は|も)(?:いか|行か|いき|行き)|ざるを(?:得|え))(ない|ません)$/u;
const MAYBE = /^ない(?:と|とは|とも)(?:限|かぎ|言|い)[^ず]{0,6}?(ない|ません)$/u;
const SOMETIMES = /^ない(?:という)?(?:わけ|訳|こと)(?:で)?(?:は|も)(ない|ありません)$/u;

/** しないわけにはいきません → しなければなりません; 起きないとは限りません → 起きるかもしれません. */
function insteadOf(denied: Token, said: string): Instead {
  if (denied.kind !== "動詞" || !denied.base) return { suggestions: [], isFix: false };
  const must = MUST.exec(said)?.[1];
  if (must)
    return { suggestions: [`${naiStem(denied)}なければ${must === "ない" ? "ならない" : "なりません"}`], isFix: true };
  const maybe = MAYBE.exec(said)?.[1];
  if (maybe) return { suggestions: [`${denied.base}かもしれ${maybe}`], isFix: true };
  if (SOMETIMES.test(said))
    return { suggestions: [`${masuStem(denied)}ます`, `${denied.base}こともあります`], isFix: false };
  return { suggestions: [], isFix: false };
}
