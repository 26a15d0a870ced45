import { sameValue } from "#platform/canonical.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Scope } from "#platform/db/scope.ts";
import { forbidden, invalid } from "#platform/errors.ts";
import { mayManageLibrary, mayPublishEntry } from "../permissions.ts";
import { actOnEntry, entryPlace } from "./act-on-entry.ts";
import { listServedProjects, replaceServedProjects, type ServedProject, updateEntry } from "./entry.data.ts";
import type { Entry } from "./entry.rules.ts";
import { listTexts } from "./text.data.ts";

export type EntryProperties = Pick<
  Entry,
  "attributes" | "sources" | "ownerPostId" | "reviewBy" | "shownFrom" | "shownTo" | "isSample"
> & { projects: Omit<ServedProject, "entryId">[] };

/**
 * What is known of an entry besides its words. To which post it belongs is for those who keep the library; what residents
 * see of a public entry is for those who may publish it. @throws AppError forbidden, invalid; conflict where somebody changed it meanwhile
 */
export async function changeEntry(
  ctx: StaffContext,
  input: { key: string; version: number; properties: EntryProperties },
): Promise<void> {
  const { key, version, properties } = input;
  const { projects, ...change } = properties;
  if (change.shownFrom && change.shownTo && change.shownTo < change.shownFrom)
    throw invalid([{ path: "shownTo", code: "library.error.daysTurned" }]);
  await actOnEntry(ctx, { key, version, needs: "write" }, async (scope, entry) => {
    const place = await entryPlace(ctx, scope);
    if (change.ownerPostId !== entry.ownerPostId && !mayManageLibrary(ctx.actor, place.cityBodyId)) throw forbidden();
    const served = await listServedProjects(scope, entry.id);
    const isSame = sameValue(seen({ ...entry, projects: served }), seen(properties));
    if (!isSame && !mayPublishEntry(ctx.actor, entry, place) && (await isPublic(scope, entry.id)))
      throw invalid([{ path: "", code: "library.error.publicProperties" }]);
    await updateEntry(scope, { ...entry, ...change });
    await replaceServedProjects(scope, entry.id, projects);
    return {
      action: "libraryEntry.edited",
      before: visible(entry),
      after: { ...visible(change), projects },
      isPublic: true,
    };
  });
}

const isPublic = async (scope: Scope, entryId: number): Promise<boolean> =>
  (await listTexts(scope, entryId)).some(({ published }) => published !== null);

/** What residents see or find an entry by, whatever the order in which it was ticked. */
function seen({
  attributes,
  sources,
  shownFrom,
  shownTo,
  isSample,
  projects,
}: Omit<EntryProperties, "ownerPostId" | "reviewBy">) {
  const { letter, lifeEvents } = attributes;
  return {
    ...{ sources, shownFrom, shownTo, isSample },
    attributes: {
      ...{ ...attributes, lifeEvents: lifeEvents.toSorted() },
      ...(letter && { letter: { ...letter, colours: letter.colours.toSorted() } }),
    },
    projects: projects.map(({ planId, projectKey }) => `${planId}.${projectKey}`).toSorted(),
  };
}

const visible = ({
  attributes,
  sources,
  ownerPostId,
  reviewBy,
  shownFrom,
  shownTo,
  isSample,
}: Omit<EntryProperties, "projects">) => ({
  ...{ attributes, sources, ownerPostId, reviewBy, shownFrom, shownTo, isSample },
});
