import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { ResolvedText, Text } from "#platform/i18n/text.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { labelOf, namingText } from "../editing/record-label.rules.ts";
import type { Lineage } from "../lineage/lineage-kind.ts";
import { pathTo } from "../reading/plan-tree.rules.ts";
import { type PlanDocument, recordsOf } from "../records/plan-document.rules.ts";
import type { DesiredState, Listing, NodeText, PlanNode } from "../records/plan-records.ts";
import type { PlanRecord } from "../records/record-kind.rules.ts";
import type { Finder } from "../web/staff/staff-words.ts";
import type { VersionDocument } from "./load-version-document.ts";
import type { RecordPlace } from "./plan-order.rules.ts";

/** Names the places of a plan as it was in one state. */
export interface Naming extends Finder {
  /** From the top down, the record itself last. Of all but the lowest entry of the tree the number alone, where it has one. */
  placeOf(at: RecordPlace): ResolvedText[];
}

export function createNaming(say: Translator, document: VersionDocument): Naming {
  const known = new Map<string, PlanRecord>([[`plan/${document.plan.key}`, document.plan]]);
  for (const [kind, records] of [...Object.entries(document.shared ?? {}), ...Object.entries(document.records)]) {
    for (const record of records) known.set(`${kind}/${record.key}`, record);
  }
  const nodes = recordsOf<PlanNode>(document, "nodes");
  const listings = recordsOf<Listing>(document, "listings");
  const homes = new Map(listings.filter(({ home }) => home).map(({ project, node }) => [project, node]));
  const find = (kind: string, key: string) => known.get(`${kind}/${key}`);
  const list = (kind: string): ResolvedText => say.message(`plan.kind.${kind}` as MessageKey);
  const own = (kind: string, record: PlanRecord) => ownName(say, { kind, record, document, find });
  return {
    find,
    placeOf({ kind, key }) {
      const record = find(kind, key);
      if (!record) return [{ value: key, language: say.language, isFallback: false }];
      if (kind === "plan") return [list(kind)];
      const path = pathTo(nodes, nodeOf(kind, record, homes) ?? "").map((step, index, all) => {
        const isLowest = index === all.length - 1;
        return isLowest || !step.number ? own("nodes", step) : { ...own("nodes", step), value: step.number };
      });
      if (kind === "nodes") return path;
      return [...(path.length > 0 ? path : [list(kind)]), own(kind, record)];
    },
  };
}

/** The node at which a record stands; a project's is its home. */
function nodeOf(kind: string, record: PlanRecord, homes: ReadonlyMap<string, string>): string | null | undefined {
  if (kind === "projects") return homes.get(record.key);
  if (kind === "lineage") return homes.get((record as Lineage).to);
  return kind === "nodes" ? record.key : (record as PlanRecord & { node?: string | null }).node;
}

interface Named {
  kind: string;
  record: PlanRecord;
  document: PlanDocument;
  find: Finder["find"];
}

/** What a record is called beside its place: long texts by their column, what ties things together by what it ties. */
function ownName(say: Translator, { kind, record, document, find }: Named): ResolvedText {
  const { plan } = document;
  if (kind === "texts") {
    const { column, heading } = record as NodeText;
    return headed(say, plan.columns.find(({ key }) => key === column)?.name, heading);
  }
  if (kind === "desiredStates") {
    const { horizon, heading } = record as DesiredState;
    return headed(say, plan.horizons.find(({ key }) => key === horizon)?.name, heading);
  }
  const named = tiedTo(kind, record, find) ?? record;
  const text = namingText(named as unknown as Record<string, unknown>);
  const { number } = record as unknown as { number?: string | number | null };
  if (!text || kind === "links" || kind === "lineage") {
    const value = labelOf(kind, record, { plain: (given) => say.plain(given), find });
    return { value, language: say.language, isFallback: false };
  }
  const resolved = say.text(text);
  return { ...resolved, value: [number, resolved.value].filter(Boolean).join(" ") };
}

function tiedTo(kind: string, record: PlanRecord, find: Finder["find"]): PlanRecord | undefined {
  const { project, indicator } = record as unknown as { project?: string; indicator?: string };
  if (kind === "listings" && project) return find("projects", project);
  return kind === "targets" && indicator ? find("indicators", indicator) : undefined;
}

function headed(say: Translator, name: Text | undefined, heading: Text | null): ResolvedText {
  const resolved = say.text(name);
  return { ...resolved, value: [resolved.value, say.plain(heading)].filter(Boolean).join(" – ") };
}
