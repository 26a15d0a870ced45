/// <reference lib="webworker" />
import { kindOf } from "../../worker/worker.rules.ts";
import { answerIndex, answerPage, answerRoot, answerShort } from "./worker/answer.ts";
import { inTurn, refresh, refreshDue } from "./worker/refresh.ts";
import { findAsset, findSaved, listSaved, removePack, savePack } from "./worker/store.ts";

/**
 * The service worker of one city, at `/{slug}/sw.js`. A new one takes over at once: what it keeps has the same shape, and
 * pages that are open go on with the files that they were loaded with, whose addresses never change.
 */
declare const self: ServiceWorkerGlobalScope;

const scope = new URL(self.registration.scope);

self.addEventListener("install", () => void self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      await self.registration.navigationPreload?.enable();
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const asked = kindOf({ method, mode, url: new URL(url) }, scope);
  if (asked.kind === "page") event.respondWith(answerPage(event, asked));
  else if (asked.kind === "root") event.respondWith(answerRoot(event));
  else if (asked.kind === "short") event.respondWith(answerShort(event, asked.key));
  else if (asked.kind === "index") event.respondWith(answerIndex(event, asked.language));
  else if (asked.kind === "asset")
    event.respondWith(findAsset(event.request).then((kept) => kept ?? fetch(event.request)));
});

self.addEventListener("periodicsync" as "sync", (event) => event.waitUntil(refresh({ hasSeenChange: false })));

/** What pages ask for; the answer goes back through the port that came with it. */
type Wish =
  | { act: "visit" }
  | { act: "list" }
  | { act: "save"; languages: string[] }
  | { act: "remove"; language: string };

self.addEventListener("message", (event) => {
  const wish = event.data as Wish;
  const tell = (told: object) => event.ports[0]?.postMessage(told);
  event.waitUntil(
    fulfil(wish, { tell, page: (event.source as WindowClient | null)?.url ?? "" }).then(
      () => tell({ done: true }),
      () => tell({ failed: true }),
    ),
  );
});

async function fulfil(wish: Wish, { tell, page }: { tell(told: object): void; page: string }): Promise<void> {
  if (wish.act === "list") tell({ saved: await listSaved() });
  if (wish.act === "remove") await inTurn(() => removePack(wish.language));
  if (wish.act === "visit") await inTurn(() => keepEssentials(page));
  if (wish.act === "save") await inTurn(() => saveAll(wish.languages, tell));
}

/** Of the language that somebody reads, what helps in an emergency is kept without being asked: it is small. */
async function keepEssentials(page: string): Promise<void> {
  const asked = kindOf({ method: "GET", mode: "navigate", url: new URL(page) }, scope);
  if (asked.kind !== "page" || (await findSaved(asked.language))) return refreshDue({ hasSeenChange: false });
  await savePack({ language: asked.language, level: "essential" });
}

/** First what helps in an emergency, of all languages, then the rest of each. */
async function saveAll(languages: readonly string[], tell: (told: object) => void): Promise<void> {
  for (const language of languages) {
    if (!(await findSaved(language))) await savePack({ language, level: "essential" });
  }
  for (const language of languages) {
    await savePack({ language, level: "full" }, (characters) => tell({ language, characters }));
    tell({ language, finished: true });
  }
}
