/// <reference lib="webworker" />
import { isDue } from "../../../worker/worker.rules.ts";
import { listSaved, savePack } from "./store.ts";

let running: Promise<void> = Promise.resolve();

/** Asks for what is saved anew where that is due, one language after the other. */
export function refresh({ hasSeenChange }: { hasSeenChange: boolean }): Promise<void> {
  running = running.then(async () => {
    for (const saved of await listSaved()) {
      if (!isDue({ checkedAt: saved.checkedAt, now: Date.now(), hasSeenChange })) continue;
      await savePack(saved).catch(() => false);
    }
  });
  return running;
}
