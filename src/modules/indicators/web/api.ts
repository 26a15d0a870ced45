import { z } from "zod";
import { apiRecord, getPlan, listRecords, type PlanRecord, recordShape } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { json } from "#platform/http/reply.ts";
import { apiRead, type Route } from "#platform/http/route.ts";
import { listIndicators, listValues } from "../indicator.data.ts";
import { type Indicator, indicatorKind, type Target, targetKind, valueKind } from "../indicator-kinds.ts";

const seriesShape = z
  .object({
    ...recordShape(indicatorKind).shape,
    targets: z.array(recordShape(targetKind)).describe("What this plan wants of it."),
    values: z.array(recordShape(valueKind)).describe("Oldest first. A value of null is missing, not zero."),
  })
  .meta({ id: "IndicatorSeries" });

/** Indicators for machines: as stored. How a target stands depends on the day of reading, so it is not told here. */
export function indicatorApiRoutes(): Route[] {
  return [listRoute, oneRoute];
}

const listRoute = apiRead({
  path: "/plans/:plan/indicators",
  summary: "The indicators for which a plan has targets, with these targets and all values",
  response: z.object({ indicators: z.array(seriesShape) }),
  async handle(ctx, { params }) {
    return json({ indicators: await readSeries(ctx, { plan: params.plan ?? "" }) });
  },
});

const oneRoute = apiRead({
  path: "/plans/:plan/indicators/:indicator",
  summary: "One indicator with the plan's targets for it and all values",
  response: seriesShape,
  async handle(ctx, { params }) {
    const [found] = await readSeries(ctx, { plan: params.plan ?? "", indicator: params.indicator ?? "" });
    if (!found) throw notFound("indicators.error.notFound");
    return json(found);
  },
});

async function readSeries(ctx: ResidentContext, where: { plan: string; indicator?: string }) {
  return ctx.read(async (scope) => {
    const { id: planId } = await getPlan(scope, where.plan);
    const narrowing = where.indicator === undefined ? {} : { column: "indicator", values: [where.indicator] };
    const targets = await listRecords<Target>(scope, targetKind, { planId, ...narrowing });
    const keys = [...new Set(targets.map((target) => target.indicator))];
    const indicators = await listIndicators(scope, { keys });
    const values = await listValues(scope, keys);
    return indicators.map(({ indicator }) => ({
      ...apiRecord(indicatorKind, indicator),
      targets: of(indicator, targets).map((record) => apiRecord(targetKind, record)),
      values: of(indicator, values).map((record) => apiRecord(valueKind, record)),
    }));
  });
}

const of = <R extends PlanRecord & { indicator: string }>({ key }: Indicator, records: readonly R[]) =>
  records.filter((record) => record.indicator === key);
