import type { StaffContext } from "#platform/context.ts";
import { checkText, type ReadGlossary } from "../checking/check-text.ts";
import type { ReadingChoice } from "../inputs.ts";
import { mayConfirm } from "../permissions.ts";
import { confirmReadings } from "./confirm-readings.ts";
import { insertsOf, type Proposal, proposalsOf, type ReadingPlace, readingPlaces } from "./reading.rules.ts";

async function placesIn(ctx: StaffContext, text: string, readGlossary: ReadGlossary): Promise<ReadingPlace[]> {
  const { sentences } = await checkText(ctx, { text, subject: "" }, readGlossary);
  return readingPlaces(sentences.flatMap(({ segments }) => segments));
}

/** The words of a text that have no furigana yet, with how they may be read. @throws AppError forbidden, tooMany */
export async function proposeReadings(
  ctx: StaffContext,
  text: string,
  readGlossary: ReadGlossary,
): Promise<Proposal[]> {
  return proposalsOf(await placesIn(ctx, text, readGlossary));
}

/**
 * What a person has chosen, as furigana for the text; what she has said of every text of the city is remembered, where she
 * may say so. @throws AppError forbidden, tooMany
 */
export async function writeReadings(
  ctx: StaffContext,
  { text, choices }: { text: string; choices: readonly ReadingChoice[] },
  readGlossary: ReadGlossary,
): Promise<{ inserts: { at: number; words: string }[]; kept: number }> {
  const places = await placesIn(ctx, text, readGlossary);
  const lasting = choices.filter(({ isKept }) => isKept).map(({ surface, reading }) => ({ word: surface, reading }));
  const kept = lasting.length > 0 && mayConfirm(ctx.actor) ? await confirmReadings(ctx, lasting) : 0;
  return { inserts: insertsOf(text, places, choices), kept };
}
