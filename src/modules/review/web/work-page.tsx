import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { listMyWork, type MyWork, type WorkItem } from "../sheets/list-my-work.ts";
import { reviewAddress, sheetAddress, yearAddress } from "./review-address.ts";

/** Where everybody starts: what to write, what to check, and the years. */
export const workRoute = staffPage({
  path: "/review",
  access: "review.read",
  async handle(ctx) {
    const { say } = ctx;
    const work = await listMyWork(ctx);
    return page({
      title: say.t("review.staff.menu"),
      body: (
        <>
          <h1>{say.t("review.staff.menu")}</h1>
          <WorkList
            ctx={ctx}
            id="write"
            items={work.toWrite}
            title={say.t("review.staff.work.write", { count: work.toWrite.length })}
          />
          <WorkList
            ctx={ctx}
            id="check"
            items={work.toCheck}
            title={say.t("review.staff.work.check", { count: work.toCheck.length })}
          />
          {work.toWrite.length + work.toCheck.length === 0 ? (
            <p class="lead">{say.t("review.staff.work.nothing")}</p>
          ) : null}
          <Years ctx={ctx} work={work} />
          <WorkList
            ctx={ctx}
            id="sent"
            items={work.sent}
            title={say.t("review.staff.work.sent", { count: work.sent.length })}
          />
        </>
      ),
    });
  },
});

function WorkList(props: {
  ctx: StaffContext;
  id: string;
  items: readonly WorkItem[];
  title: string;
}): JSX.Element | null {
  const { ctx, id, items, title } = props;
  const { say } = ctx;
  const today = todayInJapan(ctx.clock.now());
  if (items.length === 0) return null;
  return (
    <Section id={id} title={title}>
      <ul class="rows">
        {items.map(({ sheet, cycle, due, check }) => (
          <li>
            <a href={sheetAddress(ctx, sheet.id)}>
              <span class="what">
                <TextOf say={say} text={sheet.projectTitle} />
              </span>
              <span class="more">
                {check ? say.plain(check.name) : say.t(`review.state.${sheet.state}`)} ·{" "}
                <span class={due < today && id !== "sent" ? "late" : undefined}>
                  {say.t("review.staff.way.due", { date: say.format.date(due) })}
                </span>
              </span>
              <span class="under">
                {say.format.fiscalYear(cycle.fiscalYear)}{" "}
                {sheet.sectionName ? <TextOf say={say} text={sheet.sectionName} /> : null}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Years({ ctx, work }: { ctx: StaffContext; work: MyWork }): JSX.Element | null {
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
        <p>
          <a class="button" href={reviewAddress(ctx, "/open")}>
            {say.t("review.staff.work.open")}
          </a>{" "}
          <a class="button quiet" href={reviewAddress(ctx, "/rules")}>
            {say.t("review.staff.grade.rules")}
          </a>
        </p>
      ) : null}
    </Section>
  );
}
