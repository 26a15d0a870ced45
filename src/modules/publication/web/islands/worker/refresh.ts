/// <reference lib="webworker" />

import { isDue } from "../../../worker/worker.rules.ts";
import { oneByOne } from "./one-by-one.ts";
import { listSaved, savePack } from "./store.ts";

/** Whatever changes what is saved: what one work has looked up stays true until it has written. */
export const inTurn = oneByOne();

/** Asks for what is saved anew where that is due, one language after the other. */
export const refresh = (seen: { hasSeenChange: boolean }): Promise<void> => inTurn(() => refreshDue(seen));

/** The same for who has the turn already. */
export async function refreshDue({ hasSeenChange }: { hasSeenChange: boolean }): Promise<void> {
  for (const saved of await listSaved()) {
    if (!isDue({ checkedAt: saved.checkedAt, now: Date.now(), hasSeenChange })) continue;
    await savePack(saved).catch(() => false);
  }
}
