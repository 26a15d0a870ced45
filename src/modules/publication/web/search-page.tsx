import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { Submit } from "#ui/form.tsx";
import { Message } from "#ui/message.tsx";
import { Arc } from "#ui/parts.tsx";
import { SEARCH_INDEX_PATH, SEARCH_PAGE_PATH } from "../pack/pack.rules.ts";

/** The search where no server is: without network, and among the files of a publication. It stands there at `/search`. */
export const offlineSearchRoute = residentPage({
  path: SEARCH_PAGE_PATH,
  async handle({ say, municipality }) {
    const root = `/${municipality.slug}/${say.language.code}`;
    return page({
      title: say.t("library.offline.search.title"),
      noIndex: true,
      islands: ["offline-search"],
      body: (
        <>
          <h1>
            <Message say={say} k="library.offline.search.title" />
          </h1>
          <Arc />
          <search>
            <form class="search ask" action={`${root}/search`} method="get">
              <input
                id="q"
                type="search"
                name="q"
                aria-label={say.t("library.offline.search.title")}
                maxLength={200}
                autocomplete="off"
              />
              <Submit label={say.t("library.offline.search.button")} tone="plain" />
            </form>
          </search>
          <div
            data-offline-search={`${root}${SEARCH_INDEX_PATH}`}
            data-root={root}
            data-none={say.t("library.offline.search.none")}
            data-found={say.t("library.offline.search.found", { count: "{count}" })}
          >
            <p role="status" data-search-state>
              <Message say={say} k="library.offline.search.lead" />
            </p>
            <ul class="rows" data-search-hits />
          </div>
        </>
      ),
    });
  },
});
