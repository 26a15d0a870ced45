import type { Token } from "../analyser/analyser.ts";

const NUMBER = /[0-9〇一二三四五六七八九十百千半]$/;

/** 17時の間: the analyser knows 時の間 (ときのま), a word of old poems. */
export function apart(tokens: readonly Token[]): readonly Token[] {
  const isWrong = ({ surface }: Token, at: number) =>
    surface === "時の間" && NUMBER.test(tokens[at - 1]?.surface ?? "");
  if (!tokens.some(isWrong)) return tokens;
  return tokens.flatMap((token, at) => (isWrong(token, at) ? cut(token) : [token]));
}

function cut({ start }: Token): Token[] {
  const word = (surface: string, at: number, given: Partial<Token>): Token => ({
    ...{ surface, base: surface, kind: "名詞", kind1: "*", kind2: "*", conjugation: "*", form: "*" },
    ...{ reading: null, start: start + at, end: start + at + 1, ...given },
  });
  return [
    word("時", 0, { reading: "じ", kind1: "接尾", kind2: "助数詞" }),
    word("の", 1, { reading: "の", kind: "助詞", kind1: "連体化" }),
    word("間", 2, { reading: "あいだ", kind1: "非自立", kind2: "副詞可能" }),
  ];
}
