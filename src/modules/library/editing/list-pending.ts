import type { StaffContext } from "#platform/context.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import type { PendingWork } from "#platform/module.ts";
import { entryPlace, mayAct } from "../entries/act-on-entry.ts";
import { listEntries } from "../entries/entry.data.ts";
import { listTextHeads } from "../entries/text-head.data.ts";
import { isArchived } from "../entries/tree.rules.ts";

/** Texts that were handed in, for those who may make them public; entries of one's posts that are to be looked through. */
export async function listPendingOfLibrary(ctx: StaffContext): Promise<PendingWork[]> {
  return ctx.read(async (scope) => {
    const entries = (await listEntries(scope)).filter(({ id }, _, all) => !isArchived(all, id));
    const place = await entryPlace(ctx, scope);
    const today = todayInJapan(ctx.clock.now());
    const heads = await listTextHeads(scope);
    const titles = new Map(heads.filter(({ madeFrom }) => madeFrom === null).map((head) => [head.entryId, head.title]));
    const publishable = new Map(
      entries
        .filter((entry) => mayAct(ctx.actor, { entry, place, needs: "publish" }))
        .map((entry) => [entry.id, entry]),
    );
    const handedIn = heads
      .filter(({ work, draftedBy }) => work === "inReview" && draftedBy !== ctx.actor.staffId)
      .flatMap(({ entryId, language, madeFrom, title }): PendingWork[] => {
        const entry = publishable.get(entryId);
        if (!entry) return [];
        const rest = madeFrom === null ? "" : `/texts/${language}`;
        const name = { [language]: title || entry.key };
        return [{ kind: "library.staff.pending.review", title: name, path: `/library/${entry.key}${rest}`, due: null }];
      });
    const overdue = entries
      .filter(({ ownerPostId }) => ownerPostId !== null && place.heldPosts.includes(ownerPostId))
      .filter(({ reviewBy }) => reviewBy !== null && reviewBy < today)
      .map(({ id, key, rootLanguage, reviewBy }) => ({
        kind: "library.staff.pending.reviewBy" as const,
        title: { [rootLanguage]: titles.get(id) ?? key },
        path: `/library/${key}/properties`,
        due: reviewBy,
      }));
    return [...handedIn, ...overdue];
  });
}
