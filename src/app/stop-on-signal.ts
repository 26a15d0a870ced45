import { say } from "#platform/steps.mjs";

/** The terminal and the launcher may both pass a signal on; the first one counts. */
export function stopOnSignal(running: AsyncDisposableStack, announce: () => void): { isStopping(): boolean } {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    announce();
    say("Stopping …");
    await running.disposeAsync();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  return { isStopping: () => isStopping };
}
