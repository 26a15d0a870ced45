import { file } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { readForEditing } from "../../editing/read-for-editing.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { drawComparison } from "../../versions/draw-comparison.ts";
import { exportComparison, readComparison } from "../../versions/read-comparison.ts";
import { versionName } from "../../versions/version-words.ts";
import { COMPARED_PATH, comparisonPlace } from "../portal/comparison-page.tsx";
import { Comparison } from "../portal/comparison-table.tsx";
import { staffAddress, staffPlanPage } from "./staff-plan-page.tsx";

/** What changed between any two versions, those of the office too. */
export const staffComparisonRoutes = (parts: PlanParts): Route[] => [
  staffPage({
    path: COMPARED_PATH,
    access: "plan.read",
    async handle(ctx, { params }) {
      const { say } = ctx;
      const { kinds } = parts;
      const place = comparisonPlace(params);
      const reading = await readForEditing(ctx, { plan: place.plan, kinds, lists: [] });
      const { before, after } = await readComparison(ctx, { ...place, kinds });
      const drawn = drawComparison(say, { before: before.document, after: after.document, kinds });
      const title = say.t("plan.versions.compare.title");
      const root = `/versions/${place.before}`;
      return staffPlanPage(ctx, reading, {
        parts,
        current: "versions",
        title,
        crumbs: [
          { label: say.t("plan.staff.versions"), href: staffAddress(ctx, place.plan, "/versions") },
          { label: versionName(say, before.version), href: staffAddress(ctx, place.plan, root) },
          { label: title },
        ],
        body: (
          <>
            <h1>{title}</h1>
            <Comparison
              say={say}
              drawn={drawn}
              sides={{ before: before.version, after: after.version }}
              file={staffAddress(ctx, place.plan, `${root}/compare/${place.after}/table.xlsx`)}
            />
          </>
        ),
      });
    },
  }),
  staffPage({
    path: `${COMPARED_PATH}/table.xlsx`,
    access: "plan.read",
    handle: async (ctx, { params }) => file(await exportComparison(ctx, { ...parts, ...comparisonPlace(params) })),
  }),
];
