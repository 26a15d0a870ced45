import { z } from "zod";
import { address, day, id, language, line, optionalDay, optionalId, requiredLine, version } from "../typed-fields.ts";
import { gatherText, requiredTextFields, textFields } from "../typed-text.ts";
import { DISPOSITIONS, PLACE_KINDS, SOURCES } from "./opinion.rules.ts";

export const MAX_WORDS = 5_000;
const MAX_ANSWER = 3_000;
const MAX_OCCASION = 200;

const source = z.enum(SOURCES, { message: "opinions.error.choice" });
const said = {
  source,
  saidOn: day,
  occasion: line(MAX_OCCASION),
  words: requiredLine(MAX_WORDS),
  language,
  ...textFields("rendering", MAX_WORDS),
};

/** What was said, where and when. `occasion` is the name of the meeting in Japanese. */
function toOpinion(value: { [key: string]: unknown; occasion: string; language: string | null }) {
  const renderings = gatherText(value, "rendering");
  if (value.language) delete renderings[value.language as keyof typeof renderings];
  return { renderings, occasion: value.occasion === "" ? null : { ja: value.occasion } };
}

export const NewOpinionInput = z.object(said).transform((value) => ({
  source: value.source,
  saidOn: value.saidOn,
  words: value.words,
  language: value.language,
  ...toOpinion(value),
}));
export const EditOpinionInput = z.object({ ...said, version }).transform((value) => ({
  source: value.source,
  saidOn: value.saidOn,
  words: value.words,
  language: value.language,
  version: value.version,
  ...toOpinion(value),
}));

/** `12/node/1-1`, `12/plan/`: as the options of the form are called. */
export const PlaceInput = z.object({
  place: z
    .string()
    .regex(new RegExp(`^\\d{1,9}/(${PLACE_KINDS.join("|")})/[a-z0-9-]{0,80}$`), "opinions.error.choice")
    .transform((value) => {
      const [planId, kind, key = ""] = value.split("/");
      return { planId: Number(planId), kind: kind as (typeof PLACE_KINDS)[number], key };
    }),
});

export const AssignInput = z.object({ postId: optionalId, dueOn: optionalDay, version });

export const AnswerInput = z
  .object({
    disposition: z.enum(DISPOSITIONS, { message: "opinions.error.choice" }),
    answeredOn: day,
    version,
    ...requiredTextFields("answer", MAX_ANSWER),
  })
  .transform((value) => ({
    disposition: value.disposition,
    on: value.answeredOn,
    version: value.version,
    text: gatherText(value, "answer"),
  }));

export const ChangeInput = z
  .object({
    changedOn: day,
    href: address,
    planVersion: optionalId,
    ...requiredTextFields("change", MAX_ANSWER),
  })
  .transform((value) => ({
    on: value.changedOn,
    href: value.href,
    planVersion: value.planVersion,
    text: gatherText(value, "change"),
  }));
export const RemoveChangeInput = z.object({ change: id });

export const PublishInput = z.object({ version });

export type NewOpinionInput = z.output<typeof NewOpinionInput>;
export type EditOpinionInput = z.output<typeof EditOpinionInput>;
export type AssignInput = z.output<typeof AssignInput>;
export type AnswerInput = z.output<typeof AnswerInput>;
export type ChangeInput = z.output<typeof ChangeInput>;
