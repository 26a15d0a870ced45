import { z } from "zod";
import { textSchema } from "#modules/plan/public.ts";
import type { Issue } from "#platform/errors.ts";
import type { Text } from "#platform/i18n/text.ts";

const text = textSchema.refine((value) => value?.ja !== undefined).transform((value): Text => value ?? {});

/** A piece of a chapter: a text that staff write, or a part that the system fills. */
const piece = z.union([z.strictObject({ text }), z.strictObject({ part: z.string().regex(/^[a-z]+\.[A-Za-z]+$/) })]);
export type Piece = z.output<typeof piece>;

/** A heading of the report; its level is 1 for parts and 2 for what stands under them. */
const chapter = z.strictObject({
  title: text,
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  pieces: z.array(piece).max(40).default([]),
});
export type Chapter = z.output<typeof chapter>;

export const chaptersSchema = z.array(chapter).min(1).max(120);

export const templateFileSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  name: text,
  title: text,
  /** Keys of the plans that begin with it; none: every other plan. */
  plans: z.array(z.string()).default([]),
  source: text.optional(),
  chapters: chaptersSchema,
});
export type ShippedTemplate = z.output<typeof templateFileSchema>;

export interface ReportTemplate {
  id: number;
  planId: number;
  version: number;
  title: Text;
  chapters: readonly Chapter[];
}

/** What a text may name in braces; each stands for a text in every language. */
export const PLACEHOLDERS = ["city", "plan", "year", "date", "projects", "sheets", "sections"] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const NAMED = /\{([^{}]*)\}/g;

/** Names in braces that stand for nothing; each an issue at its chapter. */
export function unknownPlaceholders(chapters: readonly Chapter[]): Issue[] {
  return chapters.flatMap((chapter, index) => {
    const texts = [chapter.title, ...chapter.pieces.flatMap((entry) => ("text" in entry ? [entry.text] : []))];
    const names = texts.flatMap((entry) =>
      Object.values(entry).flatMap((value) => [...value.matchAll(NAMED)].map((match) => match[1] ?? "")),
    );
    const unknown = new Set(names.filter((name) => !PLACEHOLDERS.some((known) => known === name)));
    return [...unknown].map((name) => ({
      path: `chapters.${index}`,
      code: "reports.error.unknownPlaceholder",
      params: {
        name: name.slice(0, 40),
        chapter: index + 1,
        known: PLACEHOLDERS.map((known) => `{${known}}`).join(" "),
      },
    }));
  });
}

/** A text with what its names stand for, language by language. */
export function fillText(given: Text, values: Readonly<Record<Placeholder, Text>>): Text {
  return Object.fromEntries(
    Object.entries(given).map(([language, value]) => [
      language,
      value.replaceAll(NAMED, (whole, name: Placeholder) => {
        const filled = values[name];
        return filled ? (filled[language as keyof Text] ?? filled.ja ?? whole) : whole;
      }),
    ]),
  );
}

/** The parts that a template names. */
export const partsOf = (chapters: readonly Chapter[]): string[] => [
  ...new Set(chapters.flatMap((chapter) => chapter.pieces.flatMap((entry) => ("part" in entry ? [entry.part] : [])))),
];
