import type { Token } from "../analyser/analyser.ts";

/** A word among its neighbours. */
export interface Look {
  token: Token;
  before: Token | undefined;
  behind: Token | undefined;
  tokens: readonly Token[];
  at: number;
}

export interface Read {
  reading: string;
  alternatives: string[];
}

export const sure = (reading: string): Read => ({ reading, alternatives: [] });
export const unsure = (reading: string, ...alternatives: string[]): Read => ({ reading, alternatives });

export const isNoun = (token: Token | undefined): token is Token =>
  token !== undefined && (token.kind === "名詞" || token.kind === "未知語") && !/^[\s\d/.:,-]+$/.test(token.surface);

/** A noun written in kanji or katakana, not の, こと, もの …. */
export const isWord = (token: Token | undefined) =>
  isNoun(token) &&
  token.kind1 !== "非自立" &&
  token.kind1 !== "代名詞" &&
  /[\p{Script=Han}ァ-ヶーA-Za-z]$/u.test(token.surface);
