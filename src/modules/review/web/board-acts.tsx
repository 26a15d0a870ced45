import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction } from "#platform/http/route.ts";
import { PostButton } from "#ui/form.tsx";
import type { Board } from "../board/read-board.ts";
import { publishCycle, setCycleClosed } from "../cycles/close-cycle.ts";
import { yearAddress } from "./review-address.ts";

const at = (params: Record<string, string>) => ({ planKey: params.plan ?? "", fiscalYear: Number(params.year) });

const publishRoute = staffAction({
  path: "/review/:plan/:year/publish",
  access: "review.manage",
  input: z.object({ leavesOpen: z.enum(["yes", "no"]).default("no") }),
  async handle(ctx, { params, input }) {
    const count = await publishCycle(ctx, { ...at(params), leavesOpen: input.leavesOpen === "yes" });
    return redirect(yearAddress(ctx, at(params)), {
      flash: "review.staff.flash.published",
      flashWords: { count: String(count) },
    });
  },
});

const closeRoute = staffAction({
  path: "/review/:plan/:year/close",
  access: "review.manage",
  input: z.object({ isClosed: z.enum(["yes", "no"]) }),
  async handle(ctx, { params, input }) {
    await setCycleClosed(ctx, { ...at(params), isClosed: input.isClosed === "yes" });
    return redirect(yearAddress(ctx, at(params)), {
      flash: input.isClosed === "yes" ? "review.staff.flash.closed" : "review.staff.flash.reopened",
    });
  },
});

export const boardActRoutes: readonly Route[] = [publishRoute, closeRoute];

/** What the officer can do with the whole year. */
export function BoardActs({ ctx, board }: { ctx: StaffContext; board: Board }): JSX.Element | null {
  const { say, formToken } = ctx;
  if (!board.isManager) return null;
  const { cycle } = board;
  const open = board.sheets.filter((sheet) => sheet.state !== "accepted" && sheet.state !== "published").length;
  const hasAccepted = board.lines.some((line) => line.byState.accepted > 0);
  return (
    <div class="buttons">
      {hasAccepted && cycle.state !== "closed" ? (
        <PostButton
          action={yearAddress(ctx, cycle, "/publish")}
          token={formToken}
          hidden={{ leavesOpen: open > 0 ? "yes" : "no" }}
          label={say.t(open > 0 ? "review.staff.board.publishAccepted" : "review.staff.board.publish")}
        />
      ) : null}
      <PostButton
        action={yearAddress(ctx, cycle, "/close")}
        token={formToken}
        tone="quiet"
        hidden={{ isClosed: cycle.state === "closed" ? "no" : "yes" }}
        label={say.t(cycle.state === "closed" ? "review.staff.board.reopen" : "review.staff.board.close")}
      />
    </div>
  );
}
