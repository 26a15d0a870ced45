import type { StaffContext } from "#platform/context.ts";
import { aboveGrade, type Segment } from "../../../yasashii/index.ts";
import { checkText, type ReadGlossary } from "../checking/check-text.ts";
import type { ReadingChoice } from "../inputs.ts";
import { mayConfirm } from "../permissions.ts";
import { confirmReadings } from "./confirm-readings.ts";
import { insertsOf, type Proposal, proposalsOf, readingPlaces } from "./reading.rules.ts";

async function segmentsOf(ctx: StaffContext, text: string, readGlossary: ReadGlossary): Promise<Segment[]> {
  const { sentences } = await checkText(ctx, { text, subject: "" }, readGlossary);
  return sentences.flatMap(({ segments }) => segments);
}

/**
 * The words of a text that have no furigana yet, with how they may be read; `above` a school year only those with a kanji
 * that is taught later. @throws AppError forbidden, tooMany
 */
export async function proposeReadings(
  ctx: StaffContext,
  { text, above = 0 }: { text: string; above?: number },
  readGlossary: ReadGlossary,
): Promise<Proposal[]> {
  const segments = await segmentsOf(ctx, text, readGlossary);
  return proposalsOf(readingPlaces(above > 0 ? aboveGrade(segments, above) : segments));
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
  const places = readingPlaces(await segmentsOf(ctx, text, readGlossary));
  const lasting = choices.filter(({ isKept }) => isKept).map(({ surface, reading }) => ({ word: surface, reading }));
  const kept = lasting.length > 0 && mayConfirm(ctx.actor) ? await confirmReadings(ctx, lasting) : 0;
  return { inserts: insertsOf(text, places, choices), kept };
}
