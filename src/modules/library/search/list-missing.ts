import { getCityBody } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { listEntries } from "../entries/entry.data.ts";
import { listPublishedHeads } from "../entries/text.data.ts";
import { mayManageLibrary } from "../permissions.ts";
import { listMissing } from "./missing-search.data.ts";
import type { MissingSearch } from "./missing-search.rules.ts";

export interface MissingReading {
  searches: MissingSearch[];
  /** That can be named as an answer. */
  entries: { key: string; title: string }[];
  mayManage: boolean;
}

export function readMissing(ctx: StaffContext): Promise<MissingReading> {
  return ctx.read(async (scope) => {
    const titles = new Map(
      (await listPublishedHeads(scope)).map(({ entryId, title }) => [entryId, ctx.say.plain(title)]),
    );
    const entries = (await listEntries(scope)).flatMap(({ id, key }) => {
      const title = titles.get(id);
      return title === undefined ? [] : [{ key, title }];
    });
    const mayManage = mayManageLibrary(ctx.actor, (await getCityBody(scope)).id);
    return { searches: await listMissing(scope), entries, mayManage };
  });
}
