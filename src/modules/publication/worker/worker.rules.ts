/** The decisions of the service worker, apart from the browser: what may be kept, how long to wait, what is due. */

/** As much of a request as decides what the worker does with it. */
export interface Asked {
  method: string;
  /** Of the Fetch standard: `navigate` is a page. */
  mode: string;
  url: URL;
}

export type Kind =
  /** A resident's page: `language` and the `path` behind it. */
  | { kind: "page"; language: string; path: string }
  /** The city's address without a language. */
  | { kind: "root" }
  /** The address on paper of the page with this key. */
  | { kind: "short"; key: string }
  /** A file whose content never changes under its address. */
  | { kind: "asset" }
  /** What a page of this language searches in. */
  | { kind: "index"; language: string }
  /** Not the worker's business: the browser does what it would do without it. */
  | { kind: "none" };

const NONE: Kind = { kind: "none" };
/** First parts of addresses that stand where languages do. */
const NO_LANGUAGES = ["staff", "q", "files"];
const FILE = /\.[a-z0-9]{2,12}$/;

/**
 * What is asked for. `scope`: the city's address with its slash. Staff pages, forms that are sent, other hosts, the API
 * and downloads are none of the worker's: nobody ever sees there what another person was sent.
 */
export function kindOf({ method, mode, url }: Asked, scope: URL): Kind {
  if (method !== "GET" || url.origin !== scope.origin) return NONE;
  const isPage = mode === "navigate";
  if (url.pathname.startsWith("/assets/") || url.pathname.startsWith(`${scope.pathname}files/`)) {
    return isPage ? NONE : { kind: "asset" };
  }
  if (!url.pathname.startsWith(scope.pathname)) return NONE;
  const [language = "", ...rest] = url.pathname.slice(scope.pathname.length).split("/");
  const path = `/${rest.join("/")}`;
  return isPage ? pageOf(language, path) : indexOf(language, path);
}

function pageOf(language: string, path: string): Kind {
  if (language === "") return { kind: "root" };
  const key = language === "q" && /^\/([a-z][a-z0-9-]*)\/?$/.exec(path)?.[1];
  if (key) return { kind: "short", key };
  const isOther = NO_LANGUAGES.includes(language) || FILE.test(path) || FILE.test(language);
  return isOther ? NONE : { kind: "page", language, path };
}

const indexOf = (language: string, path: string): Kind =>
  path === "/search-index.json" ? { kind: "index", language } : NONE;

/** As much of an answer as decides whether it may be kept. */
export interface Answered {
  status: number;
  redirected: boolean;
  type: string;
  header(name: string): string | null;
}

/** Only what the server itself calls public: an answer to one person (a code, a form shown again) says `no-store` or nothing. */
export function mayKeep(address: URL, answer: Answered): boolean {
  const control = answer.header("cache-control") ?? "";
  return (
    address.search === "" &&
    answer.status === 200 &&
    !answer.redirected &&
    answer.type === "basic" &&
    (answer.header("content-type") ?? "").startsWith("text/html") &&
    /\bpublic\b/.test(control) &&
    !/\b(no-store|private)\b/.test(control) &&
    answer.header("set-cookie") === null
  );
}

/** A server that cannot answer now (restarting, its database away, a proxy before nothing) counts as no network. */
export const isOutage = (status: number): boolean => status >= 500;

export interface Connection {
  saveData?: boolean;
  /** `slow-2g`, `2g`, `3g`, `4g`. */
  effectiveType?: string;
}

const PATIENCE_MS = 3_000;
const SLOW_PATIENCE_MS = 1_000;

/** How long the network is waited for where the page is on the phone: who pays for each byte, or waits for it, waits less. */
export function patienceOf({ saveData, effectiveType }: Connection): number {
  return saveData || effectiveType?.endsWith("2g") ? SLOW_PATIENCE_MS : PATIENCE_MS;
}

const HOUR_MS = 3_600_000;
const REFRESH_EVERY_MS = 6 * HOUR_MS;

/**
 * Whether a pack is asked for anew: after some hours, or at once where a page that differs from the saved one has shown that
 * the city changed something. Times in milliseconds since 1970.
 */
export function isDue(at: { checkedAt: number; now: number; hasSeenChange: boolean }): boolean {
  return at.hasSeenChange || at.now - at.checkedAt >= REFRESH_EVERY_MS;
}

interface Held {
  language: string;
  path: string;
  savedAt: number;
}

/** Where a phone has the page with this key, in each language: in a pack, or among the pages that were read. */
export function holdersOf(
  key: string,
  on: {
    saved: readonly { language: string; savedAt: number; titles: Readonly<Record<string, string>> }[];
    visited: readonly Held[];
  },
): Held[] {
  const packed = on.saved.flatMap(({ language, savedAt, titles }) =>
    Object.keys(titles).map((path) => ({ language, path, savedAt })),
  );
  return [...packed, ...on.visited].filter(({ path }) => SHORT_FOR.exec(path)?.[1] === key);
}

/** A page with a key, as among the files of a publication. */
const SHORT_FOR = /^\/(?!offline\/)\w+\/([a-z][a-z0-9-]*)$/;

/** Which of the saved languages speaks for one that is not saved: the reader's own, as her phone names them, else the last saved. */
export function pickSaved(
  saved: readonly { language: string; savedAt: number }[],
  wanted: readonly string[],
): string | undefined {
  for (const tag of wanted) {
    const primary = tag.split("-")[0];
    const found =
      saved.find(({ language }) => language === tag) ??
      saved.find(({ language }) => language.split("-")[0] === primary);
    if (found) return found.language;
  }
  return [...saved].sort((a, b) => b.savedAt - a.savedAt)[0]?.language;
}
