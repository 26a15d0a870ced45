import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { type PublicRecord, readPublicRecord } from "../../facts/read-public-record.ts";
import { type Family, readFamily } from "../../lineage/list-lineage.ts";
import type { PanelDrawing } from "../../plan-panels.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { pathTo } from "../../reading/plan-tree.rules.ts";
import { type PlanReading, readPlanParts } from "../../reading/read-plan-parts.ts";
import { isInForce } from "../../records/in-force.rules.ts";
import type { Listing, PlanNode, Project } from "../../records/plan-records.ts";
import { BasisMark, Numbered, numberedLabel, planAddress, planPage, SourcePlace } from "./plan-page.tsx";
import { ProjectFamily } from "./project-family.tsx";
import { ProjectRecord } from "./project-record.tsx";
import { readVoices, VOICE_LISTS, VoiceRows } from "./voices.tsx";

const LISTS = ["nodes", "listings", "projects", "sources", ...VOICE_LISTS];

export const projectRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/projects/:key",
    async handle(ctx, { params }) {
      const panels: PanelDrawing[] = [];
      let record: PublicRecord | null = null;
      let family: Family = { ancestors: [], successors: [] };
      const reading = await readPlanParts(ctx, {
        plan: params.plan ?? "",
        lists: LISTS,
        async also(scope, plan) {
          record = await readPublicRecord(scope, { planId: plan.id, project: params.key ?? "" });
          family = await readFamily(scope, { plan: plan.key, project: params.key ?? "" });
          for (const read of parts.panels.project ?? []) panels.push(await read(scope, { plan, project: params.key }));
        },
      });
      const project = reading.list<Project>("projects").find((entry) => entry.key === params.key);
      if (!project) throw notFound();
      const nodes = reading.list<PlanNode>("nodes");
      const listings = reading.list<Listing>("listings").filter((listing) => listing.project === project.key);
      const home = listings.find((listing) => listing.home);
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: reading.plan.key,
        head: reading.head,
        section: "tree",
        title: ctx.say.plain(project.title),
        crumbs: [
          ...pathTo(nodes, home?.node ?? "").map((step) => ({
            label: numberedLabel(ctx, step),
            href: planAddress(ctx, reading.plan.key, `/nodes/${step.key}`),
          })),
          { label: ctx.say.text(project.title) },
        ],
        body: (
          <>
            <Heading ctx={ctx} reading={reading} project={project} />
            <ProjectFamily ctx={ctx} family={family} />
            <Places ctx={ctx} reading={reading} listings={listings} />
            {record ? <ProjectRecord ctx={ctx} record={record} /> : null}
            <Voices ctx={ctx} reading={reading} listings={listings} />
            {panels.map((draw) => draw(ctx))}
            <Siblings ctx={ctx} reading={reading} home={home} />
          </>
        ),
      });
    },
  });

export function Heading({
  ctx,
  reading,
  project,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  project: Project;
}): JSX.Element {
  return (
    <div class="hero">
      <p class="eyebrow">
        <TextOf say={ctx.say} text={reading.head.projectName} />
      </p>
      <h1>
        <TextOf say={ctx.say} text={project.title} />
      </h1>
      {project.retiredOn ? (
        <Notice tone="warning">
          <Message
            say={ctx.say}
            k={isInForce(project, reading.today) ? "plan.project.retiring" : "plan.project.retired"}
            params={{ date: ctx.say.format.date(project.retiredOn) }}
          />
        </Notice>
      ) : null}
      <p>
        <TextOf say={ctx.say} text={project.summary} />
      </p>
      <SourcePlace ctx={ctx} reading={reading} place={project.source} />
      <BasisMark ctx={ctx} record={project} />
    </div>
  );
}

export function Places({
  ctx,
  reading,
  listings,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  listings: readonly Listing[];
}): JSX.Element {
  const nodes = reading.list<PlanNode>("nodes");
  const homeFirst = [...listings].sort((a, b) => Number(b.home) - Number(a.home));
  return (
    <Section id="places" title={<Message say={ctx.say} k="plan.project.home" />}>
      <ul class="rows">
        {homeFirst.map((listing) => {
          const path = pathTo(nodes, listing.node);
          return (
            <li>
              <a href={planAddress(ctx, reading.plan.key, `/nodes/${listing.node}`)}>
                <span class="what">
                  {path.map((step, index) => (
                    <>
                      {index > 0 ? " › " : null}
                      <Numbered ctx={ctx} number={step.number} title={step.title} />
                    </>
                  ))}
                </span>
                <span class="more">
                  <Message say={ctx.say} k={listing.home ? "plan.project.homeMark" : "plan.listing.again"} />
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      <p class="caption">
        <Message say={ctx.say} k="plan.project.permalink" />
      </p>
    </Section>
  );
}

/** The way back: from the measures that list the project to the actions and the evidence behind them. */
function Voices({
  ctx,
  reading,
  listings,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  listings: readonly Listing[];
}): JSX.Element | null {
  const voices = readVoices(
    reading,
    listings.map((listing) => listing.node),
  );
  if (!voices) return null;
  return (
    <Section
      id="voices"
      title={<Message say={ctx.say} k="plan.project.voices" />}
      lead={voices.length > 0 ? <Message say={ctx.say} k="plan.project.voicesLead" /> : undefined}
    >
      {voices.length > 0 ? (
        <VoiceRows ctx={ctx} plan={reading.plan.key} voices={voices} />
      ) : (
        <p class="gap">
          <Message say={ctx.say} k="plan.project.noVoices" />
        </p>
      )}
    </Section>
  );
}

function Siblings({
  ctx,
  reading,
  home,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  home: Listing | undefined;
}): JSX.Element | null {
  const projects = new Map(reading.list<Project>("projects").map((project) => [project.key, project]));
  const siblings = reading
    .list<Listing>("listings")
    .filter((listing) => home && listing.node === home.node && listing.project !== home.project)
    .flatMap((listing) => projects.get(listing.project) ?? [])
    .filter((project) => isInForce(project, reading.today));
  if (siblings.length === 0) return null;
  return (
    <Section id="siblings" title={<Message say={ctx.say} k="plan.project.siblings" />}>
      <ul class="rows">
        {siblings.map((project) => (
          <li>
            <a href={planAddress(ctx, reading.plan.key, `/projects/${project.key}`)}>
              <span class="what">
                <TextOf say={ctx.say} text={project.title} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
