import type { Token } from "../analyser/analyser.ts";
import { isHonorific } from "../rules/honorific.ts";
import type { Sentence } from "../rules/rule.ts";
import { inflect, type VerbForm } from "./inflect.ts";
import { easyVerbOf } from "./japanese-verbs.ts";
import { joined } from "./joined.ts";
import type { Place } from "./places.ts";

export interface Suggestion {
  /** Where the place ends that the suggestion takes. */
  end: number;
  suggestions: string[];
  isFix: boolean;
}

/** Easy words as they stand in a text of the writer: without readings and without blanks between words. */
export const plainOf = (easy: string): string => easy.replace(/《[^》]*》|｜|\s/g, "");

/** 提出してください → 出してください: the easy verb in the form of the one that stands there. */
export function suggestDoing(sentence: Sentence, place: Place): Suggestion {
  const none = { end: place.end, suggestions: [], isFix: false };
  const known = easyVerbOf(place.word);
  const fromGlossary = place.term?.easy ? plainOf(place.term.easy) : null;
  const verbs = [...new Set([known?.easy, fromGlossary].filter((verb) => verb !== undefined && verb !== null))];
  const shaped = verbs.flatMap((verb) => shapedLike(sentence, place, verb) ?? []);
  const [first] = shaped;
  if (!first) return none;
  const fits = known?.inPlace === "everywhere" || (known?.inPlace === "behind を" && isBehind(sentence, place, "を"));
  const isFix = fits && first.text !== "" && place.term?.use !== "keep" && !isRespected(sentence, place);
  return { end: first.end, suggestions: [...new Set(shaped.map(({ text }) => text))], isFix };
}

const isBehind = ({ tokens }: Sentence, { start }: Place, particle: string) =>
  tokens.some(({ end, surface }) => end === start && surface === particle);

/** 紛失された方: what is meant is 紛失した, and the rule for words of respect says so. */
const isRespected = ({ tokens }: Sentence, place: Place) => {
  const at = tokens.findIndex(({ end }) => end === place.end);
  return at >= 0 && isHonorific(tokens, at + 1);
};

/** The same for a verb that is one word: 届け出る. */
export function suggestVerb(sentence: Sentence, place: Place): Suggestion {
  const verb = place.term?.easy ? plainOf(place.term.easy) : null;
  const shaped = verb && place.verb !== undefined ? shapedLike(sentence, place, verb) : null;
  // 受け付ける is 紙などをもらって、仕事を始める: two doings never take the place of one.
  const isFix = shaped !== null && !verb?.includes("、") && !hasParticleTwice(sentence, place, verb ?? "");
  return { end: shaped?.end ?? place.end, suggestions: shaped ? [shaped.text] : [], isFix };
}

/** 警察署に届け出る is no 警察署に市役所に知らせる. */
const hasParticleTwice = ({ tokens }: Sentence, { start }: Place, verb: string) =>
  tokens.some(
    ({ kind, surface, end }) => kind === "助詞" && /^[をにへ]$/.test(surface) && end <= start && verb.includes(surface),
  );

interface Shaped {
  text: string;
  end: number;
}

function shapedLike(sentence: Sentence, place: Place, verb: string): Shaped | null {
  const tokens = joined(sentence.tokens);
  const at = place.doing ?? place.verb;
  const token = at === undefined ? undefined : tokens[at];
  if (!token || at === undefined) return null;
  const kept = place.doing !== undefined ? keptHelper(tokens, at, verb) : null;
  if (kept) return kept;
  const { form, until, tail } = formOf(token, tokens[at + 1]);
  const shaped = inflect(verb, form);
  return shaped === null ? null : { text: shaped.slice(0, shaped.length - tail.cut) + tail.add, end: until.end };
}

/** できる and the verbs of respect stay; the easy verb stands before them. */
function keptHelper(tokens: readonly Token[], at: number, verb: string): Shaped | null {
  const helper = tokens[at];
  const noun = tokens[at - 1];
  if (!helper || !noun || helper.base === "する") return null;
  if (helper.base === "できる") return withEnd(inflect(verb, "dictionary"), "ことが", noun.end);
  if (helper.base === "いたす" || helper.base === "致す") return withEnd(inflect(verb, "stem"), "", helper.end);
  return withEnd(inflect(verb, "te"), "", noun.end);
}

const withEnd = (text: string | null, more: string, end: number): Shaped | null =>
  text === null ? null : { text: text + more, end };

interface Form {
  form: VerbForm;
  until: Token;
  tail: { cut: number; add: string };
}

const NOTHING = { cut: 0, add: "" };
/** The stem of れる and せる: they stay as they stand. */
const KEPT = { cut: 2, add: "" };

/** What form a verb stands in, told by the word behind it: by how that is written, or by its dictionary form. */
const BY_SURFACE: Readonly<Record<string, Omit<Form, "until"> & { takes?: boolean }>> = {
  て: { form: "te", tail: NOTHING, takes: true },
  で: { form: "te", tail: NOTHING, takes: true },
  た: { form: "ta", tail: NOTHING, takes: true },
  だ: { form: "ta", tail: NOTHING, takes: true },
  たら: { form: "ta", tail: { cut: 0, add: "ら" }, takes: true },
  だら: { form: "ta", tail: { cut: 0, add: "ら" }, takes: true },
  たり: { form: "ta", tail: { cut: 0, add: "り" }, takes: true },
  だり: { form: "ta", tail: { cut: 0, add: "り" }, takes: true },
  ば: { form: "conditional", tail: NOTHING },
  う: { form: "volitional", tail: NOTHING, takes: true },
  よう: { form: "volitional", tail: NOTHING, takes: true },
};
const BY_BASE: Readonly<Record<string, Omit<Form, "until">>> = {
  れる: { form: "passive", tail: KEPT },
  られる: { form: "passive", tail: KEPT },
  せる: { form: "causative", tail: KEPT },
  させる: { form: "causative", tail: KEPT },
  ない: { form: "negative", tail: NOTHING },
  ぬ: { form: "negative", tail: NOTHING },
};

function formOf(token: Token, next: Token | undefined): Form {
  if (next?.start === token.end) {
    const told = BY_SURFACE[next.surface];
    if (told) return { form: told.form, tail: told.tail, until: told.takes ? next : token };
    const ending = BY_BASE[next.base];
    if (ending && token.form !== "連用形") return { ...ending, until: token };
  }
  return { form: token.surface === token.base ? "dictionary" : "stem", until: token, tail: NOTHING };
}
