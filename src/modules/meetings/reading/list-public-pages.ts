import type { Scope } from "#platform/db/scope.ts";
import type { PublicPage } from "#platform/module.ts";
import { listPublicMeetings } from "./public-meeting.ts";

/** The list of meetings and each of them. */
export async function listMeetingPages(scope: Scope): Promise<PublicPage[]> {
  const meetings = await listPublicMeetings(scope);
  const pages = meetings.map(({ id, changedAt }) => ({ path: `/meetings/${id}`, group: "voices" as const, changedAt }));
  return [{ path: "/meetings", group: "voices" }, ...pages];
}
