import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { PostButton } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { reviewAddress } from "../../web/review-address.ts";
import { adoptRuleSet } from "../adopt-rule-set.ts";
import { AdoptRuleSetInput } from "../inputs.ts";
import { type OwnRuleSet, type RuleSetShelf, readRuleSets } from "../read-rule-sets.ts";
import type { RuleSet } from "../rule-set.rules.ts";
import { gradeWords } from "./grade-words.ts";

export const rulesAddress = (ctx: StaffContext, path = ""): string => reviewAddress(ctx, `/rules${path}`);

/** What there is to grade by: the city's own rule sets, and what it can take over. */
const shelfRoute = staffPage({
  path: "/review/rules",
  access: "review.read",
  async handle(ctx) {
    const { say } = ctx;
    const shelf = await readRuleSets(ctx);
    const title = say.t("review.staff.grade.rules");
    return page({
      title,
      crumbs: [{ label: say.t("review.staff.menu"), href: reviewAddress(ctx) }, { label: title }],
      body: (
        <>
          <h1>{title}</h1>
          <p class="lead">{say.t("review.staff.grade.rulesLead")}</p>
          <OwnList ctx={ctx} own={shelf.own} />
          <ShippedList ctx={ctx} shelf={shelf} />
        </>
      ),
    });
  },
});

const adoptRoute = staffAction({
  path: "/review/rules",
  access: "review.manage",
  input: AdoptRuleSetInput,
  async handle(ctx, { input }) {
    const id = await adoptRuleSet(ctx, input.key);
    return redirect(rulesAddress(ctx, `/${id}`), { flash: "review.staff.grade.flash.adopted" });
  },
});

export const shelfRoutes: readonly Route[] = [shelfRoute, adoptRoute];

function OwnList({ ctx, own }: { ctx: StaffContext; own: readonly OwnRuleSet[] }): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="own" title={say.t("review.staff.grade.own")}>
      {own.length === 0 ? <p>{say.t("review.staff.grade.noneYet")}</p> : null}
      <ul class="rows">
        {own.map(({ newest, uses }) => (
          <li>
            <a href={rulesAddress(ctx, `/${newest.id}`)}>
              <span class="what">
                <TextOf say={say} text={newest.rules.title} />
              </span>
              <span class="more">{say.t("review.grade.version", { version: String(newest.version) })}</span>
              <span class="under">{usesWords(ctx, uses)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The years that rest on a rule, plan by plan. */
export function usesWords({ say }: StaffContext, uses: OwnRuleSet["uses"]): string {
  if (uses.length === 0) return say.t("review.staff.grade.unused");
  const separator = say.t("review.list.separator");
  const byPlan = Map.groupBy(uses, ({ planTitle }) => say.plain(planTitle));
  const years = [...byPlan].map(([plan, own]) => {
    const list = [...new Set(own.map(({ fiscalYear }) => say.format.fiscalYear(fiscalYear)))];
    return `${plan} ${list.join(separator)}`;
  });
  return say.t("review.staff.grade.usedBy", { years: years.join(" / ") });
}

function ShippedList({ ctx, shelf }: { ctx: StaffContext; shelf: RuleSetShelf }): JSX.Element | null {
  const { say } = ctx;
  if (shelf.shipped.length === 0) return null;
  return (
    <Section id="shipped" title={say.t("review.staff.grade.shipped")} lead={say.t("review.staff.grade.shippedLead")}>
      {shelf.shipped.map((rules) => (
        <article class="rule-set" id={rules.key}>
          <p class="eyebrow">
            {rules.source.municipality ? (
              <TextOf say={say} text={rules.source.municipality} />
            ) : (
              say.t("review.staff.grade.sample")
            )}
          </p>
          <h3>
            <TextOf say={say} text={rules.title} />
          </h3>
          <p>
            <TextOf say={say} text={rules.summary} />
          </p>
          <p class="more">{rules.grades.map((grade) => gradeWords(say, grade)).join(say.t("review.list.separator"))}</p>
          <RuleSource ctx={ctx} rules={rules} />
          {shelf.mayManage ? (
            <PostButton
              action={rulesAddress(ctx)}
              token={ctx.formToken}
              label={say.t("review.staff.grade.adopt")}
              about={say.plain(rules.title)}
              hidden={{ key: rules.key }}
            />
          ) : null}
        </article>
      ))}
    </Section>
  );
}

/** Whose rule it is, and what had to be decided where the source says too little. */
export function RuleSource({ ctx, rules }: { ctx: StaffContext; rules: RuleSet }): JSX.Element {
  const { say } = ctx;
  const { municipality, document, url, reading } = rules.source;
  return (
    <details>
      <summary>{say.t("review.staff.grade.source")}</summary>
      {municipality ? (
        <p>
          <TextOf say={say} text={municipality} /> {document ? <TextOf say={say} text={document} /> : null}{" "}
          {url ? (
            <a href={url} rel="noreferrer">
              {url}
            </a>
          ) : null}
        </p>
      ) : null}
      <p>
        <TextOf say={say} text={reading} />
      </p>
    </details>
  );
}
