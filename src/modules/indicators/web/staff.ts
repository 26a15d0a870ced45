import { z } from "zod";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction } from "#platform/http/route.ts";
import type { Measure } from "#platform/module.ts";
import { takeMeasures } from "../take-measures.ts";
import { correctPageRoute, correctRoute } from "./staff-correct.tsx";
import { definitionPageRoute, definitionRoute } from "./staff-definition.tsx";
import { staffAddress, staffListRoute } from "./staff-list.tsx";
import { reportPageRoute, reportRoute } from "./staff-report.tsx";

/** Where values come in. */
export function staffRoutes(measures: readonly Measure[]): Route[] {
  const takeMeasuresRoute = staffAction({
    path: "/indicators/measures",
    access: "indicators.edit",
    input: z.object({}),
    async handle(ctx) {
      await takeMeasures(ctx, measures);
      return redirect(staffAddress(ctx), { flash: "indicators.staff.flash.measured" });
    },
  });
  return [
    staffListRoute,
    takeMeasuresRoute,
    reportPageRoute,
    reportRoute,
    correctPageRoute,
    correctRoute,
    definitionPageRoute,
    definitionRoute,
  ];
}
