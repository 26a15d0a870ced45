import type { ComponentChildren, JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Theme } from "#platform/context.ts";
import type { Language } from "#platform/i18n/languages.ts";

export interface DocumentProps {
  language: Language;
  title: string;
  description?: string;
  theme: Theme;
  /** In the order in which they count. */
  stylesheets: readonly string[];
  scripts?: readonly string[];
  /** Scripts that decide how the first paint looks: they hold it up, so they are few and small. */
  earlyScripts?: readonly string[];
  /** The same page in the other languages. */
  alternates?: readonly { hreflang: string; href: string }[];
  noIndex?: boolean;
  /** Address of what a phone needs to install the portal. */
  manifest?: string;
  refreshSeconds?: number;
  audience: "resident" | "staff";
  children: ComponentChildren;
}

/** The city's colour as custom properties: data of the municipality, allowed in the page by its hash. */
export function themeStyle(theme: Theme): string {
  return `:root{--city-light:${theme.light};--city-dark:${theme.dark};--city-contrast:${theme.contrast}}`;
}

/** The mark in the city's colour, inside the page: no request of its own. */
function iconOf(theme: Theme): string {
  const drawing = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><path d='M3 22C10 8 22 8 29 22' fill='none' stroke='${theme.light}' stroke-width='4' stroke-linecap='round'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}

export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${renderToString(<Document {...props} />)}`;
}

function Document(props: DocumentProps): JSX.Element {
  const { language } = props;
  return (
    <html
      lang={language.htmlLang}
      dir={language.dir}
      data-variant={language.code === "ja-easy" ? "easy" : undefined}
      data-audience={props.audience}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={props.theme.light} />
        <title>{props.title}</title>
        {props.description ? <meta name="description" content={props.description} /> : null}
        {props.refreshSeconds ? <meta http-equiv="refresh" content={String(props.refreshSeconds)} /> : null}
        {props.noIndex ? <meta name="robots" content="noindex" /> : null}
        {props.manifest ? <link rel="manifest" href={props.manifest} /> : null}
        <link rel="icon" type="image/svg+xml" href={iconOf(props.theme)} />
        {props.stylesheets.map((sheet) => (
          <link rel="stylesheet" href={sheet} />
        ))}
        {/* Colours of the city, checked as #rrggbb when stored; escaping them would break the hash in the CSP. */}
        <style dangerouslySetInnerHTML={{ __html: themeStyle(props.theme) }} />
        {props.earlyScripts?.map((script) => (
          <script src={script} />
        ))}
        {props.alternates?.map((alternate) => (
          <link rel="alternate" hreflang={alternate.hreflang} href={alternate.href} />
        ))}
        {props.scripts?.map((script) => (
          <script src={script} defer />
        ))}
      </head>
      <body>{props.children}</body>
    </html>
  );
}
