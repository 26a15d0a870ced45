import type { Token } from "../analyser/analyser.ts";
import { isNoun, isWord, type Look, type Read, sure, unsure } from "./look.ts";
import { suffixReading } from "./suffixes.ts";
import { verbReading } from "./verbs.ts";

type Rule = (look: Look) => Read | null;

/** Words whose reading hangs on their neighbours. null: the analyser's reading stands. */
export function contextReading(tokens: readonly Token[], at: number): Read | null {
  const token = tokens[at];
  if (!token) return null;
  const look: Look = { token, before: neighbour(tokens, at, -1), behind: neighbour(tokens, at, 1), tokens, at };
  const rule = ALONE.get(token.surface);
  return rule?.(look) ?? suffixReading(look) ?? verbReading(look);
}

/** The word that touches this one. */
function neighbour(tokens: readonly Token[], at: number, step: 1 | -1): Token | undefined {
  const [token, other] = [tokens[at], tokens[at + step]];
  if (!token || !other) return undefined;
  return step === 1 ? (other.start === token.end ? other : undefined) : other.end === token.start ? other : undefined;
}

const isNumber = (token: Token | undefined) =>
  token !== undefined && (token.kind1 === "数" || /^[\d０-９約一二三四五六七八九十]+$/.test(token.surface));
const surface = (token: Token | undefined) => token?.surface ?? "";

const DIRECTIONS =
  /^(?:北|南|東|西|左|右|上|下|前|後ろ|横|海|山|川|奥|外|中|こちら|そちら|あちら|どちら|こっち|そっち|あっち|どっち)$/;
const COMPARED =
  /^(?:いい|良い|よい|よかっ|良かっ|よく|よけれ|早い|安い|多い|安全|便利|簡単|望ましい|大きい|小さい|少ない|高い|低い)$/;

/** 方: a person, unless two things are compared or it is a direction. */
function kata({ before, behind, tokens, at }: Look): Read | null {
  const [next, third] = [surface(behind), surface(tokens[at + 2])];
  if (next === "々") return sure("かた");
  const isDirection = surface(before) === "の" && DIRECTIONS.test(surface(tokens[at - 2]));
  if (isDirection && tokens[at - 2]?.kind1 !== "接尾") return sure("ほう");
  if (next === "が" && COMPARED.test(third)) return surface(before) === "の" ? unsure("ほう", "かた") : sure("ほう");
  if (tokens.slice(Math.max(0, at - 6), at).some((token) => token.surface === "より" && token.kind === "助詞"))
    return unsure("ほう", "かた");
  return sure("かた");
}

function ato({ before, behind, tokens, at }: Look): Read | null {
  const last = surface(before);
  if (isWord(before) || (before?.surface !== "の" && tokens[at]?.kind1 === "接尾")) return sure("ご");
  if (last === "その" || last === "この")
    return surface(behind) === "の" || last === "その" ? sure("ご") : sure("あと");
  if (last === "の" && tokens[at - 2]?.surface === "そ") return sure("ご");
  return sure("あと");
}

const WHOLE =
  /^(?:一年|1年|年|世界|日本|町|村|街|国|県|体|身体|家|部屋|今日|明日|今年|一日|一晩|夜|学校|クラス|地域|家族|そこら|親戚|日|冬|夏|春|秋|１年)$/;

function naka({ before }: Look): Read | null {
  if (before?.kind === "動詞" && before.form.startsWith("連用")) return sure("ちゅう");
  if (!before || !isNoun(before) || before.kind1 === "非自立") return sure("なか");
  if (/^(?:この|その|あの)$/.test(before.surface)) return sure("なか");
  return sure(WHOLE.test(before.surface) ? "じゅう" : "ちゅう");
}

const WHAT = /^(?:で|だ|です|でしょ|の|と|か月|か国|て|なら|だろ|に)$/;
function nani({ behind, tokens, at }: Look): Read | null {
  const next = surface(behind);
  if (next === "で" && surface(tokens[at + 2]) === "も") return sure("なん");
  if (next === "に" || next === "か") return sure("なに");
  if (next === "と" && surface(tokens[at + 2]) !== "か") return sure("なん");
  if (/^[語県市区町村色系型課部]$/.test(next)) return sure("なに");
  if (isNoun(behind) && behind.kind1 === "接尾") return sure("なん");
  return sure(WHAT.test(next) ? "なん" : "なに");
}

const ue: Rule = ({ before }) => sure(isWord(before) ? "じょう" : "うえ");

const GROUND =
  /^(?:認識|考え|考え方|理念|方針|監督|指導|協力|条件|管理|指示|連携|名|目標|責任|立会い|理解|原則|計画|体制|制度)$/;
function shita({ before, behind, tokens, at }: Look): Read | null {
  if (isWord(before)) return sure("か");
  if (surface(before) !== "の" && !["この", "その"].includes(surface(before))) return sure("した");
  if (GROUND.test(surface(tokens[at - 2]))) return sure("もと");
  const abstract = tokens[at - 2]?.kind1 === "サ変接続" && !["に", "を", "の"].includes(surface(behind));
  return abstract ? unsure("もと", "した") : sure("した");
}

function aida({ before }: Look): Read | null {
  return sure(isWord(before) ? "かん" : "あいだ");
}

function hi({ before, behind }: Look): Read | null {
  if (isNoun(before) && (before.kind1 === "数" || /\d$/.test(before.surface))) return sure("にち");
  if (isWord(before)) return sure("び");
  return surface(behind) === "曜" ? sure("にち") : sure("ひ");
}

function tsuki({ before, behind }: Look): Read | null {
  if (isNumber(before)) return sure("がつ");
  if (/^(?:\d|[一二三四五六七八九十])/.test(surface(behind))) return sure("つき");
  return isWord(before) ? unsure("づき", "げつ", "つき") : sure("つき");
}

function toshi({ before, behind, tokens, at }: Look): Read | null {
  if (isNumber(before)) return sure("ねん");
  if (isNumber(behind) || (surface(behind) === "に" && isNumber(tokens[at + 2]))) return sure("ねん");
  if (["数", "何", "毎", "各"].includes(surface(before))) return sure(surface(before) === "毎" ? "とし" : "ねん");
  if (isWord(before) || isWord(behind)) return sure("ねん");
  return sure("とし");
}

const COUNTRY = /(?:国|本|湾|鮮|系|[ァ-ヶー])$/u;
function hito({ before, token }: Look): Read | null {
  if (!isNoun(before) || before.kind1 === "非自立") return token.kind1 === "接尾" ? null : sure("ひと");
  if (before.kind1 === "数" || /\d$/.test(before.surface)) return sure("にん");
  if (before.kind1 === "代名詞") return null;
  return sure(before.kind1 === "固有名詞" || COUNTRY.test(before.surface) ? "じん" : "にん");
}

function hoka({ before, behind }: Look): Read | null {
  if (surface(before) === "その" || (surface(before) === "の" && before?.kind === "助詞")) return sure("た");
  if (isWord(behind)) return sure("た");
  return sure("ほか");
}

function ie({ before }: Look): Read | null {
  if (isWord(before)) return before?.kind1 === "固有名詞" ? sure("け") : sure("か");
  return sure("いえ");
}

function bun({ before }: Look): Read | null {
  if (before && /^[\d一二三四五六七八九十]+$/.test(before.surface)) return sure("ふん");
  return sure("ぶん");
}

function koro({ before }: Look): Read | null {
  return sure(isWord(before) || isNumber(before) ? "ごろ" : "ころ");
}

function mono({ before }: Look): Read | null {
  if (before?.kind === "動詞") return sure("もの");
  return isWord(before) ? sure("ぶつ") : sure("もの");
}

const sha: Rule = ({ before }) => sure(isWord(before) ? "しゃ" : "もの");
const soto: Rule = ({ before }) => sure(isWord(before) ? "がい" : "そと");
const uchi: Rule = ({ before }) => sure(isWord(before) ? "ない" : "うち");
const tokoro: Rule = ({ before }) => {
  if (!isWord(before)) return sure("ところ");
  return sure(before?.kind1 === "サ変接続" ? "じょ" : "しょ");
};
const kazu: Rule = ({ before }) => (isWord(before) ? sure("すう") : sure("かず"));
const moto: Rule = () => sure("もと");
const mae: Rule = ({ before, behind }) => sure(!isWord(before) && isWord(behind) ? "ぜん" : "まえ");
const tsugi: Rule = ({ behind }) => sure(isWord(behind) && behind?.kind1 !== "数" ? "じ" : "つぎ");
const iro: Rule = ({ before }) => (isNoun(before) && /[ぁ-んァ-ヶー]$/.test(before.surface) ? sure("いろ") : null);
const kakari: Rule = ({ before }) => sure(isWord(before) ? "がかり" : "かかり");
/** A line of a table; 行き and 行った are verbs. */
const line: Rule = ({ token }) => (token.kind === "名詞" ? sure("ぎょう") : null);
const kane: Rule = ({ before, behind }) => sure(isWord(before) || isNoun(behind) ? "きん" : "かね");
const ba: Rule = ({ before }) => {
  if (before?.kind === "動詞") return sure("ば");
  return sure(isWord(before) ? "じょう" : "ば");
};

/** The dictionary takes rarer words that are written alike: よぎる, まさしく, ちょん. */
const USUAL: readonly (readonly [string, string])[] = [
  ...([
    ["正しく", "ただしく"],
    ["全", "ぜん"],
    ["割る", "わる"],
    ["居る", "いる"],
  ] as const),
  ...([
    ["端", "はし"],
    ["雹", "ひょう"],
    ["猪", "いのしし"],
    ["糞", "ふん"],
  ] as const),
];
/** Read so alone, otherwise in compounds. */
const kunWhenAlone =
  (reading: string): Rule =>
  ({ before, behind }) =>
    isWord(before) || isWord(behind) ? null : sure(reading);

const ALONE: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...USUAL.map(([word, reading]): [string, Rule] => [word, () => sure(reading)]),
  ...([
    ["方", kata],
    ["後", ato],
    ["中", naka],
    ["何", nani],
    ["上", ue],
    ["下", shita],
    ["間", aida],
    ["日", hi],
  ] as const),
  ...([
    ["月", tsuki],
    ["年", toshi],
    ["人", hito],
    ["他", hoka],
    ["家", ie],
    ["分", bun],
    ["頃", koro],
    ["物", mono],
  ] as const),
  ...([
    ["者", sha],
    ["外", soto],
    ["内", uchi],
    ["所", tokoro],
    ["数", kazu],
    ["元", moto],
    ["前", mae],
    ["係", kakari],
  ] as const),
  ...([
    ["金", kane],
    ["様", () => sure("さま")],
    ["殿", () => sure("どの")],
    ["米", kunWhenAlone("こめ")],
    ["土", kunWhenAlone("つち")],
    ["次", tsugi],
    ["色", iro],
    ["訳", ({ before }) => (isWord(before) ? sure("やく") : unsure("わけ", "やく"))],
    ["角", () => unsure("かど", "かく")],
    ["行", line],
  ] as [string, Rule][]),
  ...([
    ["場", ba],
    ["等", () => sure("とう")],
    ["便", ({ before }) => sure(isWord(before) ? "びん" : "べん")],
  ] as [string, Rule][]),
]);
