import type { JSX } from "preact";
import {
  Desk,
  LibraryMenu,
  landingOf,
  News,
  OfflineRow,
  readLibrary,
  SearchBox,
  Starts,
} from "#modules/library/public.ts";
import { listPlans, type PlanSummary } from "#modules/plan/public.ts";
import type { ResidentContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Arc, Section } from "#ui/parts.tsx";
import { LanguageLinks } from "./language-links.tsx";

/** Where the city listens, and where it shows what became of it. */
const VOICES = [
  { path: "/comments", label: "opinions.form.title" },
  { path: "/what-changed", label: "opinions.changed.title" },
  { path: "/opinions", label: "opinions.ledger.title" },
] as const;

/** A city's first page: what somebody came for, whom she can call, what the city has promised. */
export const portalHome = residentPage({
  path: "/",
  async handle(ctx) {
    const { say, municipality } = ctx;
    const plans = await ctx.readOnce("landing plans", (scope) => listPlans(scope));
    const library = await readLibrary(ctx);
    const landing = landingOf(library);
    const hasLibrary = landing.starts.length > 0;
    return page({
      title: say.t("common.landing.title", { city: say.text(municipality.name).value }),
      description: say.t("common.landing.lead"),
      menu: hasLibrary ? <LibraryMenu ctx={ctx} library={library} /> : undefined,
      body: (
        <>
          {hasLibrary ? (
            <>
              <h1>
                <Message say={say} k="library.landing.title" />
              </h1>
              <SearchBox ctx={ctx} />
              <Starts ctx={ctx} landing={landing} />
              <Desk ctx={ctx} landing={landing} />
              <OfflineRow ctx={ctx} />
              {landing.news.length > 0 ? (
                <Section id="news" title={<Message say={say} k="library.news.title" />}>
                  <News ctx={ctx} landing={landing} />
                </Section>
              ) : null}
            </>
          ) : (
            <Welcome ctx={ctx} />
          )}
          <Plans ctx={ctx} plans={plans} />
          <Voices ctx={ctx} />
          <Section id="languages" title={<Message say={say} k="common.landing.languages" />}>
            <LanguageLinks address={(language) => `/${municipality.slug}/${language.code}/`} />
          </Section>
        </>
      ),
    });
  },
});

/** Of a city that has nothing in its library yet. */
function Welcome({ ctx }: { ctx: ResidentContext }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <div class="hero">
      <h1>
        <Message say={say} k="common.landing.title" params={{ city: say.text(municipality.name).value }} />
      </h1>
      <Arc />
      <p>
        <Message say={say} k="common.landing.lead" />
      </p>
    </div>
  );
}

function Plans({ ctx, plans }: { ctx: ResidentContext; plans: readonly PlanSummary[] }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <Section id="plans" title={<Message say={say} k="common.landing.plans" />}>
      <ul class="rows">
        {plans.map((plan) => (
          <li>
            <a href={`/${municipality.slug}/${say.language.code}/plans/${plan.key}`}>
              <span class="what">
                <TextOf say={say} text={plan.title} />
              </span>
              <span class="more">
                <Message say={say} k={`plan.state.${plan.state}`} />
              </span>
              <span class="under">
                <TextOf say={say} text={plan.summary} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Voices({ ctx }: { ctx: ResidentContext }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <Section id="voices" title={<Message say={say} k="opinions.comments.title" />}>
      <ul class="rows">
        {VOICES.map(({ path, label }) => (
          <li>
            <a href={`/${municipality.slug}/${say.language.code}${path}`}>
              <span class="what">
                <Message say={say} k={label} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
