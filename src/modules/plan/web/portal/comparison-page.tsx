import { file } from "#platform/http/reply.ts";
import { type Route, residentPage } from "#platform/http/route.ts";
import { Message } from "#ui/message.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { drawComparison } from "../../versions/draw-comparison.ts";
import { versionNumber } from "../../versions/inputs.ts";
import { type ComparisonPlace, exportComparison, readComparison } from "../../versions/read-comparison.ts";
import { versionName } from "../../versions/version-words.ts";
import { Comparison } from "./comparison-table.tsx";
import { planAddress, planPage } from "./plan-page.tsx";
import { VERSION_PATH, versionsCrumb } from "./version-page.tsx";
import { comparisonAddress } from "./versions-page.tsx";

/** The second state: another version, or the plan as it stands. */
export const COMPARED_PATH = `${VERSION_PATH}/compare/:other`;

/** @throws AppError notFound */
export function comparisonPlace(params: Record<string, string>): ComparisonPlace {
  const { plan = "", number, other } = params;
  return { plan, before: versionNumber(number), after: other === "now" ? "now" : versionNumber(other) };
}

/** What changed between two versions, or since one of them (新旧対照表). */
export const comparisonRoutes = (parts: PlanParts): Route[] => [
  residentPage({
    path: COMPARED_PATH,
    async handle(ctx, { params }) {
      const { say } = ctx;
      const place = comparisonPlace(params);
      const { today, before, after } = await readComparison(ctx, { ...place, kinds: parts.kinds });
      const drawn = drawComparison(say, { before: before.document, after: after.document, kinds: parts.kinds });
      const address = comparisonAddress(ctx, place.plan, place);
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: place.plan,
        head: today.plan,
        section: "versions",
        title: say.message("plan.versions.compare.title"),
        noIndex: true,
        crumbs: [
          versionsCrumb(ctx, place.plan),
          {
            label: versionName(say, before.version),
            href: planAddress(ctx, place.plan, `/versions/${before.version.number}`),
          },
          { label: say.message("plan.versions.compare.title") },
        ],
        body: (
          <>
            <h1>
              <Message say={say} k="plan.versions.compare.title" />
            </h1>
            <Comparison
              say={say}
              drawn={drawn}
              sides={{ before: before.version, after: after.version }}
              file={`${address}/table.xlsx`}
            />
          </>
        ),
      });
    },
  }),
  residentPage({
    path: `${COMPARED_PATH}/table.xlsx`,
    handle: async (ctx, { params }) => file(await exportComparison(ctx, { ...parts, ...comparisonPlace(params) })),
  }),
];
