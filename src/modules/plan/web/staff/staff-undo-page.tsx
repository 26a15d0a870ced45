import type { StaffContext } from "#platform/context.ts";
import type { PageView } from "#platform/http/reply.ts";
import { PostButton } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import type { UndoPreview } from "../../changes/preview-undo.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { ChangesByKind } from "../exchange/exchange-preview.tsx";
import { historyAddress, staffAddress, staffPlanPage } from "./staff-plan-page.tsx";

/** Asked before much is taken back at once: what will go, come back or change, list by list. */
export function undoPage(
  ctx: StaffContext,
  parts: PlanParts,
  asked: { preview: UndoPreview; plan: string; batch: number; record: string },
): PageView {
  const { say } = ctx;
  const { preview, plan, batch, record } = asked;
  const { reading, document, changes } = preview;
  const title = say.t("plan.staff.undo.title", { count: changes.length });
  const back = historyAddress(ctx, plan, record);
  return staffPlanPage(ctx, reading, {
    parts,
    current: "history",
    title,
    crumbs: [{ label: say.t("plan.staff.history.title"), href: historyAddress(ctx, plan, "") }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="warning">{say.t("plan.staff.undo.lead")}</Notice>
        <ChangesByKind say={say} kinds={parts.kinds} current={document} changes={changes} />
        <div class="buttons">
          <PostButton
            action={staffAddress(ctx, plan, "/history/undo")}
            token={ctx.formToken}
            tone="danger"
            label={say.t("plan.staff.undo.button", { count: changes.length })}
            hidden={{ batch: String(batch), record, confirmed: "1" }}
          />
          <a class="button quiet" href={back}>
            {say.t("plan.staff.form.cancel")}
          </a>
        </div>
      </>
    ),
  });
}
