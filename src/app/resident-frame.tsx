import type { ComponentChildren, JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import type { ResidentContext } from "#platform/context.ts";
import type { PageView } from "#platform/http/reply.ts";
import { LANGUAGES, type Language } from "#platform/i18n/languages.ts";
import { renderDocument } from "#ui/document.tsx";
import { FALLBACK_ATTRIBUTE, Message, TextOf } from "#ui/message.tsx";
import { Breadcrumbs, Mark, Notice } from "#ui/parts.tsx";
import type { Assets } from "./assets.ts";
import { PageFooter } from "./page-footer.tsx";

interface FrameProps {
  ctx: ResidentContext;
  view: PageView;
  /** The path behind `/{slug}/{language}`, kept when the language is switched. */
  path: string;
  assets: Assets;
}

/** A resident's page: the city's name, the language switch that keeps the page, the content, what the reader should know. */
export function renderResidentPage(props: FrameProps): string {
  const { ctx, view, path, assets } = props;
  const { slug } = ctx.municipality;
  const address = (language: Language) => `/${slug}/${language.code}${path}`;
  return renderDocument({
    language: ctx.say.language,
    title: `${view.title}｜${ctx.say.plain(ctx.municipality.name)}`,
    description: view.description,
    theme: ctx.municipality.theme,
    stylesheets: [assets.addressOf("kakehashi.css")],
    scripts: [...(view.islands ?? []), "header", "offline"].map((name) => assets.addressOf(`${name}.js`)),
    earlyScripts: hasFurigana(ctx) ? [assets.addressOf("furigana.js")] : [],
    manifest: `/${slug}/${ctx.say.language.code}/app.webmanifest`,
    alternates: view.noIndex
      ? []
      : LANGUAGES.map((language) => ({ hreflang: language.hreflang, href: address(language) })),
    noIndex: view.noIndex,
    audience: "resident",
    children: (
      <>
        <a class="skip" href="#main">
          {ctx.say.t("common.frame.skip")}
        </a>
        <Header ctx={ctx} view={view} address={address} />
        <main id="main" class="wide" tabIndex={-1} dangerouslySetInnerHTML={{ __html: mainOf(ctx, view) }} />
        <Footer ctx={ctx} />
      </>
    ),
  });
}

const hasFurigana = ({ say }: ResidentContext) => say.language.code === "ja-easy";

/** The content is rendered first: only then is it known whether some of it had to be in another language. */
function mainOf(ctx: ResidentContext, view: PageView): string {
  const { say } = ctx;
  const content = <>{view.body}</>;
  const body = renderToString(content);
  const crumbs = <Breadcrumbs label={say.t("common.frame.breadcrumbs")} crumbs={view.crumbs ?? []} />;
  const before = (
    <>
      {hasFurigana(ctx) ? (
        <div class="above">
          {crumbs}
          <FuriganaSwitch ctx={ctx} />
        </div>
      ) : (
        crumbs
      )}
      {body.includes(` ${FALLBACK_ATTRIBUTE}="`) ? (
        <Notice>
          <Message say={say} k="common.frame.contentFallback" />
        </Notice>
      ) : null}
    </>
  );
  return renderToString(before) + body;
}

/** Works by itself on this page; a script keeps the choice for the next ones. */
function FuriganaSwitch({ ctx: { say } }: { ctx: ResidentContext }): JSX.Element {
  return (
    <label class="furigana no-print">
      <input type="checkbox" id="furigana-off" />
      <span>
        <Message say={say} k="common.frame.furiganaOff" />
      </span>
    </label>
  );
}

function Header({
  ctx,
  view,
  address,
}: {
  ctx: ResidentContext;
  view: PageView;
  address(language: Language): string;
}): JSX.Element {
  const { say, municipality } = ctx;
  const root = `/${municipality.slug}/${say.language.code}`;
  return (
    <header class="site-header">
      <div class="wide">
        <a class="brand" href={`${root}/`}>
          <Mark />
          <span class="product">{say.t("common.product")}</span>
          <span class="place">
            <TextOf say={say} text={municipality.name} />
          </span>
        </a>
        <details class="languages">
          <summary>
            <span class="visually-hidden">{say.t("common.frame.language")}: </span>
            {say.language.name}
          </summary>
          <ul>
            {LANGUAGES.map((language) => (
              <li>
                <a
                  href={address(language)}
                  lang={language.htmlLang}
                  dir={language.dir}
                  hreflang={language.hreflang}
                  aria-current={language.code === say.language.code ? "true" : undefined}
                >
                  {language.name}
                </a>
              </li>
            ))}
          </ul>
        </details>
        {view.menu ? <Menu label={say.t("common.frame.menu")}>{view.menu}</Menu> : null}
      </div>
    </header>
  );
}

function Menu({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <nav class="menu" aria-label={label}>
      {children}
    </nav>
  );
}

function Footer({ ctx }: { ctx: ResidentContext }): JSX.Element {
  const { say, municipality } = ctx;
  const offline = (
    <li>
      <a href={`/${municipality.slug}/${say.language.code}/offline`}>
        <span>
          <Message say={say} k="library.offline.title" />
        </span>
      </a>
    </li>
  );
  const staff = (
    <li>
      <a href={`/${municipality.slug}/staff/`}>
        <span>
          <Message say={say} k="common.frame.staff" />
        </span>
      </a>
    </li>
  );
  return (
    <PageFooter say={say} links={[offline, staff]}>
      <Message say={say} k="common.frame.about" params={{ city: say.text(municipality.name).value }} />
    </PageFooter>
  );
}
