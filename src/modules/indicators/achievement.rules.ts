import { Decimal } from "./exact.rules.ts";
import type { Direction } from "./indicator-kinds.ts";

/** Where an indicator shall go. */
export interface Goal {
  direction: Direction;
  /** The value to reach or to keep. Null for a range, and where the plan names none. */
  target: Decimal | null;
  low: Decimal | null;
  high: Decimal | null;
}

/**
 * How the achievement was found:
 * - `way`: covered ÷ needed, from the baseline to the target;
 * - `wayToRange`: the same, to the nearer edge of the range;
 * - `limit`: there is no way to walk (the baseline is missing or already good enough); only whether the limit is kept;
 * - `range`: the same for a range.
 */
type Formula = "way" | "wayToRange" | "limit" | "range";

/** An achievement with all that it was made of. Exact; null is "not known", never zero. */
export interface Achievement {
  formula: Formula;
  baseline: Decimal | null;
  current: Decimal | null;
  /** The target, the limit, or the edge of the range that is meant. */
  target: Decimal;
  /** From the baseline to the target, in the direction of the target: above 0. Null without a way. */
  needed: Decimal | null;
  /** What of it has been covered; below 0 when it went the wrong way. */
  covered: Decimal | null;
  /** What is still missing; 0 or less when it is reached. */
  remaining: Decimal | null;
  /** covered ÷ needed: 0 at the baseline, 1 at the target, above 1 beyond it, below 0 on the wrong side. */
  share: Decimal | null;
  isReached: boolean | null;
}

/** The goal can be measured against: a target, or both edges of a range. */
export function isMeasurable(goal: Goal): boolean {
  return goal.direction === "range" ? goal.low !== null && goal.high !== null : goal.target !== null;
}

/**
 * Distance still to go; 0 or less when the goal is reached. It is the only place where directions differ: everything else
 * is made from it, so zero, negative values and a change of sign need no cases of their own.
 */
export function remainingTo(goal: Goal, value: Decimal): Decimal {
  if (goal.direction === "range") {
    const { low, high } = edges(goal);
    return Decimal.max(low.minus(value), value.minus(high), 0);
  }
  if (goal.target === null) throw new Error("a goal without a target cannot be measured");
  return isRising(goal.direction) ? goal.target.minus(value) : value.minus(goal.target);
}

/** True where more is better. */
function isRising(direction: Direction): boolean {
  return direction === "increase" || direction === "keepAbove";
}

function edges(goal: Goal): { low: Decimal; high: Decimal } {
  if (goal.low === null || goal.high === null) throw new Error("a range has two edges");
  return { low: goal.low, high: goal.high };
}

/** The value at which the goal is reached, seen from `from`: the target, or the nearer edge of the range. */
export function endOf(goal: Goal, from: Decimal | null): Decimal {
  if (goal.direction !== "range") {
    if (goal.target === null) throw new Error("a goal without a target has no end");
    return goal.target;
  }
  const { low, high } = edges(goal);
  return from?.greaterThan(high) ? high : low;
}

/**
 * Share of the way from baseline to target. Null where the goal cannot be measured. There is a way only when the baseline
 * is known and not yet good enough; where it is (keep above 3, baseline 4; or baseline = target; or a target that allows a
 * loss), the target is a limit to be kept, and a share of a way of length zero would say nothing.
 */
export function achievementOf(
  goal: Goal,
  { baseline, current }: { baseline: Decimal | null; current: Decimal | null },
): Achievement | null {
  if (!isMeasurable(goal)) return null;
  const needed = wayFrom(goal, baseline);
  const remaining = current && remainingTo(goal, current);
  const covered = needed && remaining && needed.minus(remaining);
  return {
    formula: formulaOf(goal, needed),
    baseline,
    current,
    target: endOf(goal, needed ? baseline : current),
    needed,
    covered,
    remaining,
    share: covered && needed && covered.div(needed),
    isReached: remaining?.lessThanOrEqualTo(0) ?? null,
  };
}

/** The length of the way from the baseline; null where there is none to walk. */
function wayFrom(goal: Goal, baseline: Decimal | null): Decimal | null {
  const way = baseline && remainingTo(goal, baseline);
  return way?.greaterThan(0) ? way : null;
}

function formulaOf({ direction }: Goal, needed: Decimal | null): Formula {
  if (direction === "range") return needed ? "wayToRange" : "range";
  return needed ? "way" : "limit";
}
