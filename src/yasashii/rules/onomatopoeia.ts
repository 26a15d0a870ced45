import type { Token } from "../analyser/analyser.ts";
import { toHiragana } from "../text/kana.ts";
import type { Rule } from "./rule.ts";
import { foundAt } from "./words-of.ts";

/** Among the first words that are learned, or repeated for another reason than to paint. */
const USUAL = new Set(
  `いろいろ だんだん ますます それぞれ なかなか まだまだ もともと たまたま そろそろ どんどん わざわざ いよいよ しばしば まあまあ たびたび さまざま はるばる
   ほどほど みるみる まずまず おのおの おいおい よくよく くれぐれ つねづね もろもろ いちいち つぎつぎ まるまる ちゃくちゃく いやいや どうどう それそれ やれやれ はいはい
   いえいえ まあまあ ところどころ ひとつひとつ ひとりひとり いくいく べつべつ ここここ どれどれ だれだれ なになに これこれ あれあれ どこどこ もしもし まずまず われわれ
   いままで なおなお またまた まちまち いついつ おやおや ほらほら よしよし もうもう ゆくゆく かねがね かえすがえす はてはて みなみな すみずみ さきざき ちかぢか
   ずっと もっと きっと やっと ちょっと ゆっくり はっきり しっかり すっかり びっくり やっぱり やはり てっきり そっくり ちゃんと きちんと ちっとも
   とっと さっき ただただ ずうっと もうちょっと パパ ママ じいじ ばあば わんわん にゃんにゃん`.split(/\s+/),
);
/** Words that paint and have none of the usual shapes. */
const PAINTED = new Set(
  `ぎくしゃく どたばた ちらほら うろちょろ でこぼこ てきぱき むしゃくしゃ ぺちゃくちゃ じたばた あたふた ちぐはぐ ちんぷんかんぷん めちゃくちゃ めちゃめちゃ ごたごた むちゃくちゃ
   のらりくらり ふらりと ゆらりと ひらりと ちらりと きらりと ぐらりと するりと ほろりと ぽつりと ぱらりと ずらりと がらりと からりと さらりと ぴたりと ちくりと ぽとりと ごろりと
   ぐらり ゆらり ひらり ちらり きらり するり ほろり ぽつり ずらり がらり からり さらり ぴたり ちくり ぽとり ごろり くるり にやり にこり ほっこり ほんのり のんびり ぼんやり
   ふんわり やんわり じんわり ひんやり すんなり うんざり げんなり はんなり どんより ひょっこり しょんぼり びっしょり ぐっしょり うっすら ふっくら ゆったり ぽかん ぽかんと きょとん きょとんと
   ぽつんと ごくんと どきんと がちゃんと ばたんと どかんと がたんと つるんと ごつんと ちょこんと ぽとんと すとんと ずきんと どすんと ぽんと とんと どんと ぴょんと ぶんと つんと しんと
   じーっと ぼーっと ぼうっと ぼおっと すーっと さーっと ぎゅーっと じいっと すうっと ふうっと わっと どろどろ ぐにゃり ふにゃふにゃ
   ばたん がちゃん どかん がたん ごつん どすん ぴんぽん てきぱき ぜいぜい ぜえぜえ ひゅうひゅう むずむず ひくひく ちくちく ひりひり じんじん ずきずき きりきり しくしく ごほごほ ぞくぞく くよくよ だらだら ぐずぐず いらいら`.split(
    /\s+/,
  ),
);
/** ぐらぐら, びしょびしょ; ぐったり, すっきり; さっと, ぎゅっと, ぼうっと. */
const TWICE = /^([ぁ-んー]{2,3}|[ァ-ヶー]{2,3})\1と?$/;
const CLIPPED = /^(?:[ぁ-ん][ゃゅょ]?っ[ぁ-ん][ゃゅょ]?り|[ァ-ヶ][ャュョ]?ッ[ァ-ヶ][ャュョ]?リ)と?$/;
const STOPPED = /^[ぁ-ん][ゃゅょうー]?っと$/;
const MANNER = /^(副詞|名詞|未知語|感動詞|フィラー|形容動詞)$/;

const KANA_RUN =
  /(?:ぐん|ぽん|ぴょん|しん|つん|ごつん|ずしん|ずどん|ぱちん|ぱたん|ばたん|がたん|すとん|ことん)と|[ぁ-ん]{2}[ゃゅょ]?っと(?=[すしなき、])|([ぁ-んー]{2,3}|[ァ-ヶー]{2,3})\1|[ァ-ヶ][ァ-ヶー]{0,3}[ッン]と(?![ぁ-んァ-ヶ]*[ァ-ヶ])/g;
const KATAKANA = /[ァ-ヶー]/;
/** ドサッと, ドスンと; not レストランと, ボタンと. */
const THUD =
  /^(?:[ァ-ヶー]{1,3}ッ|(?:ガ|ド|バ|ズ|ゴ|パ|ポ|ピ|プ|チ|カ|コ|ト|ス|キ|シ)[タスクチトカシヨ]?[ャュョ]?ン)と$/;
const THINGS = new Set([
  "パンと",
  "ピンと",
  "カンと",
  "ドンと",
  "シンと",
  "トンと",
  "コンと",
  "ポンと",
  "スタンと",
  "チキンと",
  "パンクと",
]);

/** Words that paint a sound or a manner: the reader cannot look them up by what they are made of. */
export const onomatopoeia: Rule = ({ text, tokens }) => {
  const words = tokens
    .filter((token) => isPainting(token) && !isInName(text, token))
    .map(({ start, end }) => foundAt("onomatopoeia", [start, end]));
  const runs = Array.from(text.matchAll(KANA_RUN)).filter(({ 0: said, index }) => isRunPainting(text, index, said));
  if (runs.length === 0) return words;
  const at = new Map(tokens.map(({ start }, index) => [start, index]));
  const known = new Set(
    words.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, unit) => start + unit)),
  );
  const more = runs
    .filter(
      ({ 0: said, index }) =>
        !known.has(index) && (PAINTED.has(said) || isWhole(tokens, at.get(index), index + said.length)),
    )
    .map(({ 0: said, index }) => foundAt("onomatopoeia", [index, index + said.length]));
  return [...words, ...more].sort((a, b) => a.start - b.start);
};

/** ほっとライン: a name. */
const isInName = (text: string, { end, surface }: Token) =>
  /[っんり]と$/.test(surface) && KATAKANA.test(text.charAt(end));

function isPainting({ surface, kind, kind1 }: Token): boolean {
  if (kind1 === "固有名詞" || USUAL.has(surface) || USUAL.has(surface.replace(/と$/, ""))) return false;
  if (PAINTED.has(surface) || PAINTED.has(toHiragana(surface))) return true;
  if (!MANNER.test(kind)) return false;
  if (TWICE.test(surface)) return true;
  return kind === "副詞" && (CLIPPED.test(surface) || STOPPED.test(surface));
}

function isRunPainting(text: string, at: number, said: string): boolean {
  if (USUAL.has(said)) return false;
  const isKatakana = KATAKANA.test(said.charAt(0));
  if (isKatakana && (KATAKANA.test(text.charAt(at - 1)) || KATAKANA.test(text.charAt(at + said.length)))) return false;
  return TWICE.test(said) || /^[ぁ-ん]+[んっ]と$/.test(said) || (THUD.test(said) && !THINGS.has(said));
}

/** Cut as words of their own: not the end of one word and the beginning of another. */
function isWhole(tokens: readonly Token[], first: number | undefined, end: number): boolean {
  if (first === undefined) return false;
  let last = first;
  while (last < tokens.length && (tokens[last]?.end ?? end) < end) last += 1;
  if (tokens[last]?.end !== end) return false;
  return last === first || !tokens.slice(first, last + 1).every(({ kind }) => GRAMMATICAL.test(kind));
}
const GRAMMATICAL = /^(助詞|助動詞|動詞|連体詞|形容詞)$/;
