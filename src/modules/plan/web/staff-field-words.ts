import { stringify } from "yaml";
import type { Translator } from "#platform/i18n/translator.ts";
import { ORIGIN_FIELDS, readRecordForm } from "../record-form.rules.ts";
import type { Field, RecordKind } from "../record-kind.rules.ts";
import { choiceWord, type Finder, languageWord, namedWord } from "./staff-words.ts";

/** The value of a field in words, one line for each language of a text; empty where there is none. */
export function valueWords(
  say: Translator,
  reading: Finder,
  at: { kind: RecordKind; name: string; value: unknown },
): string {
  const field = at.kind.fields[at.name] ?? ORIGIN_FIELDS[at.name];
  const { value } = at;
  if (value === null || value === undefined || value === "") return "";
  if (!field) return String(value);
  if (field.type === "text") return textLines(value as Record<string, string>);
  return plainWords(say, reading, { field, name: at.name, value });
}

function textLines(value: Record<string, string>): string {
  return Object.entries(value)
    .map(([language, text]) => `${languageWord(language)}: ${text}`)
    .join("\n");
}

function plainWords(say: Translator, reading: Finder, at: { field: Field; name: string; value: unknown }): string {
  const { field, name, value } = at;
  if (field.type === "choice")
    return field.choices.includes(String(value)) ? choiceWord(say, name, String(value)) : String(value);
  if (field.type === "ref") return namedWord(say, reading, { kind: field.kind, key: String(value) });
  if (field.type === "boolean") return say.t(value === true || value === "true" ? "plan.staff.yes" : "plan.staff.no");
  if (field.type === "date") return say.format.date(String(value));
  if (field.type !== "json") return String(value);
  if (Array.isArray(value) && value.length === 0) return "";
  return field.editor?.as === "numbers" ? (value as number[]).join(", ") : stringify(value, { lineWidth: 0 }).trim();
}

/** The same from what stands in a form. */
export function describeField(
  say: Translator,
  reading: Finder,
  at: { kind: RecordKind; name: string; values: Record<string, string> },
): string {
  const { fields } = readRecordForm(at.kind, at.values);
  return valueWords(say, reading, { kind: at.kind, name: at.name, value: fields[at.name] ?? null });
}
