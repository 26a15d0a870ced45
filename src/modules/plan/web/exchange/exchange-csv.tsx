import type { StaffContext } from "#platform/context.ts";
import { AppError, HTTP_STATUS, type Issue } from "#platform/errors.ts";
import { file } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { Notice } from "#ui/parts.tsx";
import { readForEditing } from "../../editing/read-for-editing.ts";
import { exportPlan } from "../../exchange/export-plan.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { publicAddress, staffAddress, staffPlanPage } from "../staff/staff-plan-page.tsx";

/** For the staff's older programs. Where Shift_JIS lacks characters the page names them and offers the same list in UTF-8. */
export function shiftJisRoute(parts: PlanParts): Route {
  return staffPage({
    access: "plan.read",
    path: "/plans/:plan/projects-shift-jis.csv",
    async handle(ctx, { params }) {
      const plan = params.plan ?? "";
      try {
        return file(await exportPlan(ctx, { ...parts, plan, format: "csvCp932" }));
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "plan.error.unmappable") throw error;
        return showUnmappable(ctx, parts, { plan, issues: error.issues });
      }
    },
  });
}

async function showUnmappable(
  ctx: StaffContext,
  parts: PlanParts,
  { plan, issues }: { plan: string; issues: readonly Issue[] },
) {
  const { say } = ctx;
  const reading = await readForEditing(ctx, { plan, kinds: parts.kinds, lists: [] });
  const title = say.t("plan.exchange.downloadCsv");
  const desk = reading.mayEdit ? { href: staffAddress(ctx, plan, "/import") } : {};
  return staffPlanPage(ctx, reading, {
    parts,
    current: "import",
    title,
    status: HTTP_STATUS.invalid,
    crumbs: [{ label: say.t("plan.exchange.crumb"), ...desk }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="warning">{say.t("plan.exchange.unmappable.lead", { count: issues.length })}</Notice>
        <div class="buttons">
          <a class="button primary" href={`${publicAddress(ctx, plan)}/projects.csv`}>
            {say.t("plan.exchange.downloadCsvUtf8")}
          </a>
        </div>
        <div class="table-wrap">
          <table>
            <thead>
              <tr>
                <th scope="col">{say.t("plan.exchange.unmappable.project")}</th>
                <th scope="col">{say.t("plan.exchange.unmappable.characters")}</th>
              </tr>
            </thead>
            <tbody>
              {issues.map(({ params = {} }) => (
                <tr>
                  <th scope="row">{params.project}</th>
                  <td>{params.characters}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    ),
  });
}
