import { renderToString } from "preact-render-to-string";
import type { Paper } from "#platform/documents/paper.ts";
import { Catalogue } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { createTranslator } from "#platform/i18n/translator.ts";
import { PaperBlocks } from "#ui/paper.tsx";
import { LineOf } from "#ui/paper-line.tsx";

/** A paper's blocks as a page by itself, with its style sheet; bundled and loaded by review-pdf.ts. */
export function paperPage(paper: Paper, { locales, styles }: { locales: string; styles: string }): string {
  const language = getLanguage(paper.language);
  const say = createTranslator(new Catalogue(locales), language);
  const title = <LineOf line={paper.title} />;
  const body = renderToString(
    <main>
      <h1>{title}</h1>
      <PaperBlocks blocks={paper.blocks} say={say} hasContents />
    </main>,
  );
  const head = `<meta charset="utf-8"><title>${renderToString(title)}</title><style>${styles}</style>`;
  return `<!doctype html><html lang="${language.htmlLang}"><head>${head}</head><body>${body}</body></html>`;
}
