import type { Entry } from "./entry.rules.ts";

type Placed = Pick<Entry, "id" | "parentId" | "position" | "archivedAt" | "shownFrom" | "shownTo">;

/** The entry and all above it, itself last. An entry whose parent is not among them stands at the top. */
export function pathTo<E extends Placed>(entries: readonly E[], id: number): E[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const path: E[] = [];
  for (let entry = byId.get(id); entry && !path.includes(entry); entry = byId.get(entry.parentId ?? 0))
    path.unshift(entry);
  return path;
}

/** Below an entry, in order; null: at the top. */
export const childrenOf = <E extends Placed>(entries: readonly E[], parentId: number | null): E[] =>
  entries.filter((entry) => entry.parentId === parentId).sort((a, b) => a.position - b.position || a.id - b.id);

/** The entry and everything below it, each before its own children. */
export function branchOf<E extends Placed>(entries: readonly E[], id: number): E[] {
  const seen = new Set<number>();
  const walk = (entry: E): E[] => {
    if (seen.has(entry.id)) return [];
    seen.add(entry.id);
    return [entry, ...childrenOf(entries, entry.id).flatMap(walk)];
  };
  return entries.filter((entry) => entry.id === id).flatMap(walk);
}

/** Archived by itself or with something above it. */
export const isArchived = <E extends Placed>(entries: readonly E[], id: number): boolean =>
  pathTo(entries, id).some(({ archivedAt }) => archivedAt !== null);

/** The entries that residents see on this day, provided that their texts are public; each is looked at once. */
export function shownIds<E extends Placed>(entries: readonly E[], today: string): Set<number> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const known = new Map<number, boolean>();
  const isShownById = (id: number | null): boolean => {
    const entry = byId.get(id ?? 0);
    if (!entry) return true;
    const found = known.get(entry.id);
    if (found !== undefined) return found;
    // While its own way up is looked at, an entry in a circle counts as shown.
    known.set(entry.id, true);
    const result = isOpen(entry, today) && isShownById(entry.parentId);
    known.set(entry.id, result);
    return result;
  };
  return new Set(entries.filter(({ id }) => isShownById(id)).map(({ id }) => id));
}

const isOpen = ({ archivedAt, shownFrom, shownTo }: Placed, today: string) =>
  archivedAt === null && (shownFrom === null || shownFrom <= today) && (shownTo === null || today <= shownTo);

/** Whether an entry may stand below another: not below itself. */
export const mayStandBelow = <E extends Placed>(entries: readonly E[], id: number, parentId: number | null): boolean =>
  parentId === null || !pathTo(entries, parentId).some((entry) => entry.id === id);
