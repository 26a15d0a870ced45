import { getCityBody, listBodies } from "#modules/accounts/public.ts";
import type { PlanReference } from "#modules/plan/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { monthsBetween, todayInJapan } from "#platform/i18n/partial-date.ts";
import type { Text } from "#platform/i18n/text.ts";
import { listIndicators, listValues } from "./indicator.data.ts";
import type { Indicator, IndicatorValue } from "./indicator-kinds.ts";
import { mayEditIndicators, mayReportValue } from "./permissions.ts";
import { latestSince, type SeenValue, seenValues } from "./seen-value.rules.ts";

/** Plans are reviewed by the year: from then on somebody may ask for the next value. */
export const REPORT_DUE_AFTER_MONTHS = 12;

export interface ReportableIndicator {
  indicator: Indicator;
  plan: PlanReference;
  lastValue: SeenValue | null;
  /** A year has passed since the last value, or there is none. Never said of what is counted from records. */
  isDue: boolean;
}

export interface ReportableIndicators {
  /** Works for the city: sees all. Else only what the own body is asked for. */
  isCity: boolean;
  bodyName: Text;
  indicators: ReportableIndicator[];
}

/** The indicators that somebody may report values of. */
export async function listReportable(ctx: StaffContext): Promise<ReportableIndicators> {
  return ctx.read(async (scope) => {
    const city = await getCityBody(scope);
    const body = (await listBodies(scope)).find((entry) => entry.id === ctx.actor.bodyId) ?? city;
    const own = (await listIndicators(scope)).filter(({ indicator }) => mayReportValue(ctx.actor, indicator, city.id));
    const values = Map.groupBy(
      await listValues(
        scope,
        own.map(({ indicator }) => indicator.key),
      ),
      (value) => value.indicator,
    );
    const today = todayInJapan(ctx.clock.now());
    return {
      isCity: mayEditIndicators(ctx.actor, city.id),
      bodyName: body.name,
      indicators: own.map((kept) => ({
        ...kept,
        ...reportState(kept.indicator, values.get(kept.indicator.key) ?? [], today),
      })),
    };
  });
}

function reportState(indicator: Indicator, values: readonly IndicatorValue[], today: string) {
  const lastValue = latestSince(seenValues(values), { after: null, asOf: today });
  const isOld = lastValue === null || monthsBetween(lastValue.day, today) >= REPORT_DUE_AFTER_MONTHS;
  return { lastValue, isDue: isOld && indicator.valueSource !== "measure" };
}
