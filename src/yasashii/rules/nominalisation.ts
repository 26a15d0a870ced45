import type { Token } from "../analyser/analyser.ts";
import { inPlaceOf, SURU } from "../analyser/conjugate.ts";
import type { Found, Rule } from "./rule.ts";
import { endOfVerb, foundIn, isDoing, startOfNouns, surfaceOf } from "./words-of.ts";

/** Doings that are things of the day, or come to pass at an hour: 会議を行う, 授業の後. */
const EVENTS = new Set(
  `会議 授業 試験 食事 仕事 掃除 買い物 料理 勉強 電話 旅行 運動 体操 散歩 昼食 夕食 朝食 試合 式典 儀式 演奏 公演 上演 演説 選挙 裁判 競技 遊び 花見 会合 集会 集い 練習 スポーツ
   ゲーム イベント コンサート パーティー フェスタ セミナー テスト シャワー サイン ゴール スタート キャンプ パレード クイズ バザー 地震 災害 事故 講義 講演 祭礼 放課 火事 洗濯 
   デート アルバイト バイト レッスン トレーニング ストレッチ 宿題 朝礼 終礼 茶会 お茶 お話 話 病気 けが 怪我 戦争 震災 停電 休憩 睡眠 昼寝 生活 満員 プログラム 施策 トップセールス 担当 引っ越し 引越し 引越 多用 多忙 不在 参考 希望者`.split(
    /\s+/,
  ),
);
/** Doings that the dictionary takes for things. */
const DOINGS = new Set(
  `手続き 手続 届出 届け出 申込み 申し込み 申込 見直し 引き渡し 引渡し 取り付け 取付け 取付 受け付け 受け取り 受取 支払い 支払 払い込み 振り込み 振込 引き落とし
   取り消し 取消し 取消 切り替え 切替え 切替 書き換え 書換え 貸し出し 貸出し 貸出 借り入れ 買い替え 乗り換え 乗換え 持ち込み 持ち出し 持ち帰り 立ち入り 立入り 立入 問い合わせ 問合せ 取り扱い 取扱い 取り組み 取組
   見守り 見回り 聞き取り 呼びかけ 呼び掛け 働きかけ 差し押さえ 積み立て 割り当て 値上げ 値下げ 引き上げ 引き下げ 取りまとめ 書き込み 打ち合わせ 打合せ 下見 助け合い 話し合い 読み聞かせ
   炊き出し 声かけ 声掛け 送り迎え 送迎 水やり 草刈り 雪下ろし 雪かき 除雪 植樹 避難 体験利用 改正 発生 到着 破裂 策定`.split(
    /\s+/,
  ),
);
const CARRIES_OUT = new Set(["行う", "おこなう", "行なう", "図る", "はかる"]);
const HUMBLE_DOES = new Set(["致す", "いたす"]);
const CARRYING_OUT = new Set(["実施", "遂行", "敢行"]);
const TURNED = "nominalisation";

/** 申請を行う, 申請が可能です, 申請の際: a doing said as a noun. */
export const nominalisation: Rule = ({ tokens }) => {
  const found: Found[] = [];
  let last = -1;
  tokens.forEach((_, at) => {
    if (at <= last || !isAct(tokens, at)) return;
    const place = carriedOut(tokens, at) ?? possible(tokens, at) ?? timed(tokens, at);
    if (!place) return;
    found.push(place.found);
    last = place.last;
  });
  const ability = tokens.flatMap((_, at) => abilityOf(tokens, at) ?? []);
  return [...found, ...ability].sort((a, b) => a.start - b.start);
};

interface Place {
  found: Found;
  last: number;
}

/** The last word of a noun that is a doing and no event. */
function isAct(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || isNounGoingOn(tokens, at + 1)) return false;
  if (EVENTS.has(token.surface)) return false;
  return isDoing(token) || DOINGS.has(token.surface) || isVisit(tokens, at);
}

/** 来庁, 来園 … that the dictionary does not have. */
const isVisit = (tokens: readonly Token[], at: number) =>
  /^来?[庁館所園校院場]$/.test(surface(tokens, at)) &&
  /来$/.test(surface(tokens, at - 1) + surface(tokens, at).slice(0, -1));

const isNounGoingOn = (tokens: readonly Token[], at: number) =>
  tokens[at]?.kind === "名詞" && tokens[at]?.kind1 === "接尾" && !/^[後前]$/.test(tokens[at]?.surface ?? "");

const surface = (tokens: readonly Token[], at: number) => tokens[at]?.surface ?? "";
const at0 = (tokens: readonly Token[], at: number) => tokens[at] as Token;

/** Of the nouns that end here the first, and what goes before: の or な tie more to them than a verb can take along. */
function nounsAt(tokens: readonly Token[], at: number) {
  const first = startOfNouns(tokens, at);
  const isRespectful = tokens[first]?.kind === "接頭詞" && /^[おご御]$/.test(surface(tokens, first));
  const before = tokens[first - 1];
  const isTied =
    /^(の|な|た|ない|との)$/.test(before?.surface ?? "") || /^(連体詞|形容詞|動詞)$/.test(before?.kind ?? "");
  return {
    first,
    noun: surfaceOf(tokens, isRespectful ? first + 1 : first, at).replace(/(?<=.)[ご御](?=\p{Script=Han})/u, ""),
    isTied,
    takesSuru: isDoing(tokens[at]),
  };
}

/** How far a verb may stand behind its noun: 引き渡しを 13：30より 校庭にて 実施します. */
const REACH = 14;

function carriedOut(tokens: readonly Token[], at: number): Place | null {
  if (!/^[をがはも]$/.test(surface(tokens, at + 1))) return null;
  const verbAt = carrierAfter(tokens, at + 2);
  if (verbAt === null) return null;
  // 担当が行います: who does it; 調査が行われます: what is done.
  if (surface(tokens, at + 1) === "が" && !/^[れさ]/.test(surface(tokens, verbAt + 1) + surface(tokens, verbAt)))
    return null;
  const last = endOfVerb(tokens, verbAt);
  const isNear = verbAt <= at + 3 && surface(tokens, at + 1) === "を";
  const isFix = !/^(図る|はかる)$/.test(at0(tokens, verbAt).base);
  const said = isNear ? doingSaid(tokens, { at, verbAt, last, isFix }) : null;
  return {
    found: foundIn(TURNED, [at0(tokens, nounsAt(tokens, at).first), at0(tokens, last)], { suggestions: [said], isFix }),
    last,
  };
}

interface Carried {
  at: number;
  verbAt: number;
  last: number;
  /** 行う, 実施する: する can take their place everywhere, but not that of 図る. */
  isFix: boolean;
}

function doingSaid(tokens: readonly Token[], { at, verbAt, last, isFix }: Carried): string | null {
  const { first, noun, isTied, takesSuru } = nounsAt(tokens, at);
  // 計画の見直しを行う: the verb takes の with it only as をする.
  const isAlone = !isTied && takesSuru && first === at && !/[ぁ-ん]$/.test(noun);
  if (!isFix && !isAlone) return null;
  const done = doneOf(at0(tokens, verbAt), surfaceOf(tokens, verbAt + 1, last));
  return done === null ? null : noun + (isAlone ? "" : "を") + done;
}

/** 行い|ます → します, 行わ|れ|ます → されます. */
function doneOf(verb: Token, tail: string): string | null {
  if (/^[れせ]/.test(tail)) return `さ${tail}`;
  return inPlaceOf(verb, SURU, tail);
}

/** 行う, or する behind 実施; no other verb and no other object between. */
function carrierAfter(tokens: readonly Token[], from: number): number | null {
  if (HUMBLE_DOES.has(tokens[from]?.base ?? "") && surface(tokens, from - 1) === "を") return from;
  let at = from;
  while (at < Math.min(tokens.length, from + REACH) && isBetween(at0(tokens, at))) at += 1;
  if (CARRYING_OUT.has(surface(tokens, at)) && DOES.has(tokens[at + 1]?.base ?? "")) return at + 1;
  return isCarrier(tokens[at]) && !isDoing(tokens[at - 1]) ? at : null;
}
const isCarrier = (token: Token | undefined) => token?.kind === "動詞" && CARRIES_OUT.has(token.base);
const isBetween = ({ kind, surface: written }: Token) =>
  kind !== "動詞" && !/^[をが。、]$/.test(written) && !CARRYING_OUT.has(written);
const DOES = new Set(["する", "いたす", "致す"]);

const SAYS = /^(です|でし|でしょ|だ|で|と|に|。)/;

/** 申請が可能です, 登校可能です, 体験利用は、毎月1日に可能です; not 申請が可能な方, 受入可能人数. */
function possible(tokens: readonly Token[], at: number): Place | null {
  const canAt = canAfter(tokens, at);
  if (canAt === null || !SAYS.test(surface(tokens, canAt + 1) || "。")) return null;
  const { first } = nounsAt(tokens, at);
  const isPolite = surface(tokens, canAt + 1) === "です";
  const said = isPolite && canAt <= at + 2 ? abilitySaid(tokens, at, canAt) : null;
  const end = at0(tokens, isPolite ? canAt + 1 : canAt);
  return { found: foundIn(TURNED, [at0(tokens, first), end], { suggestions: [said], isFix: true }), last: canAt };
}

/** 登校可能です → 登校できます, 再発行の申請が可能です → 申請ができます. */
function abilitySaid(tokens: readonly Token[], at: number, canAt: number): string {
  const { noun, isTied } = nounsAt(tokens, at);
  const particle = canAt === at + 1 ? "" : surface(tokens, at + 1);
  return `${noun}${particle === "が" && !isTied ? "" : particle}できます`;
}

function canAfter(tokens: readonly Token[], at: number): number | null {
  if (surface(tokens, at + 1) === "可能") return at + 1;
  if (!/^[がはも]$/.test(surface(tokens, at + 1))) return null;
  for (let next = at + 2; next < Math.min(tokens.length, at + 2 + REACH); next += 1) {
    if (surface(tokens, next) === "可能") return next;
    if (tokens[next]?.kind === "動詞" || /^[をが。]$/.test(surface(tokens, next))) return null;
  }
  return null;
}

/** 相談することが可能です → 相談することができます. */
function abilityOf(tokens: readonly Token[], at: number): Found | null {
  if (surface(tokens, at) !== "こと" || tokens[at - 1]?.kind !== "動詞" || !/^[がもは]$/.test(surface(tokens, at + 1)))
    return null;
  if (surface(tokens, at + 2) !== "可能" || !SAYS.test(surface(tokens, at + 3))) return null;
  const isPolite = surface(tokens, at + 3) === "です";
  const verb = at0(tokens, at - 1);
  const start = verb.base === "する" && isDoing(tokens[at - 2]) ? at - 2 : at - 1;
  const said = `${surfaceOf(tokens, start, at + 1)}できます`;
  return foundIn(TURNED, [at0(tokens, start), at0(tokens, isPolite ? at + 3 : at + 2)], {
    suggestions: [isPolite ? said : null],
    isFix: true,
  });
}

interface Timing {
  /** The words behind the noun, as they stand. */
  form: RegExp;
  /** What stands behind する in their place; what begins with した takes its place. */
  said: string;
  isFix: boolean;
}

const TIMINGS: readonly Timing[] = [
  { form: /^の(?:際|折|おり)(?:に(?=は|も|、))?/u, said: "するとき", isFix: true },
  { form: /^(?:の)?(?:後|あと)(?![方ろ])/u, said: "したあと", isFix: true },
  { form: /^(?:の)?(?:前|まえ)(?!年|回|後|日|週|月)/u, said: "する前", isFix: true },
  { form: /^に(?:あたって|当たって|際して)の/u, said: "するときの", isFix: true },
  {
    form: /^に(?:あたり|当たり|当り|際し)(?!ます|ました|ましょ)(?:まして|て)?|^に(?:あたって|当たって)/u,
    said: "するとき",
    isFix: true,
  },
  { form: /^に(?:伴う|ともなう)/u, said: "", isFix: false },
  { form: /^に(?:伴い|ともない|伴って|ともなって)(?:まして)?/u, said: "したので", isFix: false },
  { form: /^の(?:うえ|上)(?=、|で|[^にのがをはか])/u, said: "してから", isFix: true },
];

/** 申請の際 → 申請するとき, 接種後 → 接種したあと. */
function timed(tokens: readonly Token[], at: number): Place | null {
  const next = tokens[at + 1];
  if (!next || next.start !== at0(tokens, at).end) return null;
  const rest = surfaceOf(tokens, at + 1, at + 6);
  for (const { form, said, isFix } of TIMINGS) {
    const match = form.exec(rest);
    const last = match ? lastWithin(tokens, at + 1, match[0].length) : null;
    if (last !== null)
      return timedFound(tokens, [at, last], { said, isFix, isRespected: !/うえ|上/.test(match?.[0] ?? "") });
  }
  return null;
}

/** The word that ends where so many letters from `from` end; null where it ends within a word. */
function lastWithin(tokens: readonly Token[], from: number, length: number): number | null {
  const end = at0(tokens, from).start + length;
  for (let at = from; at < tokens.length && at0(tokens, at).end <= end; at += 1)
    if (at0(tokens, at).end === end) return at;
  return null;
}

interface Instead {
  said: string;
  isFix: boolean;
  /** Whether it counts with ご before the noun: ご確認のうえ is respect alone. */
  isRespected: boolean;
}

function timedFound(tokens: readonly Token[], [at, last]: readonly [number, number], instead: Instead): Place | null {
  const { first, noun, isTied, takesSuru } = nounsAt(tokens, at);
  const isRespectful = /^[おご御]/.test(surface(tokens, first)) && tokens[first]?.kind === "接頭詞";
  if (isRespectful && !instead.isRespected) return null;
  const isCompound = first < at - (isRespectful ? 1 : 0);
  const words = `${noun}${takesSuru && !isTied && !isCompound ? "" : "を"}${instead.said}`;
  const isSure = instead.isFix || !(isTied || isCompound || instead.said === "");
  return {
    found: foundIn(TURNED, [at0(tokens, first), at0(tokens, last)], {
      suggestions: [isSure ? words : null],
      isFix: instead.isFix && !isCompound,
    }),
    last,
  };
}
