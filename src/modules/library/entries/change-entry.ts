import type { StaffContext } from "#platform/context.ts";
import { forbidden, invalid } from "#platform/errors.ts";
import { mayManageLibrary } from "../permissions.ts";
import { actOnEntry, entryPlace } from "./act-on-entry.ts";
import { replaceServedProjects, type ServedProject, updateEntry } from "./entry.data.ts";
import type { Entry } from "./entry.rules.ts";

export type EntryProperties = Pick<
  Entry,
  "attributes" | "sources" | "ownerPostId" | "reviewBy" | "shownFrom" | "shownTo" | "isSample"
> & { projects: Omit<ServedProject, "entryId">[] };

/**
 * What is known of an entry besides its words. To which post it belongs is for those who keep the library.
 * @throws AppError forbidden, invalid; conflict where somebody changed it meanwhile
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
    const { cityBodyId } = await entryPlace(ctx, scope);
    if (change.ownerPostId !== entry.ownerPostId && !mayManageLibrary(ctx.actor, cityBodyId)) throw forbidden();
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
