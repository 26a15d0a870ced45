import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { page } from "#platform/http/reply.ts";
import { staffPage } from "#platform/http/route.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { type FactProject, type FactProjects, findFactProjects } from "../../facts/find-fact-projects.ts";
import { staffAddress } from "../staff/staff-plan-page.tsx";
import { factsAddress } from "./fact-words.tsx";

/** Something has happened: for which project? The one question before the form. */
export const factsStartRoute = staffPage({
  path: "/facts",
  access: "plan.recordFacts",
  query: ["q"],
  async handle(ctx, { query }) {
    const q = (query.q ?? "").trim();
    const projects = await findFactProjects(ctx, { q });
    const title = ctx.say.t("plan.facts.start.title");
    return page({
      title,
      body: (
        <>
          <h1>{title}</h1>
          <p class="lead">{ctx.say.t("plan.facts.start.lead")}</p>
          <FactSearch ctx={ctx} q={q} />
          <Found ctx={ctx} q={q} projects={projects} />
          <Recent ctx={ctx} projects={projects} />
          <Tables ctx={ctx} projects={projects} />
        </>
      ),
    });
  },
});

/** Asks for the project, here and on the person's first page. */
export function FactSearch({ ctx, q = "" }: { ctx: StaffContext; q?: string }): JSX.Element {
  const { say, municipality } = ctx;
  return (
    <search>
      <form class="search" method="get" action={`/${municipality.slug}/staff/facts`}>
        <input type="search" name="q" value={q} aria-label={say.t("plan.facts.start.search")} />
        <button class="button" type="submit">
          {say.t("plan.facts.start.find")}
        </button>
      </form>
    </search>
  );
}

interface StartProps {
  ctx: StaffContext;
  projects: FactProjects;
}

function Found({ ctx, q, projects }: StartProps & { q: string }): JSX.Element | null {
  const { say } = ctx;
  if (projects.isPartner && projects.plans.length === 0) return <p>{say.t("plan.facts.start.noneYours")}</p>;
  if (q !== "" && projects.found.length === 0) return <p>{say.t("plan.facts.start.notFound", { query: q })}</p>;
  if (projects.found.length === 0) return null;
  const title =
    q === "" ? say.t("plan.facts.start.yours") : say.t("plan.facts.start.found", { count: projects.found.length });
  return (
    <Section id="found" title={title}>
      <ProjectRows ctx={ctx} projects={projects.found} plans={projects.plans.length} />
    </Section>
  );
}

function Recent({ ctx, projects: { recent, plans } }: StartProps): JSX.Element | null {
  if (recent.length === 0) return null;
  return (
    <Section id="recent" title={ctx.say.t("plan.facts.start.recent")}>
      <ProjectRows ctx={ctx} projects={recent} plans={plans.length} />
    </Section>
  );
}

/** Each leads to the form; beneath it where the project stands, with the plan where there is more than one. */
function ProjectRows({
  ctx,
  projects,
  plans,
}: {
  ctx: StaffContext;
  projects: readonly FactProject[];
  plans: number;
}): JSX.Element {
  const { say } = ctx;
  return (
    <ul class="rows">
      {projects.map(({ plan, project }) => (
        <li>
          <a href={factsAddress(ctx, { plan: plan.key, project: project.key }, "/new")}>
            <span class="what">
              <TextOf say={say} text={project.title} />
            </span>
            <span class="under">
              {[...(plans > 1 ? [plan] : []), ...project.place.slice(-1)].map(({ title }, index) => (
                <>
                  {index > 0 ? " › " : null}
                  <TextOf say={say} text={title} />
                </>
              ))}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Tables({ ctx, projects: { plans } }: StartProps): JSX.Element | null {
  const { say } = ctx;
  if (plans.length === 0) return null;
  return (
    <Section id="more" title={say.t("plan.facts.start.more")}>
      <ul class="rows">
        {plans.map((plan) => (
          <>
            <li>
              <a href={staffAddress(ctx, plan.key, "/facts")}>
                <span class="what">{say.t("plan.facts.start.ledger")}</span>
                <span class="more">
                  <TextOf say={say} text={plan.title} />
                </span>
              </a>
            </li>
            <li>
              <a href={staffAddress(ctx, plan.key, "/facts/import")}>
                <span class="what">{say.t("plan.facts.import.title")}</span>
                <span class="more">
                  <TextOf say={say} text={plan.title} />
                </span>
              </a>
            </li>
          </>
        ))}
      </ul>
    </Section>
  );
}
