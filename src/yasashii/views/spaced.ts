import type { Analyser, Token } from "../analyser/analyser.ts";
import { lindera } from "../analyser/lindera.ts";
import type { Sentence } from "../rules/rule.ts";
import { type CleanText, cleanText } from "../text/clean.ts";
import { sentencesOf } from "../text/sentences.ts";

/** A text of any length with blanks between its phrases. */
export function spacedText(text: string, analyser: Analyser = lindera): string {
  return sentencesOf(text)
    .map(({ start, end }) => {
      const input = text.slice(start, end);
      const clean = cleanText(input);
      return spaced({ text: clean.text, tokens: analyser.tokens(clean.text) }, { input, clean });
    })
    .join("");
}

/**
 * 分かち書き: blanks between the phrases of a sentence, as books for beginners have them: 日本に 住む 人. Particles and endings
 * stay with their word. Nothing of the text is lost, and blanks that were there stay.
 */
export function spaced({ text, tokens }: Sentence, { input, clean }: { input: string; clean: CleanText }): string {
  let spacedText = "";
  let from = 0;
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || !beginsPhrase(tokens, at) || /\s/.test(text.charAt(token.start - 1))) continue;
    const cut = startIn(clean, token.start, input);
    spacedText += `${input.slice(from, cut)} `;
    from = cut;
  }
  return spacedText + input.slice(from);
}

/** A ｜ before a word belongs to it; what stands in 《》 belongs to the word before. */
function startIn({ inputAt }: CleanText, start: number, input: string): number {
  const unit = inputAt[start] ?? input.length;
  return input.charAt(unit - 1) === "｜" ? unit - 1 : unit;
}

const ALWAYS = new Set(["副詞", "連体詞", "接続詞", "感動詞"]);

function beginsPhrase(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before || !token || before.end !== token.start) return false;
  if (isSign(token) || isSign(before) || before.kind === "接頭詞") return false;
  return ALWAYS.has(token.kind) || (BEGINS[token.kind]?.(before, token) ?? false);
}

const isSign = ({ kind, surface }: Token) => kind === "記号" || /^[^\p{L}\p{N}]+$/u.test(surface);
const isNominal = ({ kind, kind1 }: Token) =>
  (kind === "名詞" && !/^(?:副詞可能|非自立|代名詞)$/.test(kind1)) || kind === "未知語";

/** Nouns in a row are one word; の, ん and よう lean on what is before them. */
function nounBegins(before: Token, token: Token): boolean {
  if (token.kind1 === "接尾") return false;
  if (token.kind1 === "非自立") return !/^(?:の|ん|よう|みたい)$/.test(token.surface);
  if (token.kind1 === "特殊" || /^午[前後]$/.test(before.surface)) return false;
  return !(isNominal(before) && !/^(?:副詞可能|代名詞)$/.test(token.kind1)) && before.kind1 !== "数";
}

/** No verb stands so behind a noun: the dictionary cuts new words badly (健|診). */
const ONE_KANJI = /^\p{Script=Han}$/u;

/** する leans on its noun; いる, ください and the like stand apart behind て. */
function verbBegins(before: Token, token: Token): boolean {
  if (token.kind1 === "接尾" || (ONE_KANJI.test(token.surface) && isNominal(before))) return false;
  if (token.base === "する" || token.base === "できる") return before.kind === "助詞" || before.kind === "副詞";
  if (token.kind1 === "非自立") return before.surface === "て" || before.surface === "で" || before.kind === "助詞";
  return true;
}

function adjectiveBegins(before: Token, { kind1 }: Token): boolean {
  return kind1 !== "接尾" && (kind1 !== "非自立" || before.kind === "助詞");
}

const BEGINS: Readonly<Record<string, (before: Token, token: Token) => boolean>> = {
  ...{ 名詞: nounBegins, 未知語: nounBegins, 動詞: verbBegins, 形容詞: adjectiveBegins },
  接頭詞: (before) => !isNominal(before),
};
