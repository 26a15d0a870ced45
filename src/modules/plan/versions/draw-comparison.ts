import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { markChanges, type Segment } from "#platform/i18n/mark-changes.rules.ts";
import { type ResolvedText, resolveText, type Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { PlanRecord, RecordKind } from "../records/record-kind.rules.ts";
import { valueWords } from "../web/staff/staff-field-words.ts";
import { type ComparedRow, type ComparedWhat, compareVersions, findRecord } from "./compare-versions.rules.ts";
import type { VersionDocument } from "./load-version-document.ts";
import { createNaming, type Naming } from "./name-place.ts";

/** One side of a row as it is read: the text in pieces, in the language in which it is. */
export interface DrawnCell extends Omit<ResolvedText, "value"> {
  segments: Segment[];
}

/** A row of the comparison in the reader's language. */
export interface DrawnRow {
  /** From the top of the plan down to the thing itself. */
  place: ResolvedText[];
  /** Which field of it; null where the whole of it came, went or changed its place in the order. */
  field: ResolvedText | null;
  what: ComparedWhat;
  before: DrawnCell | null;
  after: DrawnCell | null;
}

export interface DrawnComparison {
  rows: DrawnRow[];
  /** Changes that this reader does not see: texts that differ in other languages only. */
  elsewhere: number;
}

export interface ComparedStates {
  before: VersionDocument;
  after: VersionDocument;
  kinds: readonly RecordKind[];
}

/** The comparison of two states of a plan (新旧対照表) in the reader's language, with what changed marked word by word. */
export function drawComparison(say: Translator, states: ComparedStates): DrawnComparison {
  const drawing: Drawing = {
    say,
    kinds: new Map(states.kinds.map((kind) => [kind.name, kind])),
    before: createNaming(say, states.before),
    after: createNaming(say, states.after),
    states,
  };
  const compared = compareVersions(states.before, states.after, states.kinds);
  const rows = compared.flatMap((row) => drawRow(drawing, row) ?? []);
  return { rows, elsewhere: compared.length - rows.length };
}

interface Drawing {
  say: Translator;
  kinds: ReadonlyMap<string, RecordKind>;
  before: Naming;
  after: Naming;
  states: ComparedStates;
}

function drawRow(drawing: Drawing, row: ComparedRow): DrawnRow | undefined {
  const { kind, key, what, field } = row;
  const isGone = findRecord(drawing.states.after, row) === undefined;
  const place = (isGone ? drawing.before : drawing.after).placeOf({ kind, key });
  const [before, after] = sidesOf(drawing, row);
  if (before?.value === after?.value) return undefined;
  const marked = markChanges(before?.value ?? "", after?.value ?? "");
  return {
    place,
    field: field === null ? null : fieldName(drawing.say, kind, field),
    what,
    before: before ? { ...before, segments: marked.before } : null,
    after: after ? { ...after, segments: marked.after } : null,
  };
}

type Sides = [ResolvedText | null, ResolvedText | null];

function sidesOf(drawing: Drawing, row: ComparedRow): Sides {
  const kind = drawing.kinds.get(row.kind);
  if (!kind) return [null, null];
  const sides = [
    { naming: drawing.before, value: row.before },
    { naming: drawing.after, value: row.after },
  ] as const;
  if (row.what === "reordered") return sides.map((side) => neighbour(drawing.say, row.kind, side)) as Sides;
  if (row.field === null) return sides.map((side) => wholeRecord(drawing.say, kind, side)) as Sides;
  if (kind.fields[row.field]?.type === "text") return bothTexts(drawing.say, row);
  return sides.map((side) => plainValue(drawing.say, { kind, field: row.field ?? "" }, side)) as Sides;
}

interface Side {
  naming: Naming;
  value: unknown;
}

/** In the language that the reader would get, if both have it: a new translation is no change of the text. */
function bothTexts(say: Translator, { before, after }: ComparedRow): Sides {
  const texts = [before, after] as [Text | null, Text | null];
  const common = [say.language.code, ...say.language.fallback].find((code) => texts.every((text) => text?.[code]));
  return texts.map((text) => {
    if (text === null) return null;
    const value = common && text[common];
    if (!common || !value) return resolveText(text, say.language);
    return { value, language: getLanguage(common), isFallback: common !== say.language.code };
  }) as Sides;
}

const inOwn = (say: Translator, value: string): ResolvedText | null =>
  value === "" ? null : { value, language: say.language, isFallback: false };

function plainValue(
  say: Translator,
  { kind, field }: { kind: RecordKind; field: string },
  { naming, value }: Side,
): ResolvedText | null {
  if (kind.fields[field]?.type === "ref" && typeof value === "string")
    return joined(naming.placeOf({ kind: kind.fields[field].kind, key: value }), " › ");
  return inOwn(say, valueWords(say, naming, { kind, name: field, value }));
}

function neighbour(say: Translator, kind: string, { naming, value }: Side): ResolvedText | null {
  if (value === null) return say.message("plan.versions.first");
  const name = naming.placeOf({ kind, key: String(value) }).at(-1);
  return name ? say.message("plan.versions.behind", { name: name.value }) : null;
}

/** Fields that the place or the name of a record says already. */
const TOLD: readonly string[] = ["parent", "node", "project", "column", "horizon", "home", "group", "path"];
const TOLD_BY_NAME: Readonly<Record<string, readonly string[]>> = {
  links: ["type", "from", "to"],
  lineage: ["from", "fromPlan", "to", "fromTitle"],
};

/** The texts of a record as they are, its other fields with their names. */
function wholeRecord(say: Translator, kind: RecordKind, { naming, value }: Side): ResolvedText | null {
  if (value === null) return null;
  const record = value as PlanRecord & Record<string, unknown>;
  const told = [...TOLD, ...(TOLD_BY_NAME[kind.name] ?? [])];
  const lines = Object.keys(kind.fields)
    .filter((field) => !told.includes(field) && !isEmpty(record[field]))
    .flatMap((field) => fieldLine(say, { kind, field }, { naming, value: record[field] }) ?? []);
  return joined(lines.length > 0 ? lines : naming.placeOf({ kind: kind.name, key: record.key }).slice(-1), "\n");
}

function fieldLine(say: Translator, at: { kind: RecordKind; field: string }, side: Side): ResolvedText | null {
  const type = at.kind.fields[at.field]?.type;
  if (type === "text") return say.text(side.value as Text);
  const words = plainValue(say, at, side);
  if (!words || type === "choice") return words;
  const name = fieldName(say, at.kind.name, at.field);
  return { ...(name.isFallback ? name : words), value: `${name.value}: ${words.value}` };
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** Several texts as one, in the language of the first. */
function joined(parts: readonly ResolvedText[], between: string): ResolvedText | null {
  const [first] = parts;
  return first ? { ...first, value: parts.map(({ value }) => value).join(between) } : null;
}

const fieldName = (say: Translator, kind: string, field: string): ResolvedText =>
  say.message(`plan.field.${kind}.${field}` as MessageKey);
