import type { Token } from "../analyser/analyser.ts";
import { inPlaceOf } from "../analyser/conjugate.ts";
import { isHonorific } from "./honorific.ts";
import type { Found, Rule } from "./rule.ts";
import { endOfVerb, foundIn, isDoing, surfaceOf } from "./words-of.ts";

/** られる behind these says that it is done to somebody or something; behind others rather that it can be done. */
const DONE_TO = new Set(
  `求める 認める 定める 設ける 進める 寄せる 見る みる 加える 決める きめる 考える かんがえる 充てる 当てる 差し押さえる 捨てる 建てる 用いる 挙げる あげる
   述べる 伝える 与える 閉じる 禁じる 命じる 感じる 信じる 講じる 論じる 報じる 取り上げる 位置付ける 位置づける 義務付ける 義務づける 裏付ける 続ける 重ねる
   広める 高める 強める 深める 改める 集める まとめる 占める 責める ほめる 褒める 叱る 育てる 助ける 預ける 届ける 付ける つける 名付ける 掲げる 告げる
   向ける かける 掛ける 載せる のせる 任せる 任じる 遂げる 下げる 上げる 引き上げる 引き下げる 積み上げる 受け入れる 受け止める 投げる 妨げる 捕まえる
   埋める 勧める すすめる 薦める 訴える 迎える 添える 備える 整える 支える 数える 例える たとえる 据える 取り付ける 取りまとめる 見込む 演じる 封じる 生じさせる
   植える 変える いじめる だます 辞めさせる やめさせる 切り捨てる 切り分ける 分ける 当てはめる 打ち切る 割り当てる 振り分ける 組み立てる 差し控える 呼び止める 止める`
    .split(/\s+/)
    .filter((each) => each !== ""),
);
/** Of these, what can be done is said as often: with を, は, で or ない it is that. */
const EITHER = new Set("決める 考える 集める 感じる 見る みる 進める".split(" "));
/** And of these oftener: only 変えられた, 変えられている are what was done. */
const ABLE_FIRST = new Set(
  "加える 捨てる 載せる のせる 上げる 下げる 投げる 埋める 閉じる 迎える 任せる 整える まとめる あげる 取り付ける 受け止める 捕まえる 向ける 掛ける かける 続ける 預ける 届ける 変える 育てる 助ける 付ける つける 止める 伝える 分ける 植える 数える 支える 備える 添える 改める 信じる".split(
    " ",
  ),
);
/** What one does oneself: said of these, even 〜られました is what one could do. */
const OWN = new Set(
  "食べる 起きる 寝る 出る 出かける 着る 借りる 受ける 覚える 答える 忘れる 見つける 得る 逃げる 避ける 辞める やめる 始める 乗り越える 慣れる 降りる 過ぎる いる 居る 来る 着替える 調べる 確かめる 耐える 入れる 生きる 信じる 教える 開ける 閉める 片付ける 分かる 抜ける 越える 超える できる 出来る 落ち着ける 見分ける 手に入れる 浴びる 足りる 続けられる 逃れる 離れる 別れる 触れる 育つ 増える 減る 気をつける 心がける 心掛ける 寄る 務める 勤める 努める 納める 収める".split(
    " ",
  ),
);
/** 間に合わせる: a verb of its own. */
const OWN_CAUSATIVES = new Set(["間に合う", "組み合う", "待ち合う", "問い合う", "居合う", "欠く"]);
const HELD = /^(て|た|まし)$/;

/** Passive and causative: to be confirmed, not forbidden. Respect (される方) and permission asked humbly (させていただく) are `keigo`. */
export const passiveCausative: Rule = ({ tokens }) => {
  const found: Found[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== "動詞" || token.kind1 !== "接尾") return;
    const isPassive = /^ら?れる$/.test(token.base) && isDoneTo(tokens, at);
    const isCausative = /^さ?せる$/.test(token.base) && isMadeToDo(tokens, at);
    if (isPassive || isCausative) found.push(findingAt(tokens, at));
  });
  return found;
};

function isDoneTo(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at - 1];
  // 来られる is cut as 来ら|れる: what one can do, or respect.
  if (!verb || verb.surface === "来ら" || isHonorific(tokens, at) || isFixedPhrase(tokens, at)) return false;
  if (tokens[at]?.base === "れる" || verb.base === "せる" || verb.base === "させる") return true;
  if (hasAgent(tokens, at)) return true;
  if (isState(tokens, at)) return !OWN.has(verb.base);
  if (!DONE_TO.has(verb.base) || ABLE_FIRST.has(verb.base)) return false;
  return !EITHER.has(verb.base) || !canBeAbility(tokens, at);
}

/** 変えられている, 変えられた: what one can do is rarely said so. */
const isState = (tokens: readonly Token[], at: number) => HELD.test(tokens[at + 1]?.surface ?? "");

const canBeAbility = (tokens: readonly Token[], at: number) =>
  tokens[at + 1]?.base === "ない" ||
  tokens[at + 1]?.surface === "ず" ||
  tokens.slice(at + 1, at + 3).some(({ surface }) => surface === "ん") ||
  tokens.slice(Math.max(0, at - 6), at).some(({ surface, kind }) => kind === "助詞" && /^(を|で|は)$/.test(surface)) ||
  tokens[at + 1]?.base === "と";

const hasAgent = (tokens: readonly Token[], at: number) =>
  tokens.slice(Math.max(0, at - 6), at).some(({ surface }) => /^に(よって|より)$/.test(surface));

/** におかれましては: words of respect. 〜ずにはいられない: a double negative. */
const isFixedPhrase = (tokens: readonly Token[], at: number) =>
  /^(おか|いら|居ら|はいら)$/.test(tokens[at - 1]?.surface ?? "") &&
  (tokens[at - 2]?.surface === "に" || tokens[at - 2]?.surface === "て" || tokens[at - 2]?.surface === "は");

const isMadeToDo = (tokens: readonly Token[], at: number) =>
  !isHumble(tokens, at) &&
  !isCarriedOn(tokens, at) &&
  // 読み聞かせ: a noun.
  tokens[at - 2]?.surface !== "読み" &&
  !OWN_CAUSATIVES.has(tokens[at - 1]?.base ?? "");

const isHumble = (tokens: readonly Token[], at: number) =>
  tokens[at + 1]?.surface === "て" && /^(いただ|頂|戴)/.test(tokens[at + 2]?.surface ?? "");

/** The passive of a causative is told once, at its end. */
const isCarriedOn = (tokens: readonly Token[], at: number) => /^ら?れる$/.test(tokens[at + 1]?.base ?? "");

function findingAt(tokens: readonly Token[], at: number): Found {
  const verbAt = Math.max(0, tokens[at - 1]?.kind1 === "接尾" ? at - 2 : at - 1);
  const verb = tokens[verbAt] as Token;
  const suffix = tokens[at] as Token;
  const first = verb.base === "する" && isDoing(tokens[verbAt - 1]) ? verbAt - 1 : verbAt;
  const end = endOfVerb(tokens, at);
  const last = /^[てで]$/.test(tokens[end + 1]?.surface ?? "") && tokens[end + 1]?.kind1 === "接続助詞" ? end + 1 : end;
  const isSaidActively = verbAt === at - 1 && suffix.base.endsWith("れる");
  const active = isSaidActively ? inPlaceOf(suffix, verb, surfaceOf(tokens, at + 1, last)) : null;
  // Who does it, the writer has to say.
  const said = active === null ? null : `〇〇が${surfaceOf(tokens, first, verbAt - 1)}${active}`;
  return foundIn("passive-causative", [tokens[first] as Token, tokens[last] as Token], {
    severity: "confirm",
    suggestions: [said],
  });
}
