const VOWELS = ["a", "i", "u", "e", "o"] as const;

/** Consonants → the five kana; a dash where Japanese has none. */
const ROWS: Readonly<Record<string, string>> = {
  "": "あ い う え お",
  k: "か き く け こ",
  s: "さ し す せ そ",
  t: "た ち つ て と",
  n: "な に ぬ ね の",
  h: "は ひ ふ へ ほ",
  m: "ま み む め も",
  y: "や - ゆ - よ",
  r: "ら り る れ ろ",
  w: "わ - - - を",
  g: "が ぎ ぐ げ ご",
  z: "ざ じ ず ぜ ぞ",
  d: "だ ぢ づ で ど",
  b: "ば び ぶ べ ぼ",
  p: "ぱ ぴ ぷ ぺ ぽ",
  f: "ふぁ ふぃ ふ ふぇ ふぉ",
  j: "じゃ じ じゅ じぇ じょ",
  sh: "しゃ し しゅ しぇ しょ",
  ch: "ちゃ ち ちゅ ちぇ ちょ",
  ts: "- - つ - -",
  ky: "きゃ - きゅ - きょ",
  sy: "しゃ - しゅ - しょ",
  ty: "ちゃ - ちゅ - ちょ",
  ny: "にゃ - にゅ - にょ",
  hy: "ひゃ - ひゅ - ひょ",
  my: "みゃ - みゅ - みょ",
  ry: "りゃ - りゅ - りょ",
  gy: "ぎゃ - ぎゅ - ぎょ",
  zy: "じゃ - じゅ - じょ",
  jy: "じゃ - じゅ - じょ",
  by: "びゃ - びゅ - びょ",
  py: "ぴゃ - ぴゅ - ぴょ",
};

const KANA = new Map(
  Object.entries(ROWS).flatMap(([consonant, row]) =>
    row
      .split(" ")
      .flatMap((kana, index): [string, string][] => (kana === "-" ? [] : [[consonant + VOWELS[index], kana]])),
  ),
);

/** The vowel that a kana ends in. */
const VOWEL_OF = new Map([...KANA].map(([romaji, kana]) => [kana.at(-1) ?? "", romaji.at(-1) ?? ""]));

const MORA = /^(?:(n)(?:'|(?![aiueoy]))|(m)(?=[bpm])|(t)(?=ch)|([kstpcgzdbf])(?=\4)|([b-df-hj-np-tv-z]{0,2}[aiueo]))/;

/**
 * Hiragana of a word in Latin letters, Hepburn and the school's way alike (`shi`, `si`); undefined where it cannot be read
 * as Japanese from end to end. An English word that happens to be readable (`same`) only finds a little more.
 */
export function kanaOf(word: string): string | undefined {
  if (!/^[a-z']{3,40}$/.test(word)) return undefined;
  let kana = "";
  for (let rest = word; rest; ) {
    const mora = moraAt(rest);
    if (!mora) return undefined;
    kana += mora.kana;
    rest = rest.slice(mora.length);
  }
  return kana;
}

function moraAt(rest: string): { kana: string; length: number } | undefined {
  const [mora, n, m, , , syllable] = MORA.exec(rest) ?? [];
  if (!mora) return undefined;
  if (syllable) {
    const kana = KANA.get(syllable);
    return kana === undefined ? undefined : { kana, length: mora.length };
  }
  return { kana: n || m ? "ん" : "っ", length: mora.length };
}

/** Without what makes vowels long, which people who write Latin letters leave out: じゅうみんひょう is じゅみんひょ. */
export function shortened(kana: string): string {
  let short = "";
  let vowel: string | undefined;
  for (const letter of kana) {
    const isLong =
      letter === "ー" || (letter === "う" && (vowel === "o" || vowel === "u")) || (letter === "お" && vowel === "o");
    if (!isLong) short += letter;
    vowel = isLong ? undefined : VOWEL_OF.get(letter);
  }
  return short;
}
