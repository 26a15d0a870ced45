import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { MyWork } from "../sheets/list-my-work.ts";
import { reviewAddress, yearAddress } from "./review-address.ts";

/** The years, and what the officers who run the plan prepare them with. */
export function Years({ ctx, work }: { ctx: StaffContext; work: MyWork }): JSX.Element | null {
  const { say } = ctx;
  if (work.cycles.length === 0 && !work.isManager) return null;
  return (
    <Section id="years" title={say.t("review.staff.work.years")}>
      <ul class="rows">
        {work.cycles.map((cycle) => (
          <li>
            <a href={yearAddress(ctx, cycle)}>
              <span class="what">
                {say.format.fiscalYear(cycle.fiscalYear)} <TextOf say={say} text={cycle.planTitle} />
              </span>
              <span class="more">{say.t(`review.staff.cycleState.${cycle.state}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      {work.isManager ? (
        <p class="buttons">
          <a class="button" href={reviewAddress(ctx, "/open")}>
            {say.t("review.staff.work.open")}
          </a>
          <a class="button quiet" href={reviewAddress(ctx, "/handover")}>
            {say.t("review.staff.handover.link")}
          </a>
          <a class="button quiet" href={reviewAddress(ctx, "/rules")}>
            {say.t("review.staff.grade.rules")}
          </a>
        </p>
      ) : null}
    </Section>
  );
}
