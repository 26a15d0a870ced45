import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { languageName } from "../desk/language-name.ts";
import { type Desk, type JobLine, readDesk, VIEWS, type View } from "../desk/read-desk.ts";
import { deskAddress, deskCrumbs } from "./desk-address.ts";
import { DeskNav } from "./desk-nav.tsx";

/** What has been asked of the desk, by the day on which it is due. */
export const queueRoute = staffPage({
  path: "/translation/requests",
  access: "translation.order",
  query: ["view"],
  async handle(ctx, { query }) {
    const { say } = ctx;
    const view = VIEWS.find((name) => name === query.view) ?? "open";
    const desk = await readDesk(ctx, view);
    const title = say.t("translation.staff.queue.title");
    return page({
      title,
      crumbs: deskCrumbs(ctx, { label: title }),
      body: (
        <>
          <h1>{title}</h1>
          <DeskNav ctx={ctx} current="/requests" />
          <div class="buttons">
            <a class="button primary" href={deskAddress(ctx, "/requests/new")}>
              {say.t("translation.staff.order.title")}
            </a>
            {view === "mine" && desk.lines.length > 0 ? (
              <a class="button" href={deskAddress(ctx, "/export.zip")} download>
                {say.t("translation.staff.export.all")}
              </a>
            ) : null}
          </div>
          <Views ctx={ctx} current={view} />
          {desk.lines.length > 0 ? <Lines ctx={ctx} desk={desk} /> : <p>{say.t("translation.staff.queue.none")}</p>}
        </>
      ),
    });
  },
});

function Views({ ctx, current }: { ctx: StaffContext; current: View }): JSX.Element {
  return (
    <nav class="plan-nav" aria-label={ctx.say.t("translation.staff.queue.views")}>
      {VIEWS.map((view) => (
        <a href={deskAddress(ctx, `/requests?view=${view}`)} aria-current={view === current ? "page" : undefined}>
          {ctx.say.t(`translation.staff.view.${view}`)}
        </a>
      ))}
    </nav>
  );
}

function Lines({ ctx, desk }: { ctx: StaffContext; desk: Desk }): JSX.Element {
  const { say } = ctx;
  return (
    <ul class="rows">
      {desk.lines.map((line) => (
        <li>
          <a href={deskAddress(ctx, `/jobs/${line.job.id}`)}>
            <span class="what">
              <TextOf say={say} text={line.title} />（{languageName(line.job.language, say.language.code)}）
            </span>
            <span class="more">{say.t(`translation.staff.jobState.${line.job.state}`)}</span>
            <span class="under">{aboutLine(ctx, line, desk)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function aboutLine({ say }: StaffContext, { job, request }: JobLine, { names, sections }: Desk): string {
  const section = request.sectionId === null ? undefined : sections.get(request.sectionId);
  const day = say.format.date(job.dueOn ?? request.neededOn);
  return [
    section ? say.plain(section) : "",
    say.t(job.dueOn ? "translation.staff.queue.due" : "translation.staff.queue.needed", { date: day }),
    job.assigneeId ? say.t("translation.staff.queue.assignee", { name: names.get(job.assigneeId) ?? "" }) : "",
    job.readerId ? say.t("translation.staff.queue.reader", { name: names.get(job.readerId) ?? "" }) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
