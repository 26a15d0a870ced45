import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { InLanguage, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { type CommitteeAtWork, listDesk } from "../reading/list-desk.ts";
import { committeeAddress } from "./staff-address.ts";
import { nameOf, whenOf } from "./staff-words.ts";

/** The committees that somebody runs or sits on, with what comes next. */
export const deskRoute = staffPage({
  path: "/meetings",
  access: "signedIn",
  async handle(ctx) {
    const { say } = ctx;
    const { committees } = await listDesk(ctx);
    const atWork = committees.filter(({ place }) => place.committee !== null);
    const idle = committees.filter(({ place }) => place.committee === null);
    const title = say.t("meetings.staff.menu");
    return page({
      title,
      crumbs: [{ label: title }],
      body: (
        <>
          <h1>{title}</h1>
          <p class="lead">{say.t(committees.length > 0 ? "meetings.staff.lead" : "meetings.staff.nothingForYou")}</p>
          {atWork.length > 0 ? <Rows ctx={ctx} committees={atWork} /> : null}
          <p>
            <a href={`/${ctx.municipality.slug}/${say.language.code}/meetings`}>{say.t("meetings.staff.toPublic")}</a>
          </p>
          {idle.length > 0 ? (
            <Section id="idle" title={say.t("meetings.staff.idle")} lead={say.t("meetings.staff.idleLead")}>
              <Rows ctx={ctx} committees={idle} />
            </Section>
          ) : null}
        </>
      ),
    });
  },
});

interface RowsProps {
  ctx: StaffContext;
  committees: readonly CommitteeAtWork[];
}

function Rows({ ctx, committees }: RowsProps): JSX.Element {
  return (
    <ul class="rows">
      {committees.map((entry) => (
        <li>
          <a href={committeeAddress(ctx, { plan: entry.place.plan.key, committee: entry.place.key })}>
            <span class="what">
              <TextOf say={ctx.say} text={entry.place.name} />
            </span>
            <span class="more">{hints(ctx, entry).join("・")}</span>
            <span class="under">
              <Next ctx={ctx} entry={entry} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What somebody should look at. */
function hints({ say }: StaffContext, entry: CommitteeAtWork): string[] {
  const counted: [count: number, key: "vacant" | "endingSoon" | "openWork"][] = [
    [entry.vacant ?? 0, "vacant"],
    [entry.endingSoon, "endingSoon"],
    [entry.openWork, "openWork"],
  ];
  return counted.flatMap(([count, key]) => (count > 0 ? [say.t(`meetings.staff.hint.${key}`, { count })] : []));
}

function Next({ ctx: { say }, entry }: { ctx: StaffContext; entry: CommitteeAtWork }): JSX.Element {
  const meeting = entry.next ?? entry.last;
  const plan = <TextOf say={say} text={entry.place.plan.title} />;
  if (!meeting) return plan;
  return (
    <>
      {say.t(entry.next ? "meetings.staff.next" : "meetings.staff.last")}{" "}
      <InLanguage resolved={nameOf(say, entry.place, meeting)} /> {whenOf(say, meeting)}
      <br />
      {plan}
    </>
  );
}
