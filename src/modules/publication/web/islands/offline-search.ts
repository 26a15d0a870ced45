import { type IndexHit, type SearchIndex, searchIndex } from "#platform/search/search-index.rules.ts";

/** Searches in the index of the page's language, which came with the pack or lies among the files. */
const place = document.querySelector<HTMLElement>("[data-offline-search]");
const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
const field = document.querySelector<HTMLInputElement>("#q");
if (field) field.value = query;
if (place && query) void search(place);

async function search({ dataset }: HTMLElement): Promise<void> {
  const state = document.querySelector("[data-search-state]");
  const answer = await fetch(dataset.offlineSearch ?? "").catch(() => undefined);
  if (!answer?.ok || !state) return;
  const hits = searchIndex((await answer.json()) as SearchIndex, query);
  state.textContent =
    hits.length > 0 ? (dataset.found ?? "").replace("{count}", String(hits.length)) : (dataset.none ?? "");
  document.title = `${query}: ${state.textContent} ${document.title}`;
  document.querySelector("[data-search-hits]")?.replaceChildren(...hits.map((hit) => rowOf(hit, dataset.root ?? "")));
}

function rowOf({ page, title, snippet }: IndexHit, root: string): HTMLLIElement {
  const link = document.createElement("a");
  link.href = `${root}${page.path}`;
  link.append(line("what", title), line("under", snippet));
  const row = document.createElement("li");
  row.append(link);
  return row;
}

/** As nodes and never as markup: what is found may be any text. */
function line(name: string, segments: IndexHit["title"]): HTMLSpanElement {
  const span = document.createElement("span");
  span.className = name;
  for (const { surface, reading, isHit } of segments) {
    const piece = document.createElement(isHit ? "mark" : "span");
    piece.append(reading === undefined ? surface : ruby(surface, reading));
    span.append(piece);
  }
  return span;
}

function ruby(surface: string, reading: string): HTMLElement {
  const whole = document.createElement("ruby");
  const small = document.createElement("rt");
  small.textContent = reading;
  whole.append(surface, small);
  return whole;
}
