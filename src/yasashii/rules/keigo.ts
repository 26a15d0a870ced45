import type { Token } from "../analyser/analyser.ts";
import { inPlaceOf, KURU, masuStem, SURU, type Verb } from "../analyser/conjugate.ts";
import { isHonorific } from "./honorific.ts";
import { isNothing, isTiedBehind, NOTHING, type Phrase, phraseAt } from "./keigo-phrase.ts";
import { HUMBLE_DOINGS, RESPECTFUL_NOUNS, RESPECTFUL_VERBS } from "./keigo-words.ts";
import type { Found, Rule } from "./rule.ts";
import { isThanked } from "./thanked.ts";
import { endOfVerb, foundIn, isDoing, surfaceOf } from "./words-of.ts";

/** Words of respect and humility, by words: ごみ, お金 and お知らせ are none. */
export const keigo: Rule = ({ tokens }) => {
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const phrase =
      nounOf(tokens, at) ??
      phraseAt(tokens, at) ??
      regarding(tokens, at) ??
      humbleDoing(tokens, at) ??
      verbOf(tokens, at) ??
      honorificOf(tokens, at);
    if (!phrase) continue;
    if (!isNothing(phrase)) found.push(phrase.found);
    at = Math.max(at, phrase.last);
  }
  return found;
};

const surface = (tokens: readonly Token[], at: number) => tokens[at]?.surface ?? "";
const wordAt = (tokens: readonly Token[], at: number) => tokens[at] as Token;

/** 各位におかれましては. */
function regarding(tokens: readonly Token[], at: number): Phrase | null {
  if (surface(tokens, at) !== "に" || surface(tokens, at + 1) !== "おか" || surface(tokens, at + 2) !== "れ")
    return null;
  const last = surface(tokens, at + 4) === "て" ? at + 4 : at + 3;
  const isTopic = surface(tokens, last + 1) === "は";
  const end = isTopic ? last + 1 : last;
  return {
    found: foundIn("keigo", [wordAt(tokens, at), wordAt(tokens, end)], { suggestions: ["は"], isFix: isTopic }),
    last: end,
  };
}

/** 皆様, 各位, 田中様. */
function nounOf(tokens: readonly Token[], at: number): Phrase | null {
  const token = wordAt(tokens, at);
  const said = RESPECTFUL_NOUNS.get(token.surface);
  if (said && token.kind !== "動詞") {
    return {
      found: foundIn("keigo", [token, token], {
        suggestions: said,
        isFix: token.surface === "各位" ? tokens[at - 1]?.kind === "名詞" : !isTiedBehind(tokens, at),
      }),
      last: at,
    };
  }
  if (!/^(様|さま|殿)$/.test(token.surface) || token.kind1 !== "接尾") return null;
  const before = tokens[at - 1];
  const isName = before?.kind2 === "人名";
  return {
    found: foundIn("keigo", [before ?? token, token], { suggestions: [`${before?.surface ?? ""}さん`], isFix: isName }),
    last: at,
  };
}

/** いたします, ございます, 申し上げます, てまいります, ております. */
function verbOf(tokens: readonly Token[], at: number): Phrase | null {
  return (
    allowing(tokens, at) ?? being(tokens, at) ?? cannotDo(tokens, at) ?? staying(tokens, at) ?? respectful(tokens, at)
  );
}

/** 終了させていただきます → 終了します, 休ませていただきます → 休みます. */
function allowing(tokens: readonly Token[], at: number): Phrase | null {
  const causative = wordAt(tokens, at);
  if (!/^さ?せる$/.test(causative.base) || surface(tokens, at + 1) !== "て") return null;
  const favour = tokens[at + 2];
  const verb = tokens[at - 1];
  if (!favour || !/^(いただく|頂く|戴く|いただける|頂ける)$/.test(favour.base) || !verb) return null;
  const last = endOfVerb(tokens, at + 2);
  const start = verb.base === "する" && isDoing(tokens[at - 2]) ? at - 2 : at - 1;
  const done = inPlaceOf(favour, verb, surfaceOf(tokens, at + 3, last));
  const before = start === at - 2 ? surface(tokens, start) : "";
  return {
    found: foundIn("keigo", [wordAt(tokens, start), wordAt(tokens, last)], {
      suggestions: [done === null ? null : before + done],
      isFix: true,
    }),
    last,
  };
}

/** でございます → です. ありがとうございます is what everybody says. */
function being(tokens: readonly Token[], at: number): Phrase | null {
  const token = wordAt(tokens, at);
  if (!/^(ござる|御座る)$/.test(token.base) || token.kind !== "助動詞") return null;
  if (tokens[at - 1]?.kind === "感動詞") return { found: NOTHING, last: endOfVerb(tokens, at) };
  const last = endOfVerb(tokens, at);
  const tail = surfaceOf(tokens, at + 1, last);
  const isCopula = surface(tokens, at - 1) === "で";
  const start = isCopula ? at - 1 : at;
  const said = isCopula ? tail.replace(/^ませんで/, "ではありませんで").replace(/^ません$/, "ではありません") : "";
  const polite = said
    .replace(/^まし/, "でし")
    .replace(/^ます/, "です")
    .replace(/^ましょ/, "でしょ");
  return {
    found: foundIn("keigo", [wordAt(tokens, start), wordAt(tokens, last)], {
      suggestions: [isCopula ? polite : `あり${tail}`],
      isFix: true,
    }),
    last,
  };
}

/** いたしかねます → できません. */
function cannotDo(tokens: readonly Token[], at: number): Phrase | null {
  const token = wordAt(tokens, at);
  if (!/^(いたす|致す)$/.test(token.base) || tokens[at + 1]?.base !== "かねる") return null;
  const last = endOfVerb(tokens, at + 1);
  const tail = surfaceOf(tokens, at + 2, last);
  const said = tail === "ます" ? "できません" : tail === "" ? "できない" : null;
  return { found: foundIn("keigo", [token, wordAt(tokens, last)], { suggestions: [said], isFix: true }), last };
}

/** しております → しています; 職員がおります → 職員がいます. */
function staying(tokens: readonly Token[], at: number): Phrase | null {
  const token = wordAt(tokens, at);
  if (
    token.kind !== "動詞" ||
    !/^(おる|おりる|居る)$/.test(token.base) ||
    !/^(おり|おる|居り|居る)$/.test(token.surface)
  )
    return null;
  const before = surface(tokens, at - 1);
  const isHelper = /^[てで]$/.test(before) && tokens[at - 1]?.kind1 !== "格助詞";
  const isPolite = tokens[at + 1]?.base === "ます";
  if (!isPolite || !(isHelper || /^[がはにもず]$/.test(before))) return null;
  const start = isHelper ? at - 1 : at;
  const last = endOfVerb(tokens, at);
  const tail = surfaceOf(tokens, at + 1, last);
  const said = `${isHelper ? before : ""}い${tail}`;
  return {
    found: foundIn("keigo", [wordAt(tokens, start), wordAt(tokens, last)], { suggestions: [said], isFix: true }),
    last,
  };
}

function respectful(tokens: readonly Token[], at: number): Phrase | null {
  const token = wordAt(tokens, at);
  if (token.kind !== "動詞" && !(token.kind === "助動詞" && token.base === "ござる")) return null;
  const verb = RESPECTFUL_VERBS.get(token.base);
  if (verb === undefined || isAsked(token) || isUsual(tokens, at)) return null;
  const last = endOfVerb(tokens, at);
  const tail = surfaceOf(tokens, at + 1, last);
  const said = (verb ?? byParticle(tokens, at)) satisfies Verb | null;
  const words = said === null ? null : inPlaceOf(token, said, tail);
  const suggestions = [forFavour(tokens, at, last), words].filter((each) => each !== null);
  // ご協力を賜りますようお願いします: もらいますよう would be no Japanese.
  const isFix = !(said?.base === "もらう" && surface(tokens, last + 1) === "よう");
  return { found: foundIn("keigo", [token, wordAt(tokens, last)], { suggestions, isFix }), last };
}

/** 書いてください: polite, and easy. */
const isAsked = ({ base, form, surface: written }: Token) =>
  /^(くださる|下さる)$/.test(base) && (form.startsWith("命令") || written === "ください") && written !== "くださいます";

/** いただきます before a meal, 参る as in お墓に参る: rare on papers; 申し込む is another word. */
const isUsual = (tokens: readonly Token[], at: number) =>
  wordAt(tokens, at).base === "なさる" && surface(tokens, at) === "なさい" && tokens[at + 1]?.base !== "ます";

/** 書いていただきます。 → 書いてください。 来ていただきありがとう → 来てくれてありがとう. */
function forFavour(tokens: readonly Token[], at: number, last: number): string | null {
  if (!/^(いただく|頂く)$/.test(wordAt(tokens, at).base) || surface(tokens, at - 1) !== "て") return null;
  if (last === at) return isThanked(tokens, last) ? "くれて" : null;
  return surface(tokens, last) === "ます" && /^。?$/.test(surface(tokens, last + 1)) ? "ください" : null;
}

const SAYS_OTHERWISE: Readonly<Record<string, readonly (readonly [RegExp, Verb])[]>> = {
  伺う: [
    [/^を$/, { base: "聞く", conjugation: "五段・カ行イ音便" }],
    [/^[にへ]$/, { base: "行く", conjugation: "五段・カ行促音便" }],
  ],
  存じる: [
    [/^と$/, { base: "思う", conjugation: "五段・ワ行促音便" }],
    [/^[はをも]$/, { base: "知る", conjugation: "五段・ラ行" }],
  ],
  いらっしゃる: [
    [/^(が|て|で|も|は|に)$/, { base: "いる", conjugation: "一段" }],
    [/^(へ|まで)$/, { base: "来る", conjugation: "カ変・来ル" }],
  ],
};

/** 話を伺います → 聞きます; 自宅に伺います → 行きます. */
function byParticle(tokens: readonly Token[], at: number): Verb | null {
  const base = wordAt(tokens, at).base.replace("うかがう", "伺う");
  return SAYS_OTHERWISE[base]?.find(([before]) => before.test(surface(tokens, at - 1)))?.[1] ?? null;
}

/** 拝見します → 見ます. */
function humbleDoing(tokens: readonly Token[], at: number): Phrase | null {
  const verb = HUMBLE_DOINGS.get(surface(tokens, at));
  if (!verb) return null;
  const next = tokens[at + 1];
  const isDone = next !== undefined && /^(する|いたす|致す)$/.test(next.base);
  const last = isDone ? endOfVerb(tokens, at + 1) : at;
  const said = isDone ? inPlaceOf(next, verb, surfaceOf(tokens, at + 2, last)) : null;
  return {
    found: foundIn("keigo", [wordAt(tokens, at), wordAt(tokens, last)], { suggestions: [said], isFix: true }),
    last,
  };
}

/** 転入される方 → 転入する方. */
function honorificOf(tokens: readonly Token[], at: number): Phrase | null {
  if (!isHonorific(tokens, at)) return null;
  // 来られた is cut as 来ら|れた, of きたる.
  const verb = surface(tokens, at - 1) === "来ら" ? KURU : wordAt(tokens, at - 1);
  const start = verb.base === "する" && isDoing(tokens[at - 2]) ? at - 2 : at - 1;
  const last = endOfVerb(tokens, at);
  const tail = surfaceOf(tokens, at + 1, last);
  const isWish = tail.startsWith("たい");
  const said = isWish
    ? `${verb.base === "する" ? "して" : masuStem(verb)}ください`
    : inPlaceOf(wordAt(tokens, at), verb, tail);
  const before = start === at - 2 ? surface(tokens, start) : "";
  return {
    found: foundIn("keigo", [wordAt(tokens, start), wordAt(tokens, last)], {
      suggestions: [said === null ? null : before + said],
      isFix: verb.base !== "する" || verb.base === SURU.base,
    }),
    last,
  };
}
