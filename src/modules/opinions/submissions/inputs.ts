import { z } from "zod";
import { LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { MAX_WORDS } from "../ledger/inputs.ts";
import { QUESTIONS } from "../rounds/inputs.ts";
import { ASKED } from "../rounds/round.rules.ts";
import { day, id, isTicked, language, line, requiredLine, version } from "../typed-fields.ts";
import { gatherText, textFields } from "../typed-text.ts";
import type { Person, Words } from "./sealed.ts";
import { CHANNELS } from "./submission.data.ts";

export const MAX_COMMENT = MAX_WORDS;
export const MAX_ANSWER = 2_000;
const MAX_PERSON = 300;
const MAX_REASON = 1_000;

const text = (max: number) =>
  z
    .string()
    .default("")
    .transform((value) => value.trim())
    .refine((value) => value.length <= max, { message: "opinions.error.commentLong" });

const content = {
  comment: text(MAX_COMMENT).refine((value) => value !== "", { message: "opinions.error.commentMissing" }),
  part: line(80),
  ...Object.fromEntries(QUESTIONS.map((number) => [`answer${number}`, text(MAX_ANSWER)])),
  ...Object.fromEntries(ASKED.map((asked) => [asked, text(MAX_PERSON)])),
};

/** People do not see this field; what fills in every field is a machine. Whoever does see it is told so and loses nothing. */
export const TRAP = "website";
const trap = z
  .string()
  .default("")
  .refine((value) => value === "", { message: "opinions.error.leaveEmpty" });

const wordsOf = (value: Record<string, unknown>): Words => ({
  comment: String(value.comment),
  answers: QUESTIONS.map((number) => String(value[`answer${number}`] ?? "")),
});
const personOf = (value: Record<string, unknown>): Person =>
  Object.fromEntries(ASKED.map((asked) => [asked, String(value[asked] ?? "")]).filter(([, given]) => given !== ""));
const contentOf = (value: Record<string, unknown>) => ({
  words: wordsOf(value),
  person: personOf(value),
  part: value.part ? String(value.part) : null,
});

export const CommentInput = z.object({ ...content, [TRAP]: trap }).transform(contentOf);
export type CommentInput = z.output<typeof CommentInput>;

const code = z
  .string()
  .default("")
  .transform((value) => value.trim())
  .refine((value) => value !== "", {
    message: "opinions.error.codeMissing",
  });
export const CodeInput = z.object({ code });
export const CorrectInput = z
  .object({ code, ...content })
  .transform((value) => ({ code: String(value.code), ...contentOf(value) }));
export const OwnActInput = z.object({
  code,
  act: z.enum(["withdraw", "erasePerson"], { message: "opinions.error.choice" }),
});

const ourLanguage = z
  .string()
  .refine((value) => LANGUAGES.some((entry) => entry.code === value), { message: "opinions.error.choice" })
  .transform((value) => value as LanguageCode);

/** A letter, a fax or words at the counter, entered by staff. */
export const EnteredCommentInput = z
  .object({
    channel: z
      .enum(CHANNELS, { message: "opinions.error.choice" })
      .exclude(["web"], { message: "opinions.error.choice" }),
    receivedOn: day,
    language: ourLanguage,
    ...content,
  })
  .transform((value) => ({
    channel: value.channel,
    receivedOn: String(value.receivedOn),
    language: value.language as LanguageCode,
    ...contentOf(value),
  }));
export type EnteredCommentInput = z.output<typeof EnteredCommentInput>;

/** An opinion made of what somebody sent. `hide`: one stretch a line that is covered before anybody sees it. */
export const AcceptInput = z
  .object({
    version,
    words: requiredLine(MAX_WORDS),
    hide: line(2_000),
    language,
    confirmed: isTicked,
    ...textFields("rendering", MAX_WORDS),
  })
  .transform((value) => ({
    version: Number(value.version),
    words: String(value.words),
    hide: String(value.hide)
      .split("\n")
      .map((entry) => entry.trim())
      .filter(Boolean),
    language: value.language as LanguageCode | null,
    isConfirmed: value.confirmed === true,
    renderings: gatherText(value, "rendering"),
  }));
export type AcceptInput = z.output<typeof AcceptInput>;

export const MergeInput = z.object({ version, opinion: id });
export const RejectInput = z.object({ version, reason: requiredLine(MAX_REASON) });
export const EraseInput = z.object({ version });
