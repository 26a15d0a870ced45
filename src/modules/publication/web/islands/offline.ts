/** On every page of a city: has its service worker keep what a reader may need without network. Nothing waits for it. */
interface Network {
  connection?: { saveData?: boolean };
}

const [, slug = ""] = location.pathname.split("/");

async function register(workers: ServiceWorkerContainer): Promise<void> {
  const scope = `/${slug}/`;
  // Who saves data is not loaded with what she has not asked for.
  if ((navigator as Network).connection?.saveData && !(await workers.getRegistration(scope))) return;
  const registration = await workers.register(`${scope}sw.js`, { scope, updateViaCache: "none" });
  const worker = (await workers.ready).active;
  worker?.postMessage({ act: "visit" });
  const periodic = (registration as unknown as { periodicSync?: { register(tag: string, at: object): Promise<void> } })
    .periodicSync;
  await periodic?.register("packs", { minInterval: 12 * 3_600_000 });
}

const start = () => {
  if (navigator.serviceWorker) register(navigator.serviceWorker).catch(() => {});
};
if (document.readyState === "complete") start();
else addEventListener("load", start);

export {};
