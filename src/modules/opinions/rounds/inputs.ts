import { z } from "zod";
import { isTicked, line, optionalDay, optionalId, version } from "../typed-fields.ts";
import { gatherText, requiredTextFields, textFields } from "../typed-text.ts";
import { ASKED, type DraftLink, ROUND_KINDS, type RoundKind } from "./round.rules.ts";

const MAX_TITLE = 200;
const MAX_SUMMARY = 6_000;
const MAX_DRAFT = 60_000;
const MAX_QUESTION = 500;
export const QUESTIONS = [1, 2, 3] as const;
const MOST_LINKS = 20;

/** One link a line: its title, a space, its address at the end. */
const links = line(6_000).transform((typed, context): DraftLink[] => {
  const lines = typed.split("\n").map((entry) => entry.trim());
  const read = lines.filter(Boolean).map((entry) => /^(.+?)\s+((?:https?:\/\/|\/)\S+)$/.exec(entry));
  if (read.length > MOST_LINKS || read.some((match) => match === null)) {
    context.addIssue({ code: "custom", message: "opinions.staff.error.links" });
    return z.NEVER;
  }
  return read.map((match) => ({ title: { ja: match?.[1] ?? "" }, href: match?.[2] ?? "" }));
});

const questions = Object.assign({}, ...QUESTIONS.map((number) => textFields(`question${number}`, MAX_QUESTION)));

const fields = {
  planId: optionalId,
  opensOn: optionalDay,
  closesOn: optionalDay,
  keepMonths: z.coerce
    .number({ message: "opinions.staff.error.months" })
    .int()
    .min(1, "opinions.staff.error.months")
    .max(60, "opinions.staff.error.months"),
  draftVersion: optionalId,
  draftLinks: links,
  published: isTicked,
  ...Object.fromEntries(ASKED.map((asked) => [`asks.${asked}`, isTicked])),
  ...requiredTextFields("title", MAX_TITLE),
  ...textFields("summary", MAX_SUMMARY),
  ...textFields("draft", MAX_DRAFT),
  ...questions,
};

interface Fields {
  planId: number | null;
  opensOn: string | null;
  closesOn: string | null;
  keepMonths: number;
  draftVersion: number | null;
  draftLinks: DraftLink[];
  published: boolean;
}

function toRound(value: Record<string, unknown>) {
  const own = value as unknown as Fields;
  const draft = gatherText(value, "draft");
  return {
    planId: own.planId,
    opensOn: own.opensOn,
    closesOn: own.closesOn,
    keepMonths: own.keepMonths,
    draftVersion: own.draftVersion,
    draftLinks: own.draftLinks,
    isPublished: own.published,
    asks: ASKED.filter((asked) => value[`asks.${asked}`] === true),
    title: gatherText(value, "title"),
    summary: gatherText(value, "summary"),
    draftText: Object.keys(draft).length > 0 ? draft : null,
    questions: QUESTIONS.map((number) => gatherText(value, `question${number}`)).filter((text) => text.ja),
  };
}

export const NewRoundInput = z
  .object({
    key: line(60).refine((value) => /^[a-z][a-z0-9-]{0,59}$/.test(value), { message: "opinions.staff.error.key" }),
    kind: z.enum(ROUND_KINDS, { message: "opinions.error.choice" }),
    ...fields,
  })
  .transform((value) => ({ key: String(value.key), kind: value.kind as RoundKind, ...toRound(value) }));
export const EditRoundInput = z
  .object({ version, ...fields })
  .transform((value) => ({ version: Number(value.version), ...toRound(value) }));
export const ResultsInput = z.object({ version, shown: isTicked });

export type NewRoundInput = z.output<typeof NewRoundInput>;
export type EditRoundInput = z.output<typeof EditRoundInput>;
