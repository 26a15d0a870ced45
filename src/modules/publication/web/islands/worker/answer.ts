/// <reference lib="webworker" />
import { NOT_SAVED_PATH, phoneTime, SEARCH_INDEX_PATH, withNotice } from "../../../pack/pack.rules.ts";
import {
  type Connection,
  holdersOf,
  isOutage,
  kindOf,
  mayKeep,
  patienceOf,
  pickSaved,
} from "../../../worker/worker.rules.ts";
import { refresh } from "./refresh.ts";
import {
  addressOf,
  findPage,
  findSaved,
  findVisited,
  htmlAnswer,
  keepVisited,
  listSaved,
  listVisited,
  type Saved,
} from "./store.ts";

declare const self: ServiceWorkerGlobalScope;

const scope = new URL(self.registration.scope);

interface Place {
  language: string;
  path: string;
}

/** A page: from the network as long as that answers in time, else from the phone, else the page that says what is here. */
export async function answerPage(event: FetchEvent, place: Place): Promise<Response> {
  const saved = await findSaved(place.language);
  const stored = saved && (await findPage(saved, place.path));
  const network = fromNetwork(event);
  const answer = await (stored ? inTime(network) : network);
  if (answer && !isOutage(answer.status)) {
    const copy = answer.clone();
    event.waitUntil(learn({ request: event.request, copy, stored }).catch(() => {}));
    return answer;
  }
  if (stored && saved) return withTime(stored, saved);
  return (await visitedPage(event.request, saved)) ?? (await notSaved(saved)) ?? answer ?? Response.error();
}

/** Undefined where nobody answers. The browser may have asked already, while the worker was starting. */
async function fromNetwork(event: FetchEvent): Promise<Response | undefined> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return undefined;
  }
}

function inTime(network: Promise<Response | undefined>): Promise<Response | undefined> {
  const { connection = {} } = self.navigator as unknown as { connection?: Connection };
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceOf(connection)));
  return Promise.race([network, late]);
}

/** A page that has come is compared with the saved one: where they differ, the pack is loaded anew. */
async function learn(seen: { request: Request; copy: Response; stored: Response | undefined }): Promise<void> {
  const { request, copy, stored } = seen;
  const address = new URL(request.url);
  const answered = { ...read(copy), header: (name: string) => copy.headers.get(name) };
  if (!mayKeep(address, answered)) return;
  if (!stored) {
    await keepVisited(address.pathname, copy);
    await refresh({ hasSeenChange: false });
  } else {
    const [now, before] = await Promise.all([copy.text(), stored.clone().text()]);
    await refresh({ hasSeenChange: now !== before });
  }
}

const read = ({ status, redirected, type }: Response) => ({ status, redirected, type });

/** `at`: when the page was what the server had. */
async function withTime(
  stored: Response,
  saved: Saved,
  { at = saved.checkedAt, status = 200 }: { at?: number; status?: number } = {},
): Promise<Response> {
  return htmlAnswer(withNotice(await stored.text(), saved.notice, phoneTime(at)), saved, status);
}

async function visitedPage(request: Request, saved: Saved | undefined): Promise<Response | undefined> {
  const visited = await findVisited(new URL(request.url).pathname);
  if (!visited || !saved) return visited;
  return withTime(
    visited,
    { ...saved, policy: visited.headers.get("content-security-policy") ?? saved.policy },
    { at: Number(visited.headers.get("x-kept-at")) },
  );
}

/** In the language that was asked for, else in one that the reader has; the page itself lists what there is. */
async function notSaved(asked: Saved | undefined): Promise<Response | undefined> {
  const all = await listSaved();
  const language = asked?.language ?? pickSaved(all, self.navigator.languages);
  const saved = all.find((each) => each.language === language);
  const page = saved && (await findPage(saved, NOT_SAVED_PATH));
  return page && saved ? withTime(page, saved, { status: 503 }) : undefined;
}

/** The city's address without a language: the server chooses one; without it, what is on the phone. */
export async function answerRoot(event: FetchEvent): Promise<Response> {
  const answer = await fromNetwork(event);
  if (answer && !isOutage(answer.status)) return answer;
  const language = pickSaved(await listSaved(), self.navigator.languages);
  return language ? Response.redirect(addressOf(language, "/")) : (answer ?? Response.error());
}

/** The address on paper: the server knows where it leads; without it, to the page of this key that is on the phone. */
export async function answerShort(event: FetchEvent, key: string): Promise<Response> {
  const holders = holdersOf(key, { saved: await listSaved(), visited: await placesVisited() });
  const language = pickSaved(holders, self.navigator.languages);
  const held = holders.find((each) => each.language === language);
  const network = fromNetwork(event);
  const answer = await (held ? inTime(network) : network);
  if (answer && !isOutage(answer.status)) return answer;
  if (held) return Response.redirect(addressOf(held.language, held.path));
  return (await notSaved(undefined)) ?? answer ?? Response.error();
}

async function placesVisited(): Promise<(Place & { savedAt: number })[]> {
  const visited = await listVisited();
  return visited.flatMap(({ pathname, keptAt: savedAt }) => {
    const asked = kindOf({ method: "GET", mode: "navigate", url: new URL(pathname, scope) }, scope);
    return asked.kind === "page" ? [{ language: asked.language, path: asked.path, savedAt }] : [];
  });
}

/** What the saved search finds in: that of the pack, so that each hit leads to a saved page. */
export async function answerIndex(event: FetchEvent, language: string): Promise<Response> {
  const saved = await findSaved(language);
  return (saved && (await findPage(saved, SEARCH_INDEX_PATH))) ?? fetch(event.request);
}
