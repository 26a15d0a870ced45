/** One picture as it was taken. */
export interface Picture {
  screen: string;
  language: string;
  /** `360 light`, `1280 dark`, `print`, `no script`. */
  look: string;
  /** From the folder of the index. */
  file: string;
  /** What a machine can see on it: an error, a page that scrolls sideways. */
  problems: readonly string[];
}

/** A page that shows all pictures, grouped by screen, one row for each language. */
export function renderIndex(pictures: readonly Picture[]): string {
  const screens = [...Map.groupBy(pictures, (picture) => picture.screen)];
  const links = screens.map(([name]) => `<a href="#${name}">${escapeHtml(name)}</a>`).join(" ");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title><style>${STYLE}</style>
<h1>${pictures.length} pictures of ${screens.length} screens</h1><nav>${links}</nav>
${screens.map(([name, own]) => renderScreen(name, own)).join("\n")}</html>
`;
}

const STYLE = `body{font:14px/1.5 system-ui;margin:1.5rem;background:#f4f3ef;color:#1a1a1a}nav{position:sticky;top:0;background:#f4f3ef;padding:.5rem 0}
.row{display:flex;gap:1rem;overflow-x:auto;align-items:flex-start}figure{margin:0 0 1rem}figcaption{font-size:12px}
img{inline-size:220px;max-block-size:420px;object-fit:cover;object-position:top;border:1px solid #bbb;background:#fff}.problem{color:#b00020}`;

function renderScreen(name: string, pictures: readonly Picture[]): string {
  const rows = [...Map.groupBy(pictures, (picture) => picture.language)].map(
    ([language, own]) => `<h3>${escapeHtml(language)}</h3><div class="row">${own.map(renderPicture).join("")}</div>`,
  );
  return `<section id="${name}"><h2>${escapeHtml(name)}</h2>${rows.join("")}</section>`;
}

function renderPicture({ file, look, language, screen, problems }: Picture): string {
  const flaws = problems.map((problem) => `<br><span class="problem">${escapeHtml(problem)}</span>`).join("");
  const image = `<img src="${file}" loading="lazy" alt="${escapeHtml(`${screen} ${language} ${look}`)}">`;
  return `<figure><a href="${file}">${image}</a><figcaption>${escapeHtml(look)}${flaws}</figcaption></figure>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
