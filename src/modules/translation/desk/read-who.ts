import { getCityBody, listHeldPosts, listPosts, listSections, type Section } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayManageDesk, mayTranslate } from "../permissions.ts";
import type { Who } from "./job.rules.ts";

/** What the person is to a request. */
export async function readWho(ctx: StaffContext, scope: Scope, request: { requestedBy: string } | null): Promise<Who> {
  const { id: cityBodyId } = await getCityBody(scope);
  return {
    staffId: ctx.actor.staffId,
    managesDesk: mayManageDesk(ctx.actor, cityBodyId),
    mayTranslate: mayTranslate(ctx.actor, cityBodyId),
    isRequester: request?.requestedBy === ctx.actor.staffId,
  };
}

/** The section of the posts that the person acts for; the first where there are several. */
export async function findOwnSection(ctx: StaffContext, scope: Scope): Promise<Section | undefined> {
  const held = await listHeldPosts(scope, ctx.actor.staffId, todayInJapan(ctx.clock.now()));
  const sectionIds = (await listPosts(scope)).filter(({ id }) => held.includes(id)).map(({ sectionId }) => sectionId);
  return (await listSections(scope)).find(({ id }) => sectionIds.includes(id));
}
