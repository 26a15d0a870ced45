import type { Translator } from "#platform/i18n/translator.ts";
import type { Option } from "#ui/form.tsx";
import { takesProjects } from "../../editing/listing-place.rules.ts";
import type { StaffReading } from "../../editing/read-for-editing.ts";
import { columnName } from "../../editing/record-form.rules.ts";
import { pathTo } from "../../reading/plan-tree.rules.ts";
import type { PlanNode } from "../../records/plan-records.ts";
import type { Field, RecordKind } from "../../records/record-kind.rules.ts";
import { choiceWord, fieldWord, kindWord, languageWord, recordWord } from "./staff-words.ts";

/** A list of more than this is not offered as a menu; its keys are typed. */
const LONGEST_MENU = 500;

/** What a field offers to choose from; undefined where it is typed. */
export function optionsOf(
  say: Translator,
  reading: StaffReading,
  at: { kind: RecordKind; name: string; field: Field; value: string },
): Option[] | undefined {
  const { field, name } = at;
  if (field.type === "choice") return field.choices.map((value) => ({ value, label: choiceWord(say, name, value) }));
  if (field.type === "boolean")
    return ["true", "false"].map((value) => ({
      value,
      label: say.t(value === "true" ? "plan.staff.yes" : "plan.staff.no"),
    }));
  if (at.kind.name === "listings" && name === "node") return listingPlaceOptions(say, reading);
  if (field.type === "ref") return recordOptions(say, reading, field.kind);
  return field.type === "string" ? namedOptions(say, reading, at) : undefined;
}

export function recordOptions(say: Translator, reading: StaffReading, kind: string): Option[] | undefined {
  const records = [...reading.list(kind), ...reading.elsewhere(kind)];
  if (records.length > LONGEST_MENU) return undefined;
  const nodes = reading.list<PlanNode>("nodes");
  return records.map((record) => {
    const label = recordWord(say, reading, { kind, record });
    // Full-width blanks show how deep a node hangs; the menu knows no other indentation.
    return {
      value: record.key,
      label: kind === "nodes" ? "　".repeat(pathTo(nodes, record.key).length - 1) + label : label,
    };
  });
}

/** The nodes at which a project may be listed. */
export function listingPlaceOptions(say: Translator, reading: StaffReading): Option[] | undefined {
  const nodes = reading.list<PlanNode>("nodes");
  const open = nodes.filter((node) => node.retiredOn === null && takesProjects(reading.head.levels, nodes, node.key));
  const keys = new Set(open.map((node) => node.key));
  return recordOptions(say, reading, "nodes")
    ?.filter((option) => keys.has(option.value))
    .map((option) => ({ ...option, label: option.label.trimStart() }));
}

/** Strings that name something which is not a record of a list of its own. */
function namedOptions(
  say: Translator,
  reading: StaffReading,
  at: { kind: RecordKind; name: string; value: string },
): Option[] | undefined {
  const { head } = reading;
  const named = (entries: readonly { key: string; name: Parameters<Translator["plain"]>[0] }[]) => {
    const options = entries.map((entry) => ({ value: entry.key, label: say.plain(entry.name) }));
    const isKnown = at.value === "" || options.some((option) => option.value === at.value);
    return isKnown ? options : [...options, { value: at.value, label: at.value }];
  };
  const place = `${at.kind.name}.${at.name}`;
  if (place === "texts.column") return named(head.columns);
  if (place === "desiredStates.horizon") return named(head.horizons);
  if (at.name === "body") return named(reading.bodies);
  return place === "links.from" || place === "links.to" ? endOptions(say, reading, at.name) : undefined;
}

function endOptions(say: Translator, reading: StaffReading, end: string): Option[] | undefined {
  const kinds = end === "from" ? ["actionClasses", "actions", "nodes"] : ["nodes"];
  const lists = kinds.map((kind) =>
    recordOptions(say, reading, kind)?.map((option) => ({ ...option, group: kindWord(say, kind) })),
  );
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/** The label of every input that a form with these values may have, by the input's name. */
export function labelsOf(
  say: Translator,
  kind: RecordKind,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const labels: Record<string, string> = { key: say.t("plan.field.any.key"), home: say.t("plan.field.listings.home") };
  for (const name of ["basis", "basisReason", "source", ...Object.keys(kind.fields)])
    labels[name] = fieldWord(say, kind.name, name);
  for (const input of [...Object.keys(values), ...Object.keys(kind.fields).map((name) => `${name}.ja`)]) {
    const [name = "", ...rest] = input.split(".");
    const owner = labels[name];
    if (owner !== undefined && rest.length > 0) labels[input] = partLabel(say, { kind, name, rest, owner });
  }
  return labels;
}

function partLabel(say: Translator, at: { kind: RecordKind; name: string; rest: string[]; owner: string }): string {
  const [first = "", second, language] = at.rest;
  if (second === undefined) return `${at.owner}（${languageWord(first)}）`;
  const row = say.t("plan.staff.form.row", { number: Number(first) + 1 });
  const field = at.kind.fields[at.name];
  const columns = field?.type === "json" && field.editor?.as === "grid" ? field.editor.columns : [];
  const column = columns.find((entry) => columnName(entry) === second);
  const columnWord = column
    ? column.name === ""
      ? ""
      : gridWord(say, at.kind.name, { field: at.name, column: column.name })
    : say.t("plan.staff.form.column", { number: Number(second) + 1 });
  return [at.owner, row, columnWord, language ? languageWord(language) : ""].filter(Boolean).join(" ");
}

/** The heading of a grid's column. */
export function gridWord(say: Translator, kind: string, at: { field: string; column: string }): string {
  return fieldWord(say, kind, `${at.field}.${at.column}`);
}
