import { Decimal } from "#modules/indicators/public.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { Grade, RuleSet } from "../rule-set.rules.ts";
import { findGrade } from "../rule-set.rules.ts";
import { roundForLimits } from "../shown-number.rules.ts";

/** A grade as it stands in tables: its mark. Empty where there is none. */
export function markOf(say: Translator, rules: Pick<RuleSet, "grades">, key: string | null): string {
  if (key === null) return "";
  return say.plain(findGrade(rules, key)?.mark) || key;
}

/** A grade with what it means: `B（おおむね計画どおり）`. */
export function gradeWords(say: Translator, grade: Grade): string {
  const mark = say.plain(grade.mark) || grade.key;
  const title = say.plain(grade.title);
  return mark === title ? title : say.t("review.grade.withTitle", { mark, title });
}

/** What stands for a number that a rule works with; on its own side of the limits that it is compared with. */
export function numberWords(say: Translator, value: string | null, limits: readonly string[] = []): string {
  if (value === null) return say.t("review.grade.unknown");
  const number = new Decimal(value);
  if (!number.isFinite()) return say.t("review.grade.infinite");
  const shown = roundForLimits(number, limits);
  return say.format.number(shown, new Decimal(shown).decimalPlaces()).replace("-", "\u2212");
}

/** The limits that a rule set compares an input or a step with. */
export function limitsOf({ steps }: Pick<RuleSet, "steps">, key: string): string[] {
  return steps.flatMap(({ bands, choose }) => {
    const conditions = choose?.cases.flatMap((entry) => entry.when.filter(({ of }) => of === key)) ?? [];
    const limits = [...(bands?.of === key ? bands.list : []), ...conditions];
    return limits.flatMap((limit) => limitOf(limit)?.limit ?? []);
  });
}

type LimitKind = "atLeast" | "above" | "below" | "atMost";
type Limits = Partial<Record<LimitKind, string | undefined>>;

/** The one limit of a band or a condition. */
export function limitOf(limits: Limits): { kind: LimitKind; limit: string } | null {
  for (const kind of ["atLeast", "above", "below", "atMost"] as const) {
    const limit = limits[kind];
    if (limit !== undefined) return { kind, limit };
  }
  return null;
}

/** 「100以上」 */
export function limitWords(say: Translator, limits: Limits & { is?: string | undefined }): string {
  const found = limitOf(limits);
  if (!found) return limits.is === undefined ? "" : `= ${limits.is}`;
  return say.t(`review.grade.limit.${found.kind}`, { limit: numberWords(say, found.limit) });
}
