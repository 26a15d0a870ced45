/**
 * The forms of a verb that a suggestion needs: 提出して → 出して. A verb is given in its dictionary form; of a phrase
 * (`持って来る`, `病院へ行く`) the last verb changes.
 */
export type VerbForm =
  | "dictionary"
  | "stem"
  | "te"
  | "ta"
  | "negative"
  | "conditional"
  | "volitional"
  | "passive"
  | "causative";

type Row = readonly [a: string, i: string, e: string, o: string, te: string];
const GODAN: Readonly<Record<string, Row>> = {
  う: ["わ", "い", "え", "お", "って"],
  く: ["か", "き", "け", "こ", "いて"],
  ぐ: ["が", "ぎ", "げ", "ご", "いで"],
  す: ["さ", "し", "せ", "そ", "して"],
  つ: ["た", "ち", "て", "と", "って"],
  ぬ: ["な", "に", "ね", "の", "んで"],
  ぶ: ["ば", "び", "べ", "ぼ", "んで"],
  む: ["ま", "み", "め", "も", "んで"],
  る: ["ら", "り", "れ", "ろ", "って"],
};

const ICHIDAN_KANA = /[いきしちにひみりぎじびえけせてねへめれげぜでべ]る$/;
const ICHIDAN_KANJI = /[出寝見着似煮診得経]る$/;
const GODAN_IN_SPITE = /(?:すべ|しゃべ|まい|はい|かえ|へ)る$/;
const COMES = /(?:来る|くる)$/;
const DOES = /する$/;

/** The verb in a form; null for what is no verb. */
export function inflect(verb: string, form: VerbForm): string | null {
  if (DOES.test(verb)) return verb.slice(0, -2) + SURU[form];
  if (COMES.test(verb)) return coming(verb, form);
  if ((ICHIDAN_KANA.test(verb) || ICHIDAN_KANJI.test(verb)) && !GODAN_IN_SPITE.test(verb)) {
    return verb.slice(0, -1) + ICHIDAN[form];
  }
  const row = GODAN[verb.at(-1) ?? ""];
  return row ? verb.slice(0, -1) + godan(row, form, verb) : null;
}

const SURU: Readonly<Record<VerbForm, string>> = {
  dictionary: "する",
  stem: "し",
  te: "して",
  ta: "した",
  negative: "し",
  conditional: "すれ",
  volitional: "しよう",
  passive: "される",
  causative: "させる",
};

const ICHIDAN: Readonly<Record<VerbForm, string>> = {
  dictionary: "る",
  stem: "",
  te: "て",
  ta: "た",
  negative: "",
  conditional: "れ",
  volitional: "よう",
  passive: "られる",
  causative: "させる",
};

function coming(verb: string, form: VerbForm): string {
  if (verb.endsWith("来る")) return verb.slice(0, -1) + ICHIDAN[form];
  const start = verb.slice(0, -2);
  if (form === "dictionary" || form === "conditional") return `${start}く${ICHIDAN[form]}`;
  const changes = form === "stem" || form === "te" || form === "ta" ? "き" : "こ";
  return start + changes + ICHIDAN[form];
}

function godan([a, i, e, o, usual]: Row, form: VerbForm, verb: string): string {
  const te = /(?:行|い)く$/.test(verb) ? "って" : usual;
  const forms: Readonly<Record<VerbForm, string>> = {
    dictionary: verb.slice(-1),
    stem: i,
    te,
    ta: te.endsWith("で") ? `${te.slice(0, -1)}だ` : `${te.slice(0, -1)}た`,
    negative: a,
    conditional: e,
    volitional: `${o}う`,
    passive: `${a}れる`,
    causative: `${a}せる`,
  };
  return forms[form];
}
