import type { RecordKind } from "../records/record-kind.rules.ts";

/** Some fields of a record of a kind. */
export interface NamingFields {
  kind: string;
  fields: Readonly<Record<string, unknown>>;
}

/** Lists that an end of a link may name. */
const LINK_ENDS: readonly string[] = ["actionClasses", "actions", "nodes"];

/** The keys that fields refer to, by the list in which the record would be found. */
export function namedRecords(entries: readonly NamingFields[], kinds: readonly RecordKind[]): Map<string, Set<string>> {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const keys = new Map<string, Set<string>>(kinds.map((kind) => [kind.name, new Set()]));
  for (const { kind, fields } of entries) {
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value !== "string") continue;
      for (const list of listsNamedBy(byName.get(kind), name)) keys.get(list)?.add(value);
    }
  }
  return keys;
}

function listsNamedBy(kind: RecordKind | undefined, name: string): readonly string[] {
  const field = kind?.fields[name];
  if (field?.type === "ref") return [field.kind];
  return kind?.name === "links" && (name === "from" || name === "to") ? LINK_ENDS : [];
}
