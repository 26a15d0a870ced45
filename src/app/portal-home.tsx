import { listPlans } from "#modules/plan/public.ts";
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

/** A city's first page: what can be found here, and in which languages. Grows a part with each service. */
export const portalHome = residentPage({
  path: "/",
  async handle(ctx) {
    const { say, municipality } = ctx;
    const plans = await ctx.read((scope) => listPlans(scope));
    const city = say.text(municipality.name).value;
    return page({
      title: say.t("common.landing.title", { city }),
      description: say.t("common.landing.lead"),
      body: (
        <>
          <div class="hero">
            <h1>
              <Message say={say} k="common.landing.title" params={{ city }} />
            </h1>
            <Arc />
            <p>
              <Message say={say} k="common.landing.lead" />
            </p>
          </div>
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
          <Section id="languages" title={<Message say={say} k="common.landing.languages" />}>
            <LanguageLinks address={(language) => `/${municipality.slug}/${language.code}/`} />
          </Section>
        </>
      ),
    });
  },
});
