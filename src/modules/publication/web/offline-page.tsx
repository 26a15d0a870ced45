import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { LANGUAGES } from "#platform/i18n/languages.ts";
import { Submit } from "#ui/form.tsx";
import { Message } from "#ui/message.tsx";
import { Arc, Notice } from "#ui/parts.tsx";

/** Where a reader chooses which languages her phone keeps. Without script, or in a browser that cannot keep pages, it says so. */
export const offlineRoute = residentPage({
  path: "/offline",
  async handle(ctx) {
    const { say } = ctx;
    return page({
      title: say.t("library.offline.title"),
      description: say.t("library.offline.lead"),
      islands: ["offline-choice"],
      body: (
        <>
          <h1>
            <Message say={say} k="library.offline.title" />
          </h1>
          <Arc />
          <p class="lead">
            <Message say={say} k="library.offline.lead" />
          </p>
          <div data-offline-unable>
            <Notice>
              <Message say={say} k="library.offline.unable" />
            </Notice>
          </div>
          <Choice ctx={ctx} />
        </>
      ),
    });
  },
});

/** Filled and shown by the script; its words come along, because the script speaks no language. */
function Choice({ ctx }: { ctx: ResidentContext }): JSX.Element {
  const { say, municipality } = ctx;
  const words = {
    "data-size": say.t("library.offline.size", { size: "{size}" }),
    "data-saved": say.t("library.offline.saved", { time: "{time}", count: "{count}" }),
    "data-loading": say.t("library.offline.loading", { language: "{language}" }),
    "data-done": say.t("library.offline.done"),
    "data-removed": say.t("library.offline.removed"),
    "data-failed": say.t("library.offline.failed"),
    "data-locale": say.language.intl,
    "data-sizes": `/${municipality.slug}/${say.language.code}/offline-packs.json`,
  };
  return (
    <form class="offline" data-offline hidden {...words}>
      <div class="notice" data-tone="error" role="alert" tabIndex={-1} data-offline-none hidden>
        <p>
          <Message say={say} k="library.offline.noneChosen" />
        </p>
      </div>
      <fieldset class="field">
        <legend>
          <Message say={say} k="library.offline.choose" />
        </legend>
        <ul class="rows">
          {LANGUAGES.map((language) => (
            <li class="row" data-language={language.code}>
              <label class="choice">
                <input
                  type="checkbox"
                  name="language"
                  value={language.code}
                  aria-describedby={`size-${language.code} saved-${language.code}`}
                  checked={language.code === say.language.code}
                />
                <span lang={language.htmlLang} dir={language.dir}>
                  {language.name}
                </span>
              </label>
              <span class="more number" id={`size-${language.code}`} data-pack-size />
              <span class="under" id={`saved-${language.code}`} data-pack-saved />
              <button
                class="button quiet"
                type="button"
                data-remove
                hidden
                aria-label={say.t("library.offline.removeOne", { language: language.name })}
              >
                <Message say={say} k="library.offline.remove" />
              </button>
            </li>
          ))}
        </ul>
      </fieldset>
      <Submit label={say.t("library.offline.save")} />
      <p>
        <progress max={1} value={0} hidden aria-label={say.t("library.offline.progress")} />
      </p>
      <p role="status" data-offline-state />
      <p>
        <Message say={say} k="library.offline.install" />
      </p>
    </form>
  );
}
