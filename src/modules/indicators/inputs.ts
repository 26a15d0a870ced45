import { z } from "zod";
import { decimalSchema } from "#modules/plan/public.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import { VALUE_SOURCES } from "./indicator-kinds.ts";

const MAX_EVIDENCE = 500;
const MAX_NOTE = 2_000;

/** As people type numbers: full-width digits, thousands separators and a per-cent sign are understood. */
const typedNumber = z
  .string({ message: "indicators.error.valueMissing" })
  .transform((typed) =>
    typed
      .normalize("NFKC")
      .replace(/[,\s%、]/g, "")
      .replace(/^[−–ー]/, "-"),
  )
  .refine((value) => value !== "", { message: "indicators.error.valueMissing", abort: true })
  .refine((value) => decimalSchema.safeParse(value).success, { message: "indicators.error.number" });

const typedDate = z
  .string({ message: "indicators.error.dateMissing" })
  .transform((typed) => readTypedDate(typed) ?? typed.trim())
  .refine((value) => value !== "", { message: "indicators.error.dateMissing", abort: true })
  .refine((value) => readTypedDate(value) !== undefined, { message: "indicators.error.date" });

/** A number of people, or nothing. */
const typedCount = z
  .string()
  .default("")
  .transform((typed) => typed.normalize("NFKC").replace(/[,\s]/g, ""))
  .refine((value) => /^\d{0,7}$/.test(value), { message: "indicators.error.count" })
  .transform((value) => (value === "" ? null : Number(value)));

const line = (max: number) =>
  z
    .string()
    .default("")
    .transform((value) => value.trim())
    .refine((value) => value.length <= max, { message: "indicators.error.tooLong" });

const isConfirmed = z
  .string()
  .optional()
  .transform((value) => value === "on");

/** Nothing chosen: as the indicator says. */
const chosenSource = z
  .enum(["", ...VALUE_SOURCES])
  .default("")
  .transform((value) => (value === "" ? null : value));

const fields = {
  date: typedDate,
  value: typedNumber,
  valueSource: chosenSource,
  collectedIn: line(MAX_EVIDENCE),
  collectedBy: line(MAX_EVIDENCE),
  respondents: typedCount,
  drawn: typedCount,
  evidence: line(MAX_EVIDENCE).refine((value) => value !== "", { message: "indicators.error.evidenceMissing" }),
  note: line(MAX_NOTE),
  confirmed: isConfirmed,
};

const FEWER = { path: ["respondents"], message: "indicators.error.moreThanDrawn" };
const isWithinDrawn = (value: { respondents: number | null; drawn: number | null }) =>
  value.respondents === null || value.drawn === null || value.respondents <= value.drawn;

export const ReportValueInput = z.object(fields).refine(isWithinDrawn, FEWER);
export const CorrectValueInput = z
  .object({
    ...fields,
    reason: line(MAX_EVIDENCE).refine((value) => value !== "", { message: "indicators.error.reasonMissing" }),
    version: z.coerce.number().int().positive(),
  })
  .refine(isWithinDrawn, FEWER);

const required = (max: number, message: string) => line(max).refine((value) => value !== "", { message });

/** Texts are typed in Japanese and, where somebody can, in English. */
export const ChangeDefinitionInput = z.object({
  replacedOn: typedDate,
  definitionJa: line(MAX_NOTE),
  definitionEn: line(MAX_NOTE),
  unitJa: line(MAX_EVIDENCE),
  unitEn: line(MAX_EVIDENCE),
  formulaJa: line(MAX_NOTE),
  formulaEn: line(MAX_NOTE),
  reasonJa: required(MAX_NOTE, "indicators.error.changeReasonMissing"),
  reasonEn: line(MAX_NOTE),
  version: z.coerce.number().int().positive(),
});

export type ChangeDefinitionInput = z.output<typeof ChangeDefinitionInput>;
export type ReportValueInput = z.output<typeof ReportValueInput>;
export type CorrectValueInput = z.output<typeof CorrectValueInput>;
