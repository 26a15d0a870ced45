import { firstDay, lastDay } from "#platform/i18n/partial-date.ts";
import { Decimal } from "./exact.rules.ts";
import type { Indicator } from "./indicator-kinds.ts";
import type { SeenValue } from "./seen-value.rules.ts";
import { isSurveyShare } from "./survey-reading.rules.ts";

/** A third up or down within a year is rare in a city's series, and what a slipped digit or a wrong row looks like. */
const FAR_SHARE = new Decimal("0.33");
/** Of a percentage, in points: three times what chance does to a survey of some 350 answers (± 5). */
const FAR_POINTS = new Decimal(15);

/** The value of the whole that came before a day, if any. */
export function valueBefore(seen: readonly SeenValue[], date: string): SeenValue | undefined {
  return seen.findLast((value) => value.day < lastDay(date));
}

/** Worth a second look, not an error: people may say "yes, that is right". */
export function isFarFrom(
  measured: Pick<Indicator, "valueSource" | "unit">,
  { previous, value }: { previous: Decimal; value: Decimal },
): boolean {
  const change = value.minus(previous).abs();
  if (isSurveyShare(measured)) return change.greaterThan(FAR_POINTS);
  return change.greaterThan(previous.abs().times(FAR_SHARE));
}

/** A period that has not begun yet cannot have been counted. */
export const isInFuture = (date: string, today: string) => firstDay(date) > today;
