import type { Token } from "../analyser/analyser.ts";
import { isEveryday, isEverydayVerb } from "./everyday.ts";
import { EASY_LATIN, HARD_PARTICLES } from "./tables.ts";

/** everyday: known to somebody with a year or two in Japan; beyond: not; none: no word that one learns (marks, numbers, names, grammar). */
export type Level = "everyday" | "beyond" | "none";

const GRAMMAR = new Set(["助動詞", "記号", "フィラー", "感動詞"]);

export function levelOf(token: Token): Level {
  if (isWordless(token)) return "none";
  if (token.kind === "助詞") return HARD_PARTICLES.has(token.surface) ? "beyond" : "none";
  if (token.kind === "動詞") return isKnownVerb(token) ? "everyday" : "beyond";
  return isKnown(token) ? "everyday" : "beyond";
}

function isWordless(token: Token): boolean {
  if (GRAMMAR.has(token.kind) || !/\p{L}/u.test(token.surface)) return true;
  if (/^[\d０-９〇一二三四五六七八九十百千万億.,:]+$/.test(token.surface)) return true;
  return isName(token) || token.kind2 === "助数詞" || token.kind1 === "数" || isHelper(token);
}

export const isName = (token: Token): boolean =>
  token.kind1 === "固有名詞" && ["人名", "地域", "組織"].includes(token.kind2) && !isEveryday(token.surface);

const isHelper = ({ kind, kind1 }: Token) => kind === "動詞" && (kind1 === "非自立" || kind1 === "接尾");

const isKnownVerb = ({ base }: Token) => base === "する" || isEverydayVerb(base);

function isKnown(token: Token): boolean {
  if (/^[a-z]+$/i.test(token.surface)) return EASY_LATIN.has(token.surface.toLowerCase());
  return isEveryday(token.surface, token.reading) || isEveryday(token.base, null);
}
