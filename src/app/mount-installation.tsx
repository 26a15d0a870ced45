import type { Context, Hono } from "hono";
import type { JSX } from "preact";
import type { Municipality } from "#platform/context.ts";
import { pickEncoding } from "#platform/http/page-cache.ts";
import { securityHeaders } from "#platform/http/security.ts";
import { findLanguage, negotiateLanguage } from "#platform/i18n/languages.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import { renderDocument, themeStyle } from "#ui/document.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc, Mark, Section } from "#ui/parts.tsx";
import { translatorFor } from "./create-context.ts";
import { LanguageLinks } from "./language-links.tsx";
import { PageFooter } from "./page-footer.tsx";
import type { AppParts } from "./parts.ts";

/** The colour of pages that belong to no city: ink. */
export const NEUTRAL = { light: "#1a1a1a", dark: "#ecebe7", contrast: "#000000" };

/** What belongs to the installation and no municipality: the list of cities, assets, health. */
export function mountInstallation(app: Hono, parts: AppParts): void {
  app.get("/", (context) => welcome(parts, context));
  app.get("/healthz", (context) => context.text("ok"));
  app.get("/readyz", async (context) =>
    (await parts.isReady()) ? context.text("ready") : context.text("not ready", 503),
  );
  app.get("/assets/*", (context) => sendAsset(parts, context));
  app.get("/robots.txt", (context) => context.text("User-agent: *\nDisallow: /*/staff/\n"));
}

function sendAsset(parts: AppParts, context: Context): Response {
  const asset = parts.assets.find(context.req.path);
  if (!asset) return context.text("404 Not Found", 404);
  const encoding = pickEncoding(context.req.header("accept-encoding"));
  return new Response(new Uint8Array(asset.bodies[encoding]), {
    headers: {
      "Content-Type": asset.type,
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
      ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
    },
  });
}

async function welcome(parts: AppParts, context: Context): Promise<Response> {
  const wanted = findLanguage(context.req.query("language") ?? "");
  const language = wanted ?? negotiateLanguage(context.req.header("accept-language"));
  const say = translatorFor(parts, language);
  const html = renderDocument({
    language,
    title: say.t("common.product"),
    theme: NEUTRAL,
    stylesheets: [parts.assets.addressOf("kakehashi.css")],
    audience: "resident",
    children: (
      <>
        <main class="wide">
          <p class="brand">
            <Mark />
            <span>{say.t("common.product")}</span>
          </p>
          <div class="hero">
            <h1>
              <Message say={say} k="common.welcome.title" />
            </h1>
            <Arc />
            <p>
              <Message say={say} k="common.welcome.lead" />
            </p>
          </div>
          <Cities say={say} municipalities={await parts.listMunicipalities()} />
          <Section id="languages" title={<Message say={say} k="common.landing.languages" />}>
            <LanguageLinks address={({ code }) => `/?language=${code}`} />
          </Section>
        </main>
        <PageFooter say={say}>
          <Message say={say} k="common.welcome.about" />
        </PageFooter>
      </>
    ),
  });
  const https = parts.config.publicUrl.startsWith("https:");
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      Vary: "Accept-Language",
      ...securityHeaders([themeStyle(NEUTRAL)], https),
    },
  });
}

function Cities(props: { say: Translator; municipalities: readonly Municipality[] }): JSX.Element {
  const { say, municipalities } = props;
  return (
    <ul class="rows section">
      {municipalities.map((municipality) => (
        <li>
          <a href={`/${municipality.slug}/${say.language.code}/`}>
            <span class="what">
              <TextOf say={say} text={municipality.name} />
            </span>
            <span class="more">
              <TextOf say={say} text={municipality.prefecture} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
