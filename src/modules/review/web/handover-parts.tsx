import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { Mover } from "../handover/handover.rules.ts";
import type { Handover } from "../handover/read-handover.ts";
import { postWords } from "./post-words.ts";
import { reviewAddress } from "./review-address.ts";

/** Another day of hand-overs: reorganisations are not always on 1 April. */
export function HandoverDay({ ctx, day }: { ctx: StaffContext; day: string }): JSX.Element {
  const { say } = ctx;
  return (
    <form class="filters" method="get" action={reviewAddress(ctx, "/handover")}>
      <div class="field">
        <label for="day">{say.t("review.staff.handover.day")}</label>
        <input id="day" name="day" type="date" value={day} />
      </div>
      <button class="button" type="submit">
        {say.t("review.staff.board.show")}
      </button>
    </form>
  );
}

interface PartProps {
  ctx: StaffContext;
  handover: Handover;
}

/** Who leaves and who comes, side by side. */
export function Movers({ ctx, handover }: PartProps): JSX.Element {
  const { say } = ctx;
  return (
    <div class="halves">
      {(["leaving", "coming"] as const).map((which) => (
        <Section id={which} title={say.t(`review.staff.handover.${which}`, { count: handover[which].length })}>
          {handover[which].length === 0 ? <p class="more">{say.t("review.staff.handover.nobody")}</p> : null}
          <ul class="rows">
            {handover[which].map((mover) => (
              <li class="row">
                <span class="what">{handover.directory.names.get(mover.staffId)}</span>
                <span class="under">{postsOf(ctx, handover, mover)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function postsOf(ctx: StaffContext, { directory }: Handover, { postIds }: Mover): string {
  return postIds
    .flatMap((id) => directory.posts.get(id) ?? [])
    .map((post) => postWords(ctx, directory, post))
    .join("・");
}

/** Sections that end or begin with the day. */
export function SectionChanges({ ctx, handover }: PartProps): JSX.Element | null {
  const { say } = ctx;
  const { endingSections, beginningSections } = handover;
  if (endingSections.length + beginningSections.length === 0) return null;
  return (
    <Section id="reorganised" title={say.t("review.staff.handover.sections")}>
      <ul class="rows">
        {endingSections.map((section) => (
          <li class="row">
            <span class="what">
              <TextOf say={say} text={section.name} />
            </span>
            <span class="more">{say.t("review.staff.handover.sectionEnds")}</span>
          </li>
        ))}
        {beginningSections.map((section) => (
          <li class="row">
            <span class="what">
              <TextOf say={say} text={section.name} />
            </span>
            <span class="more">{say.t("review.staff.handover.sectionBegins")}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${ctx.municipality.slug}/staff/sections`}>{say.t("review.staff.handover.toSections")}</a>
      </p>
    </Section>
  );
}
