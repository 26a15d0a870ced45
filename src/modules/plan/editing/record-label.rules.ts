import type { Text } from "#platform/i18n/text.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";

type Fields = Record<string, unknown>;
const NAMING = ["title", "name", "printedTitle", "text"] as const;

/** The text by which a record is known; undefined for those that are known by what they tie together (listings, links). */
export function namingText(fields: Fields): Text | undefined {
  for (const name of NAMING) {
    const value = fields[name];
    if (value !== null && typeof value === "object") return value as Text;
  }
  return undefined;
}

/** Number as printed and name. `plain` gives a text in the reader's language; `find` the records that are named by keys. */
export function labelOf(
  kind: string,
  record: PlanRecord,
  words: { plain(text: Text): string; find(kind: string, key: string): PlanRecord | undefined },
): string {
  const fields = record as unknown as Fields;
  const named = (list: string, key: unknown): string => {
    const found = words.find(list, String(key));
    return found ? labelOf(list, found, words) : String(key);
  };
  const [from, to] = ENDS[String(fields.type)] ?? ["", ""];
  switch (kind) {
    case "listings":
      return `${named("projects", fields.project)} ― ${named("nodes", fields.node)}`;
    case "links":
      return `${named(from, fields.from)} → ${named(to, fields.to)}`;
    case "lineage":
      return `${words.plain(fields.fromTitle as Text)} → ${named("projects", fields.to)}`;
    case "targets":
      return [fields.number, named("indicators", fields.indicator)].filter(Boolean).join(" ");
    case "definitions":
      return `${named("indicators", fields.indicator)}（${fields.replacedOn}）`;
    case "values":
      return `${named("indicators", fields.indicator)}（${fields.date}）`;
    default: {
      const text = namingText(fields);
      return [fields.number, text ? shorten(words.plain(text)) : record.key].filter(Boolean).join(" ");
    }
  }
}

const ENDS: Record<string, [string, string]> = {
  classToNode: ["actionClasses", "nodes"],
  actionToNode: ["actions", "nodes"],
  nodeToNode: ["nodes", "nodes"],
};

/** By characters as people count them, so that no emoji is cut in two. */
function shorten(value: string, limit = 120): string {
  if (value.length <= limit) return value;
  const characters = [...value];
  return characters.length <= limit ? value : `${characters.slice(0, limit).join("")}…`;
}
