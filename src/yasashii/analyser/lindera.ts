import { createRequire } from "node:module";
import type { Tokenizer } from "lindera-wasm-nodejs-ipadic";
import { toHiragana } from "../text/kana.ts";
import type { Analyser, Token } from "./analyser.ts";

/** What the tokenizer gives; fields of words that its dictionary does not have are missing. */
interface Raw {
  surface: string;
  byteStart: number;
  byteEnd: number;
  partOfSpeech: string;
  partOfSpeechSubcategory1?: string;
  partOfSpeechSubcategory2?: string;
  conjugationType?: string;
  conjugationForm?: string;
  baseForm?: string;
  reading?: string;
}

let loaded: Tokenizer | undefined;

/** Lindera with IPADIC. The dictionary (13 MB, some 130 MB in memory, a quarter of a second) is loaded at the first sentence, once a process. */
export const lindera: Analyser = {
  tokens(sentence) {
    if (sentence.trim() === "") return [];
    loaded ??= load();
    const unitAt = unitsByByte(sentence);
    return (loaded.tokenize(sentence) as Raw[]).map((raw) => tokenOf(raw, sentence, unitAt));
  },
};

function load(): Tokenizer {
  // Not an import: a process that never checks a text must not carry the dictionary.
  const { TokenizerBuilder } = createRequire(import.meta.url)(
    "lindera-wasm-nodejs-ipadic",
  ) as typeof import("lindera-wasm-nodejs-ipadic");
  const builder = new TokenizerBuilder();
  builder.setDictionary("embedded://ipadic");
  builder.setMode("normal");
  return builder.build();
}

function tokenOf(raw: Raw, sentence: string, unitAt: Uint32Array): Token {
  const start = unitAt[raw.byteStart] ?? 0;
  const end = unitAt[raw.byteEnd] ?? sentence.length;
  const surface = sentence.slice(start, end);
  const known = (value: string | undefined) => value ?? "*";
  return {
    surface,
    base: raw.baseForm && raw.baseForm !== "*" ? raw.baseForm : surface,
    reading: raw.reading && raw.reading !== "*" ? toHiragana(raw.reading) : null,
    kind: raw.partOfSpeech === "UNK" ? "未知語" : raw.partOfSpeech,
    kind1: known(raw.partOfSpeechSubcategory1),
    kind2: known(raw.partOfSpeechSubcategory2),
    // The tokenizer gives the two under each other's names.
    conjugation: known(raw.conjugationForm),
    form: known(raw.conjugationType),
    start,
    end,
  };
}

/** Byte of the UTF-8 form → UTF-16 unit. A lone surrogate reaches the tokenizer as U+FFFD: three bytes. */
function unitsByByte(text: string): Uint32Array {
  const units = new Uint32Array(text.length * 3 + 1);
  let byte = 0;
  let unit = 0;
  for (const letter of text) {
    const width = bytesOf(letter.codePointAt(0) ?? 0);
    units.fill(unit, byte, byte + width);
    byte += width;
    unit += letter.length;
  }
  units[byte] = text.length;
  return units;
}

function bytesOf(code: number): number {
  if (code > 0xffff) return 4;
  if (code > 0x7ff) return 3;
  return code > 0x7f ? 2 : 1;
}
