import type { GlossaryTerm } from "../glossary.ts";
import { isExplained } from "../words/explained.ts";
import { easyVerbOf } from "../words/japanese-verbs.ts";
import { type Place, placesOf } from "../words/places.ts";
import { plainOf, type Suggestion, suggestVerb } from "../words/suggest.ts";
import { onomatopoeia } from "./onomatopoeia.ts";
import type { Rule, Sentence } from "./rule.ts";
import { vague } from "./vague.ts";

/** S2-4: a word that is neither of daily life nor explained. */
export const hardWord: Rule = (sentence, setting) => {
  const places = placesOf(sentence, setting.glossary).filter(({ rule }) => rule === "hard-word");
  if (places.length === 0) return [];
  const others = [...onomatopoeia(sentence, setting), ...vague(sentence, setting)];
  const isTold = ({ start, end, word }: Place) =>
    !word.startsWith("余裕") && others.some((other) => other.start < end && start < other.end);
  return places
    .filter((place) => !isTold(place) && !isExplained(sentence.text, place))
    .map((place) => ({ rule: "hard-word", severity: "mend", start: place.start, ...suggestionFor(sentence, place) }));
};

function suggestionFor(sentence: Sentence, place: Place): Suggestion {
  if (place.verb !== undefined) return suggestVerb(sentence, place);
  const { end, term, word } = place;
  if (term?.easy) return sayTerm(sentence, place, { ...term, easy: term.easy });
  const verb = easyVerbOf(word);
  return { end, suggestions: verb ? [`${verb.easy}こと`] : [], isFix: false };
}

/** A word that stays is explained; else the easy words take its place, where they stand there as grammar wants it. */
function sayTerm({ text, tokens }: Sentence, place: Place, { use, easy }: GlossaryTerm & { easy: string }): Suggestion {
  const { start, end, word } = place;
  const plain = plainOf(easy);
  if (use === "keep") return { end, suggestions: [`${word}〈${plain}〉`], isFix: true };
  const first = tokens.find((token) => token.start >= start);
  const next = tokens.find((token) => token.start >= end);
  if (first?.kind === "名詞" && VERB_END.test(plain))
    return { end, suggestions: [`${plain}こと`], isFix: TAKES_A_DOING.has(next?.surface ?? "") };
  const isJoining = first?.kind === "接続詞" || JOINS.test(plain);
  return { end, suggestions: [plain], isFix: !isJoining || /(?:^|[、。]\s*)$/.test(text.slice(0, start)) };
}

const VERB_END = /[うくぐすつぬぶむる]$/;
/** 納付が → 払うことが. Behind の or before another noun it would be no Japanese. */
const TAKES_A_DOING = new Set(["が", "を", "は", "も"]);
/** Between two sentences only: 経過してもなお is no それから. */
const JOINS = /^(?:それから|そして|でも|だから|けれど|また|ですから)$/;
