import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Decimal } from "../exact.rules.ts";
import type { Indicator } from "../indicator-kinds.ts";
import type { JudgedTarget } from "../read-targets.ts";
import { countedOn } from "../series-break.rules.ts";
import type { Judgement, Reason, Status } from "../target-status.rules.ts";

/** What of a judgement is put into words; the parts that a stored one keeps too. */
export type WordedJudgement = Pick<Judgement, "status" | "reason" | "goal" | "baseline" | "expected" | "ageMonths"> & {
  remaining: Decimal | null;
  /** Since when it is counted in another way than baseline and target. */
  gapSince: string | null;
  /** Of a survey's share: whether chance alone may have brought the change since the baseline. Null where nobody asked. */
  isChangeCertain: boolean | null;
};

export const worded = (judgement: Judgement): WordedJudgement => ({
  ...judgement,
  remaining: judgement.achievement?.remaining ?? null,
  gapSince: judgement.gap?.since ?? null,
  isChangeCertain: judgement.survey && (judgement.survey.sinceBaseline?.change?.isSignificant ?? false),
});

type Measured = Pick<Indicator, "unit" | "decimals">;

/** As baseline and target are measured: in the unit of the counting in which they are meant. */
export function inTerms({ indicator, definitions, judgement }: JudgedTarget): Measured {
  return judgement.termsDay === null ? indicator : countedOn(indicator, definitions, judgement.termsDay);
}

/** As the newest value was measured. */
export function inNewest({ indicator, definitions, judgement }: JudgedTarget): Measured {
  return judgement.lastValue ? countedOn(indicator, definitions, judgement.lastValue.day) : indicator;
}

/** A value as its indicator is shown: in its number of decimals, below zero with a minus sign and not a hyphen. */
export function numberWords(say: Translator, { decimals }: Measured, value: Decimal): string {
  return say.format.number(value.toFixed(decimals), decimals).replace("-", "\u2212");
}

/** A value with its unit. A per-cent sign stands close in every language. */
export function valueWords(say: Translator, indicator: Measured, value: Decimal): string {
  return withUnit(say, indicator, numberWords(say, indicator, value));
}

function withUnit(say: Translator, { unit }: Measured, number: string): string {
  const name = say.shown(say.text(unit));
  if (name === "") return number;
  return name === "%" ? `${number}%` : say.t("indicators.panel.withUnit", { number, unit: name });
}

/** A difference between two values: of percentages in points. */
export function differenceWords(say: Translator, indicator: Measured, value: Decimal): string {
  const number = numberWords(say, indicator, value);
  return say.plain(indicator.unit) === "%"
    ? say.t("indicators.survey.points", { number })
    : withUnit(say, indicator, number);
}

/** What is to be reached: a value, or a range. Empty where the plan does not say. */
export function goalWords(say: Translator, indicator: Measured, { goal }: Pick<Judgement, "goal">): string {
  if (goal.direction !== "range") return goal.target ? valueWords(say, indicator, goal.target) : "";
  if (!goal.low || !goal.high) return "";
  const low = numberWords(say, indicator, goal.low);
  return say.t("indicators.panel.range", { low, high: valueWords(say, indicator, goal.high) });
}

/** A share of the way; whole per cent say enough. */
export function shareWords(say: Translator, share: Decimal): string {
  return `${say.format.number(share.times(100).toFixed(0), 0)}%`;
}

const STATUS: Readonly<Record<Status, MessageKey>> = {
  achieved: "indicators.panel.status.achieved",
  onTrack: "indicators.panel.status.onTrack",
  atRisk: "indicators.panel.status.atRisk",
  offTrack: "indicators.panel.status.offTrack",
  noData: "indicators.panel.status.noData",
  stale: "indicators.panel.status.stale",
  notStarted: "indicators.panel.status.notStarted",
};

/** Reasons that have a better word than their status: a limit is not "behind". */
const STATUS_OF_REASON: Partial<Record<Reason, MessageKey>> = {
  kept: "indicators.panel.status.kept",
  nearLimit: "indicators.panel.status.nearLimit",
  beyondLimit: "indicators.panel.status.beyondLimit",
  missed: "indicators.panel.status.missed",
  neverReported: "indicators.panel.status.neverReported",
  countedAnew: "indicators.panel.status.countedAnew",
};

/** A status in a word or two. */
export function statusWords({ status, reason, ageMonths }: Pick<Judgement, "status" | "reason" | "ageMonths">): {
  k: MessageKey;
  params?: Record<string, number>;
} {
  const months = ageMonths ?? 0;
  if (status === "stale") {
    return months >= 24
      ? { k: "indicators.panel.status.staleYears", params: { years: Math.floor(months / 12) } }
      : { k: "indicators.panel.status.staleMonths", params: { months } };
  }
  return { k: STATUS_OF_REASON[reason] ?? STATUS[status] };
}

/** The sentence of a reason. A survey's share is said to have become worse only where chance would hardly do that. */
export function reasonKey({ reason, isChangeCertain }: WordedJudgement): MessageKey {
  const isUnsure = reason === "backwards" && isChangeCertain === false;
  return isUnsure ? "indicators.reason.backwardsUnsure" : `indicators.reason.${reason}`;
}

/** Everything that the sentence of a reason may want to name. */
export function reasonParams(say: Translator, indicator: Measured, judged: WordedJudgement): Record<string, string> {
  const { baseline, expected, remaining, ageMonths, gapSince } = judged;
  const words = (value: Decimal | null | undefined) => (value ? valueWords(say, indicator, value) : "");
  return {
    target: goalWords(say, indicator, judged),
    baseline: words(baseline),
    expected: words(expected),
    remaining: remaining ? differenceWords(say, indicator, remaining) : "",
    months: String(ageMonths ?? ""),
    since: gapSince ? say.format.date(gapSince) : "",
  };
}
