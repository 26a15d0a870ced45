import { checkDocument, type PlanDocument, recordsOf, referencesElsewhere } from "./plan-document.rules.ts";
import type { PlanRecord, RecordKind } from "./record-kind.rules.ts";

/** The plan as its document says it: without the facts that were invented for the demonstration. */
export function withoutDemo(document: PlanDocument): PlanDocument {
  const lists = Object.entries(document.records).map(([kind, records]) => [
    kind,
    records.filter((record) => record.basis !== "demo"),
  ]);
  return { plan: document.plan, records: Object.fromEntries(lists) };
}

/**
 * `next` together with the demo records of `current`, each behind the record that it stands behind now. Those whose key
 * `next` gives to a real record, and those that would refer to something that is gone, fall away; `dropped` counts the
 * latter.
 */
export function keepDemo(
  current: PlanDocument,
  next: PlanDocument,
  kinds: readonly RecordKind[],
): { document: PlanDocument; dropped: number } {
  const kept = new Set(kinds.flatMap(({ name }) => demoPlaces(name, current, next)));
  let dropped = 0;
  let document = interleave(current, next, kept);
  const findLost = () =>
    [...lostFooting(document, kinds, kept), ...lostElsewhere(current, document, kinds)].filter((place) =>
      kept.has(place),
    );
  for (let lost = findLost(); lost.length > 0; lost = findLost()) {
    for (const place of new Set(lost)) {
      kept.delete(place);
      dropped++;
    }
    document = interleave(current, next, kept);
  }
  return { document, dropped };
}

/** `list.key` of each demo record whose key no real record takes. */
function demoPlaces(kind: string, current: PlanDocument, next: PlanDocument): string[] {
  const real = new Set(recordsOf(next, kind).map((record) => record.key));
  const demo = recordsOf(current, kind).filter((record) => record.basis === "demo" && !real.has(record.key));
  return demo.map((record) => `${kind}.${record.key}`);
}

function lostFooting(document: PlanDocument, kinds: readonly RecordKind[], kept: ReadonlySet<string>): string[] {
  if (kept.size === 0) return [];
  const broken = checkDocument(document, kinds).filter((issue) => issue.code === "plan.error.reference");
  const places = broken.map((issue) => issue.path.split(".").slice(0, 2).join("."));
  return places;
}

/** A shared record that this plan kept and no longer keeps is nobody's: no other plan may keep one of the same key. */
function lostElsewhere(current: PlanDocument, document: PlanDocument, kinds: readonly RecordKind[]): string[] {
  const isOwn = ({ list, key }: { list: string; key: string }) =>
    recordsOf(current, list).some((record) => record.key === key);
  return referencesElsewhere(document, kinds)
    .filter(isOwn)
    .map(({ path }) => path.split(".").slice(0, 2).join("."));
}

function interleave(current: PlanDocument, next: PlanDocument, kept: ReadonlySet<string>): PlanDocument {
  const records: Record<string, PlanRecord[]> = {};
  for (const name of new Set([...Object.keys(current.records), ...Object.keys(next.records)])) {
    records[name] = interleaveList(recordsOf(current, name), recordsOf(next, name), (key) =>
      kept.has(`${name}.${key}`),
    );
  }
  return { plan: next.plan, records };
}

function interleaveList(
  current: readonly PlanRecord[],
  next: readonly PlanRecord[],
  isKept: (key: string) => boolean,
): PlanRecord[] {
  const real = new Set(next.map((record) => record.key));
  const followers = new Map<string, PlanRecord[]>();
  let anchor = "";
  for (const record of current) {
    if (real.has(record.key)) anchor = record.key;
    else if (isKept(record.key)) followers.set(anchor, [...(followers.get(anchor) ?? []), record]);
  }
  return [...(followers.get("") ?? []), ...next.flatMap((record) => [record, ...(followers.get(record.key) ?? [])])];
}
