import type { Token } from "../analyser/analyser.ts";
import type { Rule } from "./rule.ts";
import { foundAt } from "./words-of.ts";

/** Letters of a sentence that a reader still holds together. */
const LETTERS = 50;
/** Statements that are joined in one sentence. */
const STATEMENTS = 4;

const EXPLANATION = /〈[^〉]*〉/g;
/** Items of a list in one line: each is read by itself. */
const ITEM = /[①-⑳◎○●■□◆◇]/;
const JOINS = new Set(
  "て で が ので から と ば し ながら たり だり つつ けれど けれども けど のに ても でも".split(" "),
);

/** More than fifty letters, or four statements and more in a row. */
export const longSentence: Rule = ({ text, tokens }) => {
  const start = text.search(/\S/);
  if (start < 0) return [];
  const items = text.replace(EXPLANATION, "").replace(/\s/g, "").split(ITEM);
  const letters = Math.max(...items.map((item) => item.length));
  if (letters <= LETTERS && statementsOf(tokens) < STATEMENTS) return [];
  return [foundAt("long-sentence", [start, text.trimEnd().length])];
};

/** One, and one more for each joint. */
export const statementsOf = (tokens: readonly Token[]) =>
  1 +
  tokens.filter((token, at) => isJoin(token) && isStatementBefore(tokens, at) && !isTied(tokens, at)).length +
  stops(tokens);

const isJoin = ({ kind1, surface }: Token) => (kind1 === "接続助詞" || kind1 === "並立助詞") && JOINS.has(surface);

const isStatementBefore = (tokens: readonly Token[], at: number) =>
  /^(動詞|形容詞|助動詞)$/.test(tokens[at - 1]?.kind ?? "");

/** 読んで|いる, 〜て|ください, 〜て|も|いい, 〜なくては|ならない: no new statement. */
function isTied(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const surface = tokens[at]?.surface ?? "";
  if (next?.kind === "動詞" && next.kind1 === "非自立") return true;
  if (surface === "ば" && /^(なら|なり|いけ|よい|いい)/.test(next?.surface ?? "")) return true;
  if (/^[てで]$/.test(surface)) return next?.kind === "形容詞" || next?.kind === "助動詞";
  return /^(たり|だり)$/.test(surface) && /^(し|する|さ)$/.test(next?.surface ?? "");
}

/** 〜し、 〜であり、: a verb that hangs before a comma. */
const stops = (tokens: readonly Token[]) =>
  tokens.filter(
    ({ kind, form }, at) =>
      (kind === "動詞" || kind === "助動詞") && /^連用(形|ニ接続)$/.test(form) && tokens[at + 1]?.surface === "、",
  ).length;
