import { z } from "zod";
import { RULE_IDS } from "../../yasashii/index.ts";

/** UTF-16 units; a page of a city has about two thousand. */
export const LONGEST_TEXT = 100_000;

const text = z.string().max(LONGEST_TEXT, "easy.error.long");
const subject = z
  .string()
  .max(200)
  .regex(/^[\w./:-]*$/)
  .default("");
const rule = z.enum(RULE_IDS);
const words = z.string().min(1).max(2_000, "easy.error.longPlace");

export const CheckInput = z.object({ text, subject });

/** `above`: only words with a kanji that is taught after this school year; 0: all. */
export const ProposeInput = CheckInput.extend({ above: z.coerce.number().int().min(0).max(6).default(0) });

/** `with`: the segments of the text too, with their readings. */
export const AskInput = CheckInput.extend({ with: z.enum(["", "segments"]).default("") });

/** The whole form of a page, whatever its fields are; `_easy` says which of them hold the text, `_easy_subject` what it is. */
export const FormInput = z.record(z.string(), z.string());

const reason = z.string().trim().min(1, "easy.error.reason").max(300, "easy.error.reasonLong");
export const IgnoreInput = z.object({ subject: subject.refine((value) => value !== ""), rule, words, reason });
export const HeedInput = IgnoreInput.omit({ reason: true });

const isReading = (value: string) => /^[ぁ-ゖゝゞー]{1,120}$/.test(value);
const word = z.string().min(1).max(60);
const reading = z.string().trim().refine(isReading, "easy.error.reading");

const choice = z.object({
  /** As it stands in the text. */
  surface: z.string().min(1).max(200),
  /** What was proposed, to tell one place from another: 方 is かた here and ほう there. */
  proposed: z.string().max(200),
  reading,
  /** Whether it is so in every text of the city. */
  isKept: z.boolean(),
});
export type ReadingChoice = z.output<typeof choice>;

/** `choices` comes as JSON: a list, of which a form has none. */
export const WriteReadingsInput = z.object({
  text,
  choices: z
    .string()
    .max(400_000)
    .transform((value, check) => {
      const parsed = z.array(choice).max(5_000).safeParse(parseJson(value));
      if (parsed.success) return parsed.data;
      check.addIssue({ code: "custom", message: "easy.error.reading" });
      return z.NEVER;
    }),
});

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** Fields `surface.0`, `proposed.0`, `reading.0`, `kept.0` …; a word without a reading is left without. */
export const WrittenReadingsInput = z.record(z.string(), z.string()).transform((values, check) => {
  const { data, error } = text.safeParse(values.text ?? "");
  if (error) check.addIssue({ code: "custom", path: ["text"], message: "easy.error.long" });
  const rows = Object.keys(values).flatMap((name) => {
    const [, index] = /^surface\.(\d{1,5})$/.exec(name) ?? [];
    return index ? [index] : [];
  });
  const typed = rows.map((index) => ({
    ...{ index, surface: values[`surface.${index}`] ?? "", proposed: values[`proposed.${index}`] ?? "" },
    ...{ reading: (values[`reading.${index}`] ?? "").trim(), isKept: Boolean(values[`kept.${index}`]) },
  }));
  const filled = typed.filter(({ surface, reading: said }) => surface !== "" && said !== "");
  return {
    text: data ?? "",
    choices: filled.map(({ index: _, ...said }): ReadingChoice => said),
    wrong: filled.filter(({ reading: said }) => !isReading(said)).map(({ index }) => `reading.${index}`),
  };
});

export const ReadingInput = z.object({ word, reading });
export const WordInput = z.object({ word });
