import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message } from "#ui/message.tsx";
import { Arc, Section } from "#ui/parts.tsx";
import { NOT_SAVED_PATH } from "../pack/pack.rules.ts";

/** What a reader sees without network where the page that she wants is not on her phone; the script lists what is. */
export const notSavedRoute = residentPage({
  path: NOT_SAVED_PATH,
  async handle({ say, municipality }) {
    return page({
      title: say.t("library.offline.missing.title"),
      noIndex: true,
      islands: ["offline-missing"],
      body: (
        <div data-offline-missing={`/${municipality.slug}/`} data-language={say.language.code}>
          <h1>
            <Message say={say} k="library.offline.missing.title" />
          </h1>
          <Arc />
          <p class="lead">
            <Message say={say} k="library.offline.missing.lead" />
          </p>
          <Section id="saved-languages" title={<Message say={say} k="library.offline.missing.languages" />}>
            <ul class="language-grid" data-saved-languages>
              <li>
                <a href={`/${municipality.slug}/${say.language.code}/`} lang={say.language.htmlLang}>
                  {say.language.name}
                </a>
              </li>
            </ul>
          </Section>
          <Section id="saved-pages" title={<Message say={say} k="library.offline.missing.pages" />}>
            <ul class="rows" data-saved-pages>
              <li>
                <a href={`/${municipality.slug}/${say.language.code}/`}>
                  <span class="what">
                    <Message say={say} k="library.offline.missing.first" />
                  </span>
                </a>
              </li>
            </ul>
          </Section>
        </div>
      ),
    });
  },
});
