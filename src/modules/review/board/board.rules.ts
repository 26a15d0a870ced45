import type { Text } from "#platform/i18n/text.ts";
import { checksOf } from "../cycles/chain.rules.ts";
import type { Cycle } from "../cycles/cycle.data.ts";
import { dueDay } from "../sheets/lock.rules.ts";
import { isWithOwner, SHEET_STATES, type SheetState } from "../sheets/sheet-state.rules.ts";
import type { BoardCount } from "./board.data.ts";

/** One section's (or partner body's) year. */
export interface BoardLine {
  sectionId: number | null;
  bodyId: number;
  name: Text;
  byState: Readonly<Record<SheetState, number>>;
  total: number;
  /** Sheets whose next step should have been taken before today. */
  late: number;
  /** The earliest day that was missed; null where nothing is late. */
  lateSince: string | null;
  amended: number;
  provisional: number;
}

type Dates = Pick<Cycle, "chain" | "reportsDue">;

/** The day until which the next step is due; null where nothing is left to do. */
export function nextDue(
  cycle: Dates,
  at: Pick<BoardCount, "sectionId" | "state" | "level" | "unlockedUntil">,
): string | null {
  if (!isWithOwner(at.state) && at.state !== "submitted") return null;
  return dueDay({ reportsDue: cycle.reportsDue, checks: checksOf(cycle.chain, at) }, at);
}

/** Section by section, those with the most that is late first. */
export function boardLines(
  counts: readonly BoardCount[],
  { cycle, bodies, today }: { cycle: Dates; bodies: ReadonlyMap<number, Text>; today: string },
): BoardLine[] {
  const groups = Map.groupBy(counts, (count) => count.sectionId ?? -count.bodyId);
  const lines = [...groups.values()].map((group) => lineOf(group, { cycle, bodies, today }));
  return lines.sort((one, other) => other.late - one.late || other.total - one.total);
}

function lineOf(
  group: readonly BoardCount[],
  { cycle, bodies, today }: { cycle: Dates; bodies: ReadonlyMap<number, Text>; today: string },
): BoardLine {
  const [first] = group;
  const sum = (pick: (count: BoardCount) => number) => group.reduce((so, count) => so + pick(count), 0);
  const missed = group.flatMap((count) => {
    const due = nextDue(cycle, count);
    return due !== null && due < today ? [{ due, count: count.count }] : [];
  });
  return {
    sectionId: first?.sectionId ?? null,
    bodyId: first?.bodyId ?? 0,
    name: first?.sectionName ?? bodies.get(first?.bodyId ?? 0) ?? {},
    byState: Object.fromEntries(
      SHEET_STATES.map((state) => [state, sum((count) => (count.state === state ? count.count : 0))]),
    ) as Record<SheetState, number>,
    total: sum((count) => count.count),
    late: missed.reduce((so, { count }) => so + count, 0),
    lateSince: missed.map(({ due }) => due).sort()[0] ?? null,
    amended: sum((count) => count.amended),
    provisional: sum((count) => count.provisional),
  };
}
