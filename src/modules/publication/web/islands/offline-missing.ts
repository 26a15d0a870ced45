import { ask, type SavedLanguage } from "./worker/ask.ts";

/** Lists what is on the phone: pages in the reader's language, and the page that she wanted in each saved language. */
const place = document.querySelector<HTMLElement>("[data-offline-missing]");
if (place && navigator.serviceWorker) void list(place).catch(() => {});

async function list({ dataset }: HTMLElement): Promise<void> {
  const root = dataset.offlineMissing ?? "/";
  const { saved } = (await ask({ act: "list" })) as { saved: SavedLanguage[] };
  const own = saved.find(({ language }) => language === dataset.language);
  if (own) fill("[data-saved-pages]", rowsOf(own, root));
  const wanted = location.pathname.slice(root.length).replace(/^[^/]*/, "");
  fill(
    "[data-saved-languages]",
    saved.map(({ language, titles }) => {
      const known = document.querySelector<HTMLElement>(`header a[href^="${root}${language}/"]`);
      const link = document.createElement("a");
      link.href = `${root}${language}${wanted in titles ? wanted : "/"}`;
      link.textContent = known?.textContent ?? language;
      if (known) Object.assign(link, { lang: known.lang, dir: known.dir });
      return link;
    }),
  );
}

function rowsOf({ language, titles }: SavedLanguage, root: string): HTMLAnchorElement[] {
  return Object.entries(titles)
    .filter(([path]) => !path.startsWith("/offline"))
    .map(([path, title]) => {
      const link = document.createElement("a");
      link.href = `${root}${language}${path}`;
      const what = document.createElement("span");
      what.className = "what";
      what.textContent = decode(title);
      link.append(what);
      return link;
    });
}

/** Titles are kept as they stand in the page's markup. */
function decode(markup: string): string {
  return new DOMParser().parseFromString(markup, "text/html").documentElement.textContent ?? markup;
}

function fill(selector: string, links: HTMLAnchorElement[]): void {
  const target = document.querySelector(selector);
  if (links.length === 0) return;
  target?.replaceChildren(
    ...links.map((link) => {
      const row = document.createElement("li");
      row.append(link);
      return row;
    }),
  );
}
