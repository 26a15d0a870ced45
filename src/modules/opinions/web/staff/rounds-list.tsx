import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { listStaffRounds, type StaffRound } from "../../rounds/read-for-staff.ts";
import { staffAddress } from "./staff-words.ts";

/** Public comments and the standing voice: what is open, how many wait. */
export const roundsListRoute = staffPage({
  access: "opinions.manage",
  path: "/comments",
  async handle(ctx) {
    const { say } = ctx;
    const rounds = await listStaffRounds(ctx);
    const title = say.t("opinions.staff.rounds");
    return page({
      title,
      crumbs: [{ label: say.t("opinions.staff.menu"), href: staffAddress(ctx, "/opinions") }, { label: title }],
      body: (
        <>
          <h1>{title}</h1>
          <p class="lead">{say.t("opinions.staff.roundsLead")}</p>
          <p class="buttons">
            <a class="button primary" href={staffAddress(ctx, "/comments/new")}>
              {say.t("opinions.staff.newRound")}
            </a>
          </p>
          <ul class="rows">
            {rounds.map((entry) => (
              <Row ctx={ctx} entry={entry} />
            ))}
          </ul>
        </>
      ),
    });
  },
});

function Row({ ctx, entry }: { ctx: StaffContext; entry: StaffRound }): JSX.Element {
  const { say } = ctx;
  const { round, phase, people, waiting } = entry;
  const days = [round.opensOn, round.closesOn].map((day) => (day ? say.format.date(day) : "")).filter(Boolean);
  return (
    <li>
      <a href={staffAddress(ctx, `/comments/${round.key}`)}>
        <span class="what">
          <TextOf say={say} text={round.title} />
        </span>
        <span class="more">
          {say.t(round.isPublished ? `opinions.staff.phase.${phase}` : "opinions.staff.isDraft")}
        </span>
        <span class="under">
          {[
            say.t(`opinions.staff.kind.${round.kind}`),
            days.join("～"),
            say.t("opinions.staff.peopleWaiting", { people, waiting }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </a>
    </li>
  );
}
