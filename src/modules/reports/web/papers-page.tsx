import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { type Route, staffPage } from "#platform/http/route.ts";
import { fiscalYearOf, todayInJapan } from "#platform/i18n/partial-date.ts";
import { formState, Submit, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { findPapers, type Papers } from "../papers/find-papers.ts";
import { reportsAddress } from "./report-address.ts";

/** Where officers find their papers: a subject for the assembly, the yearly paper of a partner body. */
export const papersPage: Route = staffPage({
  path: "/reports/papers",
  access: "reports.read",
  query: ["q"],
  async handle(ctx, { query }) {
    const { say } = ctx;
    const words = (query.q ?? "").slice(0, 100);
    const papers = await findPapers(ctx, words);
    return page({
      title: say.t("reports.staff.papers"),
      crumbs: [
        { label: say.t("reports.staff.menu"), href: reportsAddress(ctx) },
        { label: say.t("reports.staff.papers") },
      ],
      body: (
        <>
          <h1>{say.t("reports.staff.papers")}</h1>
          <p class="lead">{say.t("reports.staff.papersLead")}</p>
          {papers.maySearch ? <Cards ctx={ctx} words={words} papers={papers} /> : null}
          <Bodies ctx={ctx} papers={papers} />
        </>
      ),
    });
  },
});

function Cards({ ctx, words, papers }: { ctx: StaffContext; words: string; papers: Papers }): JSX.Element {
  const { say } = ctx;
  const form = formState(say, { id: "cards", labels: { q: say.t("reports.staff.card.search") }, values: { q: words } });
  return (
    <Section id="cards" title={say.t("reports.staff.card.heading")} lead={say.t("reports.staff.card.lead")}>
      <form method="get" action={reportsAddress(ctx, "/papers")}>
        <TextInput form={form} name="q" type="search" plain />
        <Submit label={say.t("reports.staff.card.button")} tone="plain" />
      </form>
      {words !== "" && papers.found.length === 0 ? <p>{say.t("reports.staff.card.nothing", { words })}</p> : null}
      <ul class="rows">
        {papers.found.map(({ plan, kind, key, number, title }) => (
          <li>
            <a href={reportsAddress(ctx, `/cards/${plan}/${kind}/${encodeURIComponent(key)}`)}>
              <span class="what">
                {number ? `${number} ` : null}
                <TextOf say={say} text={title} />
              </span>
              <span class="more">{say.t(`reports.staff.card.kind.${kind}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Bodies({ ctx, papers }: { ctx: StaffContext; papers: Papers }): JSX.Element | null {
  const { say } = ctx;
  if (papers.bodies.length === 0) return null;
  const current = fiscalYearOf(todayInJapan(ctx.clock.now()));
  return (
    <Section id="bodies" title={say.t("reports.staff.body.heading")} lead={say.t("reports.staff.body.lead")}>
      <ul class="rows">
        {papers.bodies.flatMap((body) =>
          papers.plans.flatMap((plan) =>
            [current, current - 1].map((year) => (
              <li>
                <a href={reportsAddress(ctx, `/bodies/${encodeURIComponent(body.key)}/${plan.key}/${year}`)}>
                  <span class="what">
                    <TextOf say={say} text={body.name} /> {say.format.fiscalYear(year)}
                  </span>
                  <span class="more">
                    <TextOf say={say} text={plan.title} />
                  </span>
                </a>
              </li>
            )),
          ),
        )}
      </ul>
    </Section>
  );
}
