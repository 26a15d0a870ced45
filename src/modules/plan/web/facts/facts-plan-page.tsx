import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { PostButton } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { FactSum } from "../../facts/fact-sum.rules.ts";
import { publishFacts } from "../../facts/publish-facts.ts";
import { type PlanLedger, readPlanLedger } from "../../facts/read-plan-facts.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { staffAddress, staffPlanPage } from "../staff/staff-plan-page.tsx";
import { amountWords, factsAddress } from "./fact-words.tsx";

/** What was done in a year, project by project; where the officer decides whether residents see it. */
export function planFactsRoutes(parts: PlanParts): Route[] {
  return [
    staffPage({
      path: "/plans/:plan/facts",
      access: "plan.read",
      query: ["year"],
      async handle(ctx, { params, query }) {
        const fiscalYear = /^\d{4}$/.test(query.year ?? "") ? Number(query.year) : null;
        const ledger = await readPlanLedger(ctx, { plan: params.plan ?? "", kinds: parts.kinds, fiscalYear });
        return ledgerPage(ctx, parts, ledger);
      },
    }),
    staffAction({
      path: "/plans/:plan/facts/publication",
      access: "plan.edit",
      input: z.object({ isPublished: z.enum(["yes", "no"]) }),
      async handle(ctx, { params, input }) {
        const isPublished = input.isPublished === "yes";
        await publishFacts(ctx, { plan: params.plan ?? "", isPublished });
        const flash = isPublished ? "plan.facts.done.published" : "plan.facts.done.hidden";
        return redirect(staffAddress(ctx, params.plan ?? "", "/facts"), { flash });
      },
    }),
  ];
}

function ledgerPage(ctx: StaffContext, parts: PlanParts, ledger: PlanLedger) {
  const { say } = ctx;
  const title = say.t("plan.staff.facts");
  const { key } = ledger.reading.plan;
  return staffPlanPage(ctx, ledger.reading, {
    parts,
    current: "facts",
    title,
    crumbs: [{ label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("plan.facts.plan.lead")}</p>
        {ledger.mayRecord ? (
          <p class="buttons">
            <a class="button primary" href={`/${ctx.municipality.slug}/staff/facts`}>
              {say.t("plan.facts.button.record")}
            </a>
            <a class="button" href={staffAddress(ctx, key, "/facts/import")}>
              {say.t("plan.facts.import.title")}
            </a>
          </p>
        ) : null}
        <Year ctx={ctx} ledger={ledger} />
        <Publication ctx={ctx} ledger={ledger} />
        <Reporters ctx={ctx} ledger={ledger} />
      </>
    ),
  });
}

interface LedgerProps {
  ctx: StaffContext;
  ledger: PlanLedger;
}

function Year({ ctx, ledger }: LedgerProps): JSX.Element {
  const { say } = ctx;
  const { key } = ledger.reading.plan;
  const filled = ledger.projects.filter(({ facts }) => facts);
  const empty = ledger.projects.filter(({ facts }) => !facts);
  return (
    <Section id="year" title={say.format.fiscalYear(ledger.fiscalYear)}>
      <nav class="buttons" aria-label={say.t("plan.facts.plan.years")}>
        {ledger.years.map((year) => (
          <a
            class="button quiet"
            href={staffAddress(ctx, key, `/facts?year=${year}`)}
            aria-current={year === ledger.fiscalYear ? "page" : undefined}
          >
            {say.format.fiscalYear(year)}
          </a>
        ))}
      </nav>
      <p>{say.t("plan.facts.plan.count", { filled: filled.length, empty: empty.length })}</p>
      <ProjectRows ctx={ctx} plan={key} projects={filled} />
      {empty.length > 0 ? (
        <details>
          <summary>{say.t("plan.facts.plan.empty", { count: empty.length })}</summary>
          <ProjectRows ctx={ctx} plan={key} projects={empty} />
        </details>
      ) : null}
    </Section>
  );
}

function ProjectRows({
  ctx,
  plan,
  projects,
}: {
  ctx: StaffContext;
  plan: string;
  projects: PlanLedger["projects"];
}): JSX.Element | null {
  const { say } = ctx;
  if (projects.length === 0) return null;
  return (
    <ul class="rows">
      {projects.map(({ project, facts }) => (
        <li>
          <a href={factsAddress(ctx, { plan, project: project.key })}>
            <span class="what">
              <TextOf say={say} text={project.title} />
            </span>
            {facts ? (
              <>
                <span class="more">{say.t("plan.facts.count", { count: facts.count })}</span>
                <span class="under">{sumWords(ctx, facts.sums)}</span>
              </>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  );
}

const sumWords = ({ say }: StaffContext, sums: readonly FactSum[]) =>
  sums.map((sum) => `${say.plain(sum.label)} ${amountWords(say, sum)}`).join(say.t("plan.record.between"));

function Publication({ ctx, ledger }: LedgerProps): JSX.Element | null {
  const { say } = ctx;
  const { reading, isPublished } = ledger;
  if (!reading.mayEdit) return null;
  return (
    <Section id="publication" title={say.t("plan.facts.publication.title")}>
      <p>{say.t(isPublished ? "plan.facts.publication.on" : "plan.facts.publication.off")}</p>
      <PostButton
        action={staffAddress(ctx, reading.plan.key, "/facts/publication")}
        token={ctx.formToken}
        label={say.t(isPublished ? "plan.facts.publication.hide" : "plan.facts.publication.show")}
        hidden={{ isPublished: isPublished ? "no" : "yes" }}
      />
    </Section>
  );
}

/** Which partner body enters facts of which projects; each project's page is where that is changed. */
function Reporters({ ctx, ledger }: LedgerProps): JSX.Element | null {
  const { say } = ctx;
  const { reading, reporters } = ledger;
  if (!reading.mayEdit) return null;
  const titles = new Map(ledger.projects.map(({ project }) => [project.key, project.title]));
  const bodies = reading.bodies.filter((body) => reporters.some(({ bodyId }) => bodyId === body.id));
  return (
    <Section id="reporters" title={say.t("plan.facts.reporters.title")} lead={say.t("plan.facts.reporters.lead")}>
      {bodies.map((body) => (
        <>
          <h3>
            <TextOf say={say} text={body.name} />
          </h3>
          <ul class="many">
            {reporters
              .filter(({ bodyId }) => bodyId === body.id)
              .map(({ project }) => (
                <li>
                  <a href={factsAddress(ctx, { plan: reading.plan.key, project }, "#reporters")}>
                    <TextOf say={say} text={titles.get(project)} />
                  </a>
                </li>
              ))}
          </ul>
        </>
      ))}
    </Section>
  );
}
