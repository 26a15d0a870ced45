import { z } from "zod";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import type { Text } from "#platform/i18n/text.ts";
import { holdsPersonalNumber } from "#platform/personal-data.rules.ts";
import { version } from "../entries/inputs.ts";
import { LONGEST_REMARK, type Note } from "./feedback.rules.ts";

/** People do not see this field; what fills in every field is a machine. Whoever does see it is told so and loses nothing. */
export const TRAP = "website";

const words = z
  .string()
  .default("")
  .transform((typed) => typed.trim())
  .refine((value) => [...value].length <= LONGEST_REMARK, "library.feedback.error.long")
  .refine((value) => !holdsPersonalNumber(value), "library.feedback.error.personal");

export const FeedbackInput = z
  .object({
    helpful: z.enum(["yes", "no"]).optional().catch(undefined),
    missing: words,
    wrong: words,
    [TRAP]: z
      .string()
      .default("")
      .refine((value) => value === "", "library.feedback.error.leaveEmpty"),
  })
  .refine(({ helpful, missing, wrong }) => helpful !== undefined || missing !== "" || wrong !== "", {
    path: ["missing"],
    message: "library.feedback.error.nothing",
  })
  .transform(({ helpful, missing, wrong }) => ({ helpful, missing, wrong }));
export type FeedbackInput = z.output<typeof FeedbackInput>;

const LONGEST_NOTE = 400;
const MAIN = "ja";

/**
 * What became of a remark. `said.<language>` and `changed.<language>`: what the page tells of it; both in Japanese or
 * neither, other languages only beside them.
 */
export const AnswerInput = z
  .record(z.string(), z.string())
  .transform((values, context): { version: number; state: "changed" | "unchanged"; note: Note | null } => {
    const wrong = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const read = (field: "said" | "changed"): Text => {
      const typed = LANGUAGES.map(({ code }) => [code, (values[`${field}.${code}`] ?? "").trim()] as const);
      for (const [code, value] of typed)
        if (value.length > LONGEST_NOTE) wrong(`${field}.${code}`, "library.error.tooLong");
      return Object.fromEntries(typed.filter(([, value]) => value !== ""));
    };
    const note = { said: read("said"), changed: read("changed") };
    const isEmpty = [note.said, note.changed].every((text) => Object.keys(text).length === 0);
    for (const field of ["said", "changed"] as const)
      if (!isEmpty && !note[field][MAIN]) wrong(`${field}.${MAIN}`, "library.error.empty");
    const parsed = version.safeParse(values.version);
    return {
      version: parsed.success ? parsed.data : 0,
      state: values.state === "changed" ? "changed" : "unchanged",
      note: isEmpty ? null : note,
    };
  });

export const RemarkVersionInput = z.object({ version });

/** `upTo`: the newest remark that was on the page. */
export const CloseRemarksInput = z.object({ upTo: z.coerce.number().int().min(1).max(2_147_483_647) });
