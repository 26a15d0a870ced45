import { getCityBody, listHeldPosts } from "#modules/accounts/public.ts";
import { recordAudit } from "#platform/audit/record-audit.ts";
import { wasRecorded } from "#platform/audit/was-recorded.ts";
import type { StaffContext } from "#platform/context.ts";
import { bumpRevision } from "#platform/db/revisions.ts";
import type { Scope } from "#platform/db/scope.ts";
import { allow } from "#platform/errors.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { mayManageLibrary, mayPublishEntry, mayWriteEntry } from "../permissions.ts";
import { indexEntry } from "../search/index-entry.ts";
import { getEntry, getEntryForUpdate, lockTree } from "./entry.data.ts";
import type { Entry } from "./entry.rules.ts";

/** What was done, for the audit. */
export interface EntryAct {
  action: string;
  before?: object;
  after?: object;
  reason?: string;
  /** Done by the page itself, again and again: recorded once an hour for each person and each text, which this names. */
  onceAnHour?: object;
  /** Whether residents see something else from now on. */
  isPublic?: boolean;
  /** The name of what has changed, where it stands on few pages (`bumpRevision`). */
  changes?: string;
}

export type Needs = "write" | "publish" | "manage";
type Place = Awaited<ReturnType<typeof entryPlace>>;

/** Whether somebody may do what an act needs, with this entry. */
export function mayAct(
  actor: StaffContext["actor"],
  { entry, place, needs }: { entry: Pick<Entry, "ownerPostId">; place: Place; needs: Needs },
): boolean {
  if (needs === "manage") return mayManageLibrary(actor, place.cityBodyId);
  return needs === "publish" ? mayPublishEntry(actor, entry, place) : mayWriteEntry(actor, entry, place);
}

/** The permissions of a person on entries, as pages and use cases ask for them. */
export async function entryPlace(ctx: StaffContext, scope: Scope) {
  const { id: cityBodyId } = await getCityBody(scope);
  const heldPosts = await listHeldPosts(scope, ctx.actor.staffId, todayInJapan(ctx.clock.now()));
  return { cityBodyId, heldPosts };
}

/**
 * An act on one entry: permission → lock → `work` → audit; readers see and find it at once where it is public.
 * `movesIt`: the tree is locked too, before the entry, so that two moves never wait for each other.
 * @throws AppError forbidden, notFound; conflict where somebody changed it meanwhile
 */
export async function actOnEntry<Done extends EntryAct>(
  ctx: StaffContext,
  target: { key: string; version?: number; needs: Needs; movesIt?: boolean },
  work: (scope: Scope, entry: Entry) => Promise<Done>,
): Promise<Done> {
  return ctx.transaction(async (scope) => {
    if (target.movesIt) await lockTree(scope);
    const entry = await getEntryForUpdate(scope, target.key, target.version);
    const place = await entryPlace(ctx, scope);
    allow(mayAct(ctx.actor, { entry, place, needs: target.needs }));
    const act = await work(scope, entry);
    const { isPublic = false, changes, action, before, after, reason, onceAnHour: same } = act;
    const audit = { objectKind: "libraryEntry", objectKey: entry.key, action, before, after, reason };
    if (!same || !(await wasRecorded(ctx, scope, { ...audit, same }))) await recordAudit(ctx, scope, audit);
    if (isPublic) {
      await indexEntry(scope, await getEntry(scope, entry.key));
      await bumpRevision(scope, changes);
    }
    return act;
  });
}
