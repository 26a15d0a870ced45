import { setImmediate } from "node:timers/promises";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { type Checker, type GlossaryTerm, inWordsOf, type Report, sentencesOf } from "../../../yasashii/index.ts";
import { listIgnored } from "../ignoring/ignored.data.ts";
import { mayCheck } from "../permissions.ts";
import { listReadings } from "../readings/reading.data.ts";
import { checkerOf } from "./checkers.ts";
import { blankedMarks } from "./marks.rules.ts";
import { keepPace } from "./pace.ts";

/** Where the city's glossary comes from. */
export type ReadGlossary = (scope: Scope) => Promise<readonly GlossaryTerm[]>;

export interface TextToCheck {
  text: string;
  /** Which text it is, for what is ignored in it; empty where it is none of the system's. */
  subject: string;
}

/** The text, sentence by sentence, as the checker sees it. Nothing of it is kept. @throws AppError forbidden, tooMany */
export async function checkText(
  ctx: StaffContext,
  { text, subject }: TextToCheck,
  readGlossary: ReadGlossary,
): Promise<Report> {
  allow(mayCheck(ctx.actor));
  keepPace(ctx.actor.staffId, { length: text.length, now: ctx.clock.now() });
  const { ignored, ...words } = await ctx.read(async (scope) => ({
    terms: await readGlossary(scope),
    confirmed: new Map((await listReadings(scope)).map(({ word, reading }) => [word, reading])),
    ignored: subject ? await listIgnored(scope, subject) : [],
  }));
  const checker = checkerOf(ctx.municipality.id, words);
  const seen = blankedMarks(text);
  await lookAhead(checker, seen);
  // A place is kept with its marks, and looked for without.
  const left = ignored.map((each) => ({ ...each, text: blankedMarks(each.text) }));
  return inWordsOf(text, checker.check(seen, left));
}

const PIECE_UNITS = 4_000;

/**
 * A long text is looked at in pieces, and other requests have their turn in between: the checker keeps the sentences it
 * has seen, so that the whole is then put together at once.
 */
async function lookAhead(checker: Checker, text: string): Promise<void> {
  let from = 0;
  for (const { end } of sentencesOf(text)) {
    if (end - from < PIECE_UNITS) continue;
    checker.check(text.slice(from, end));
    from = end;
    await setImmediate();
  }
}
