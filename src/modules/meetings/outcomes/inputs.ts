import { z } from "zod";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { gatherText, id, optionalDay, optionalId, requiredLine, requiredTextFields, version } from "../typed-fields.ts";
import { ATTENDANCE, type Attendance } from "./attendance.data.ts";

const MAX_TEXT = 2_000;

export const DecisionInput = z
  .object({ ...requiredTextFields("text", MAX_TEXT), itemId: optionalId })
  .transform((typed) => ({ text: gatherText(typed, "text") ?? {}, itemId: typed.itemId }));
export type DecisionInput = z.output<typeof DecisionInput>;

export const FollowUpInput = z
  .object({ ...requiredTextFields("what", MAX_TEXT), postId: id, due: optionalDay })
  .transform((typed) => ({ what: gatherText(typed, "what") ?? {}, postId: typed.postId, due: typed.due }));
export type FollowUpInput = z.output<typeof FollowUpInput>;

export const DoneInput = z
  .object({ ...requiredTextFields("note", MAX_TEXT), version })
  .transform((typed) => ({ note: gatherText(typed, "note") ?? {}, version: typed.version }));
export type DoneInput = z.output<typeof DoneInput>;
export const ReopenInput = z.object({ version });

/** One choice a member, `member.<id>`; "" where nobody noted anything. */
export const AttendanceInput = z.looseObject({}).transform((typed, ctx) => {
  const attendance = new Map<number, Attendance>();
  for (const [name, value] of Object.entries(typed)) {
    const [, memberId] = /^member\.(\d{1,9})$/.exec(name) ?? [];
    if (memberId === undefined || value === "") continue;
    const status = ATTENDANCE.find((known) => known === value);
    if (status) attendance.set(Number(memberId), status);
    else ctx.addIssue({ code: "custom", path: [name], message: "meetings.error.choice" });
  }
  return attendance;
});

/** Sources of opinions that a meeting can be. */
export const VOICED_SOURCES = ["council", "workingGroup", "residentsMeeting", "hearing"] as const;

export const VoicedOpinionInput = z.object({
  source: z.enum(VOICED_SOURCES, "meetings.error.choice"),
  words: requiredLine(MAX_TEXT),
  language: z
    .string()
    .default("ja")
    .refine((value) => LANGUAGES.some(({ code }) => code === value), { message: "meetings.error.choice" })
    .transform((value) => value as LanguageCode),
  itemId: optionalId,
});
export type VoicedOpinionInput = z.output<typeof VoicedOpinionInput>;
