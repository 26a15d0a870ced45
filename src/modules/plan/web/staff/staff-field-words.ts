import { stringify } from "yaml";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { ORIGIN_FIELDS, readRecordForm } from "../../editing/record-form.rules.ts";
import type { Field, ListEditor, RecordKind } from "../../records/record-kind.rules.ts";
import { choiceWord, type Finder, languageWord, namedWord } from "./staff-words.ts";

interface FieldValue {
  kind: RecordKind;
  name: string;
  value: unknown;
  /** The value that it is compared with: of a text only the languages that differ are said. */
  beside?: unknown;
}

/** The value of a field in words, one line for each language of a text; empty where there is none. */
export function valueWords(say: Translator, reading: Finder, at: FieldValue): string {
  const field = at.kind.fields[at.name] ?? ORIGIN_FIELDS[at.name];
  const { value, name } = at;
  if (value === null || value === undefined || value === "") return "";
  if (field?.type === "text") return textLines(value as Texts, (at.beside ?? {}) as Texts);
  return field ? plainWords(say, reading, { field, name, value }) : String(value);
}

type Texts = Record<string, string>;

function textLines(value: Texts, beside: Texts): string {
  const order = LANGUAGES.map((language) => language.code as string);
  return Object.entries(value)
    .filter(([language, text]) => beside[language] !== text)
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([language, text]) => `${languageWord(language)}: ${text}`)
    .join("\n");
}

function plainWords(say: Translator, reading: Finder, at: { field: Field; name: string; value: unknown }): string {
  const { field, name, value } = at;
  const word = String(value);
  switch (field.type) {
    case "choice":
      return field.choices.includes(word) ? choiceWord(say, name, word) : word;
    case "ref":
      return namedWord(say, reading, { kind: field.kind, key: word });
    case "boolean":
      return say.t(word === "true" ? "plan.staff.yes" : "plan.staff.no");
    case "date":
      return say.format.date(word);
    case "json":
      return listWords(value, field.editor);
    default:
      return word;
  }
}

function listWords(value: unknown, editor: ListEditor | undefined): string {
  if (Array.isArray(value) && value.length === 0) return "";
  return editor?.as === "numbers" ? (value as number[]).join(", ") : stringify(value, { lineWidth: 0 }).trim();
}

/** A field as it stands in two forms, each with what the other does not say. */
export function compareField(
  say: Translator,
  reading: Finder,
  at: { kind: RecordKind; name: string; forms: readonly [Record<string, string>, Record<string, string>] },
): [string, string] {
  const { kind, name } = at;
  const [one, other] = at.forms.map((values) => readRecordForm(kind, values).fields[name] ?? null);
  return [
    valueWords(say, reading, { kind, name, value: one, beside: other }),
    valueWords(say, reading, { kind, name, value: other, beside: one }),
  ];
}
