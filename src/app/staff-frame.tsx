import type { JSX } from "preact";
import type { Actor, Municipality, StaffContext } from "#platform/context.ts";
import { hasPermission } from "#platform/context.ts";
import type { PageView } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { Translator } from "#platform/i18n/translator.ts";
import type { MenuEntry } from "#platform/module.ts";
import { renderDocument } from "#ui/document.tsx";
import { Breadcrumbs, Mark, Notice } from "#ui/parts.tsx";
import type { Assets } from "./assets.ts";

interface FrameProps {
  municipality: Municipality;
  say: Translator;
  /** Left out on pages before sign-in. */
  ctx?: StaffContext;
  view: PageView;
  /** The address of this page, kept when the language is switched. */
  path: string;
  menu: readonly MenuEntry[];
  flash?: { key: string; words: Record<string, string> };
  assets: Assets;
}

/** A page for staff: menu by permission, who is signed in, language, what has just been done. */
export function renderStaffPage(props: FrameProps): string {
  const { municipality, say, view, assets } = props;
  return renderDocument({
    language: say.language,
    title: `${view.title}｜${say.plain(municipality.name)} ${say.t("common.staff.audience")}`,
    theme: municipality.theme,
    stylesheets: [assets.addressOf("kakehashi.css"), assets.addressOf("staff.css")],
    scripts: [...(view.islands ?? []), "header"].map((name) => assets.addressOf(`${name}.js`)),
    noIndex: true,
    refreshSeconds: view.refreshSeconds,
    audience: "staff",
    children: (
      <>
        <a class="skip" href="#main">
          {say.t("common.frame.skip")}
        </a>
        <Header {...props} />
        <main id="main" class="wide" tabIndex={-1}>
          {props.flash ? (
            <div role="status">
              <Notice tone="success">{say.t(props.flash.key as MessageKey, props.flash.words)}</Notice>
            </div>
          ) : null}
          <Breadcrumbs label={say.t("common.frame.breadcrumbs")} crumbs={view.crumbs ?? []} />
          {view.body}
        </main>
      </>
    ),
  });
}

function Header({ municipality, say, ctx, menu, path }: FrameProps): JSX.Element {
  const root = `/${municipality.slug}/staff`;
  const entries = ctx ? menu.filter((entry) => isShown(entry, ctx.actor)) : [];
  return (
    <header class="site-header">
      <div class="wide">
        <a class="brand" href={`${root}/`}>
          <Mark />
          <span>{say.t("common.product")}</span>
          <span class="place">
            {say.plain(municipality.name)}・{say.t("common.staff.audience")}
          </span>
        </a>
        {entries.length > 0 ? (
          <nav class="menu" aria-label={say.t("common.frame.menu")}>
            <ul>
              {entries.map((entry) => (
                <li>
                  <a
                    href={`${root}${entry.path}`}
                    aria-current={path.startsWith(`${root}${entry.path}`) && entry.path !== "/" ? "page" : undefined}
                  >
                    {say.t(entry.label)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ) : null}
        {ctx ? <Person ctx={ctx} root={root} path={path} /> : null}
      </div>
    </header>
  );
}

export function isShown({ permission, isFor }: MenuEntry, actor: Actor): boolean {
  if (permission && !hasPermission(actor, permission)) return false;
  return isFor?.(actor) ?? true;
}

function Person({ ctx, root, path }: { ctx: StaffContext; root: string; path: string }): JSX.Element {
  const other = ctx.say.language.code === "ja" ? "en" : "ja";
  return (
    <details class="languages">
      <summary>{ctx.actor.name}</summary>
      <ul class="one-column">
        <li>
          <a href={`${root}/account`}>{ctx.say.t("common.staff.account")}</a>
        </li>
        <li>
          <a href={`${root}/language/${other}?back=${encodeURIComponent(path)}`} lang={other} hreflang={other}>
            {other === "ja" ? "日本語" : "English"}
          </a>
        </li>
        <li>
          <form method="post" action={`${root}/sign-out`}>
            <input type="hidden" name="_token" value={ctx.formToken} />
            <button class="button quiet" type="submit">
              {ctx.say.t("common.staff.signOut")}
            </button>
          </form>
        </li>
      </ul>
    </details>
  );
}
