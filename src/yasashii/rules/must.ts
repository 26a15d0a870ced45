import type { Token } from "../analyser/analyser.ts";
import { teForm } from "../analyser/conjugate.ts";
import type { Found, Rule } from "./rule.ts";
import { endOfVerb, foundIn } from "./words-of.ts";

/** Verbs behind which there is no asking: ある, できる … */
const NOT_ASKED = new Set(["ある", "できる", "なる", "要る", "いる", "れる", "られる", "いただく", "わかる"]);

/** 〜なければならない, 〜なくてはいけない, 〜ないといけない, 〜ねばならない, 〜する必要があります: a hint that asking is easier. */
export const must: Rule = ({ tokens }) => {
  const found: Found[] = [];
  tokens.forEach((_, at) => {
    const last = lastOfMust(tokens, at) ?? lastOfNeed(tokens, at);
    const verb = tokens[at - 1];
    const end = last === null ? undefined : tokens[endOfVerb(tokens, last)];
    if (verb?.kind !== "動詞" || !end) return;
    const asks = NOT_ASKED.has(verb.base) ? null : `${doingBefore(tokens, at - 1)}${teForm(verb)}ください`;
    found.push(foundIn("must", [startOf(tokens, at - 1), end], { severity: "hint", suggestions: [asks] }));
  });
  return found;
};

const surface = (tokens: readonly Token[], at: number) => tokens[at]?.surface ?? "";

/** The last word of なければ|なら, なく|て|は|いけ, ない|と|いけ, ね|ば|なら that begins here. */
function lastOfMust(tokens: readonly Token[], at: number): number | null {
  const negation = tokens[at];
  if (negation?.kind !== "助動詞" || !/^(ない|ぬ)$/.test(negation.base)) return null;
  const joint = surface(tokens, at + 1);
  const end = joint === "て" && surface(tokens, at + 2) === "は" ? at + 3 : at + 2;
  const isJoint = joint === "ば" || (joint === "と" && negation.surface === "ない") || end === at + 3;
  return isJoint && /^(なら|なり|いけ)/.test(surface(tokens, end)) && isDenied(tokens, end) ? end : null;
}

const isDenied = (tokens: readonly Token[], at: number) => /^(ない|ぬ|ず|ませ)/.test(surface(tokens, at + 1));

/** する|必要|が|あり|ます. */
function lastOfNeed(tokens: readonly Token[], at: number): number | null {
  if (surface(tokens, at) !== "必要" || tokens[at - 1]?.form !== "基本形" || surface(tokens, at + 1) !== "が")
    return null;
  const has = surface(tokens, at + 2);
  // 必要がある方, 必要があるか: no demand.
  if (has === "ある" && (tokens[at + 3]?.kind === "名詞" || surface(tokens, at + 3) === "か")) return null;
  return /^(ある|あり)$/.test(has) && surface(tokens, at + 4) !== "ん" ? at + 2 : null;
}

const hasDoing = (tokens: readonly Token[], at: number) =>
  tokens[at]?.base === "する" && tokens[at - 1]?.kind1 === "サ変接続";

const doingBefore = (tokens: readonly Token[], at: number) => (hasDoing(tokens, at) ? surface(tokens, at - 1) : "");

const startOf = (tokens: readonly Token[], at: number) => (hasDoing(tokens, at) ? tokens[at - 1] : tokens[at]) as Token;
