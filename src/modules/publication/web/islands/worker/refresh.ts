/// <reference lib="webworker" />
import { isDue } from "../../../worker/worker.rules.ts";
import { listSaved, savePack } from "./store.ts";

let running: Promise<void> = Promise.resolve();

/** Asks for what is saved anew where that is due, one language after the other. `language`: only this one has been seen to change. */
export function refresh(seen: { hasSeenChange: boolean; language?: string }): Promise<void> {
  running = running.then(async () => {
    for (const saved of await listSaved()) {
      const hasSeenChange = seen.hasSeenChange;
      if (!isDue({ checkedAt: saved.checkedAt, now: Date.now(), hasSeenChange })) continue;
      await savePack(saved).catch(() => false);
    }
  });
  return running;
}
