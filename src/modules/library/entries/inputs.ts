import { z } from "zod";
import { findLanguage, LANGUAGES, type LanguageCode } from "#platform/i18n/languages.ts";
import { readTypedDate } from "#platform/i18n/typed-date.ts";
import type { EntryProperties } from "./change-entry.ts";
import { COLOURS, ENTRY_KINDS, type LetterMarks, LIFE_EVENTS, type SourceNote, URGENCIES } from "./entry.rules.ts";

const MAX_LINE = 500;

export const version = z.coerce.number().int().min(0);
/** Words of staff's own addresses below `/library`, which no entry may have as its key. */
const RESERVED = [
  "new",
  "contacts",
  "order",
  "glossary",
  "documents",
  "feedback",
  "search",
  "missing",
  "files",
  "pictures",
];
const key = z
  .string()
  .transform((typed) => typed.trim())
  .pipe(z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, "library.error.keyForm"))
  .refine((value) => !RESERVED.includes(value), "library.error.keyTaken");
const filled = (max = MAX_LINE) =>
  z
    .string()
    .default("")
    .transform((typed) => typed.trim())
    .refine((value) => value !== "", "library.error.empty")
    .refine((value) => value.length <= max, "library.error.tooLong");
const parent = z
  .string()
  .default("")
  .transform((value) => value || null);

export const NewEntryInput = z.object({
  key,
  kind: z.enum(ENTRY_KINDS),
  parent,
  title: filled(300),
  rootLanguage: z.enum(["ja", "ja-easy", "en"]).default("ja"),
});
export const StepInput = z.object({ step: z.string().regex(/^[a-z][a-z0-9-]{0,59}:(?:up|down)$/) });
export const MoveInput = z.object({ parent, version });
export const ArchiveInput = z.object({ version, reason: filled() });
export const VersionInput = z.object({ version });
export const ReasonInput = z.object({ reason: filled() });
export const NoteInput = z.object({ note: filled(2_000) });
export const RestoreInput = z.object({ revision: version, draftVersion: version, language: languageCode() });

export function languageCode() {
  return z
    .string()
    .refine((code) => findLanguage(code) !== undefined, "common.error.notFound")
    .transform((code) => code as LanguageCode);
}

type Typed = Readonly<Record<string, string>>;
type Wrong = (path: string, message: string) => void;

/** The properties of an entry as their form sends them: `topics`, `lifeEvent.move`, `source.act.name`, … */
export const PropertiesInput = z
  .record(z.string(), z.string())
  .transform((values, context): { version: number; properties: EntryProperties } => {
    const wrong: Wrong = (path, message) => context.addIssue({ code: "custom", path: [path], message });
    for (const [path, value] of Object.entries(values)) if (value.length > 2_000) wrong(path, "library.error.tooLong");
    const day = (path: string) => dayOf(values, path, wrong);
    const properties: EntryProperties = {
      attributes: {
        topics: wordsOf(values.topics),
        lifeEvents: LIFE_EVENTS.filter((event) => values[`lifeEvent.${event}`] === "on"),
        synonyms: synonymsOf(values),
        ...(values["letter.urgency"] !== undefined && { letter: letterOf(values) }),
      },
      sources: sourcesOf(values, wrong),
      ownerPostId: /^\d{1,9}$/.test(values.ownerPostId ?? "") ? Number(values.ownerPostId) : null,
      ...{ reviewBy: day("reviewBy"), shownFrom: day("shownFrom"), shownTo: day("shownTo") },
      isSample: values.isSample === "on",
      projects: projectsOf(values),
    };
    return { version: Number(values.version) || 0, properties };
  });

/** Parted by commas of any script, or by lines. */
const wordsOf = (typed = "") => [
  ...new Set(
    typed
      .split(/[,、，\n]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

function dayOf(values: Typed, path: string, wrong: Wrong): string | null {
  const typed = (values[path] ?? "").trim();
  if (typed === "") return null;
  const date = readTypedDate(typed);
  if (date?.length === 10) return date;
  wrong(path, "library.error.date");
  return null;
}

function synonymsOf(values: Typed): Partial<Record<LanguageCode, string[]>> {
  const said = LANGUAGES.map(({ code }) => [code, wordsOf(values[`synonyms.${code}`])] as const);
  return Object.fromEntries(said.filter(([, words]) => words.length > 0));
}

function letterOf(values: Typed): LetterMarks {
  return {
    titles: wordsOf(values["letter.titles"]),
    senders: wordsOf(values["letter.senders"]),
    colours: COLOURS.filter((colour) => values[`letter.colour.${colour}`] === "on"),
    urgency: URGENCIES.find((urgency) => urgency === values["letter.urgency"]) ?? "soon",
  };
}

/** Fields `source.<name>.name|url|date`; the name of a new one is made. One without words is taken away. */
function sourcesOf(values: Typed, wrong: Wrong): Record<string, SourceNote> {
  const names = Object.keys(values).flatMap((path) => /^source\.([a-z0-9-]{1,60})\.name$/.exec(path)?.[1] ?? []);
  const filled = names.filter((name) => values[`source.${name}.name`]?.trim());
  return Object.fromEntries(
    filled.map((name) => [name === "new" ? nextName(names) : name, sourceOf(values, `source.${name}`, wrong)]),
  );
}

function sourceOf(values: Typed, path: string, wrong: Wrong): SourceNote {
  const [name = "", url = "", typed = ""] = ["name", "url", "date"].map((field) => values[`${path}.${field}`]?.trim());
  if (url && !/^https?:\/\//.test(url)) wrong(`${path}.url`, "library.error.url");
  if (typed === "") wrong(`${path}.date`, "library.error.sourceDate");
  return { name, ...(url && { url }), date: dayOf(values, `${path}.date`, wrong) ?? "" };
}

function nextName(names: readonly string[]): string {
  for (let number = 1; ; number++) if (!names.includes(`s${number}`)) return `s${number}`;
}

/** Boxes `project.<plan's id>.<key>`, and one more that was chosen. */
function projectsOf(values: Typed): EntryProperties["projects"] {
  const ticked = Object.keys(values).flatMap((path) =>
    path.startsWith("project.") ? path.slice("project.".length) : [],
  );
  const chosen = [...new Set([...ticked, values.addProject ?? ""])];
  return chosen.flatMap((each) => {
    const [, planId, projectKey] = /^(\d{1,9})\.([a-z0-9][a-z0-9-]{0,79})$/.exec(each) ?? [];
    return planId && projectKey ? [{ planId: Number(planId), projectKey }] : [];
  });
}
