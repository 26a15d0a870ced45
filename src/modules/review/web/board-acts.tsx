import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction } from "#platform/http/route.ts";
import { PostButton } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import type { Board } from "../board/read-board.ts";
import { publishCycle, setCycleClosed } from "../cycles/close-cycle.ts";
import { reviewAddress, yearAddress } from "./review-address.ts";

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
  const { say } = ctx;
  if (!board.isManager) return null;
  const { cycle } = board;
  const links = [
    { href: yearAddress(ctx, cycle, "/dates"), label: say.t("review.staff.dates.link") },
    { href: reviewAddress(ctx, `/owners/${cycle.planKey}`), label: say.t("review.staff.owners.title") },
    { href: reviewAddress(ctx, "/handover"), label: say.t("review.staff.handover.link") },
    { href: reviewAddress(ctx, `/settings/${cycle.planKey}`), label: say.t("review.staff.settings.title") },
  ];
  return (
    <Section id="year" title={say.t("review.staff.board.whole")}>
      <Publish ctx={ctx} board={board} />
      <ul class="rows">
        {links.map(({ href, label }) => (
          <li>
            <a href={href}>
              <span class="what">{label}</span>
            </a>
          </li>
        ))}
      </ul>
      <PostButton
        action={yearAddress(ctx, cycle, "/close")}
        token={ctx.formToken}
        tone="quiet"
        hidden={{ isClosed: cycle.state === "closed" ? "no" : "yes" }}
        label={say.t(cycle.state === "closed" ? "review.staff.board.reopen" : "review.staff.board.close")}
      />
    </Section>
  );
}

/** Publishing says beforehand what is still open and which amounts are not final. */
function Publish({ ctx, board }: { ctx: StaffContext; board: Board }): JSX.Element | null {
  const { say } = ctx;
  const sum = (pick: (line: Board["lines"][number]) => number) => board.lines.reduce((so, line) => so + pick(line), 0);
  const accepted = sum((line) => line.byState.accepted);
  const open = sum((line) => line.total - line.byState.accepted - line.byState.published);
  const provisional = sum((line) => line.provisional);
  if (accepted === 0 || board.cycle.state === "closed") return null;
  return (
    <>
      <p>
        {say.t("review.staff.board.publishLead", { accepted })}{" "}
        {open > 0 ? say.t("review.staff.board.stillOpen", { count: open }) : null}{" "}
        {provisional > 0 ? say.t("review.staff.board.stillProvisional", { count: provisional }) : null}
      </p>
      <PostButton
        action={yearAddress(ctx, board.cycle, "/publish")}
        token={ctx.formToken}
        hidden={{ leavesOpen: open > 0 ? "yes" : "no" }}
        label={say.t(open > 0 ? "review.staff.board.publishAccepted" : "review.staff.board.publish")}
      />
    </>
  );
}
