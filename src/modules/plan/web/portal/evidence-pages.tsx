import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { type PlanReading, readPlanParts } from "../../reading/read-plan-parts.ts";
import type { Action, EvidenceGroup, EvidenceTable } from "../../records/plan-records.ts";
import { EvidenceFigure } from "./evidence-figure.tsx";
import { Numbered, planAddress, planPage } from "./plan-page.tsx";

const LISTS = ["evidenceGroups", "evidenceTables", "actions", "sources"];

export const evidenceListRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/evidence",
    async handle(ctx, { params }) {
      const reading = await readPlanParts(ctx, { plan: params.plan ?? "", lists: LISTS });
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: reading.plan.key,
        head: reading.head,
        section: "evidence",
        title: ctx.say.message("plan.evidence.title"),
        body: (
          <>
            <h1>
              <Message say={ctx.say} k="plan.evidence.title" />
            </h1>
            <p class="lead">
              <Message
                say={ctx.say}
                k={reading.list("evidenceGroups").length > 0 ? "plan.evidence.lead" : "plan.trace.none"}
              />
            </p>
            <ul class="rows">
              {reading.list<EvidenceGroup>("evidenceGroups").map((group) => (
                <li>
                  <GroupRow ctx={ctx} reading={reading} group={group} />
                </li>
              ))}
            </ul>
          </>
        ),
      });
    },
  });

function GroupRow({
  ctx,
  reading,
  group,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  group: EvidenceGroup;
}): JSX.Element {
  const tables = reading.list<EvidenceTable>("evidenceTables").filter((table) => table.group === group.key).length;
  const actions = reading.list<Action>("actions").filter((action) => action.group === group.key).length;
  return (
    <a href={planAddress(ctx, reading.plan.key, `/evidence/${group.key}`)}>
      <span class="what">
        <Numbered ctx={ctx} number={group.number} title={group.title} />
      </span>
      <span class="more">
        <Message say={ctx.say} k={`plan.evidence.kind.${group.kind}`} />
        {tables > 0 ? (
          <>
            {"・"}
            <Message say={ctx.say} k="plan.evidence.tables" params={{ count: tables }} />
          </>
        ) : null}
        {actions > 0 ? (
          <>
            {"・"}
            <Message say={ctx.say} k="plan.evidence.actions" params={{ count: actions }} />
          </>
        ) : null}
      </span>
      <span class="under">
        <TextOf say={ctx.say} text={group.summary} />
      </span>
    </a>
  );
}

export const evidenceGroupRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/evidence/:key",
    async handle(ctx, { params }) {
      const reading = await readPlanParts(ctx, { plan: params.plan ?? "", lists: LISTS });
      const group = reading.list<EvidenceGroup>("evidenceGroups").find((entry) => entry.key === params.key);
      if (!group) throw notFound();
      const tables = reading.list<EvidenceTable>("evidenceTables").filter((table) => table.group === group.key);
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: reading.plan.key,
        head: reading.head,
        section: "evidence",
        title: ctx.say.plain(group.title),
        crumbs: [
          { label: ctx.say.message("plan.evidence.title"), href: planAddress(ctx, reading.plan.key, "/evidence") },
          { label: ctx.say.text(group.title) },
        ],
        body: (
          <>
            <div class="hero">
              <p class="eyebrow">
                <Message say={ctx.say} k={`plan.evidence.kind.${group.kind}`} />
              </p>
              <h1>
                <Numbered ctx={ctx} number={group.number} title={group.title} />
              </h1>
              <p>
                <TextOf say={ctx.say} text={group.summary} />
              </p>
            </div>
            {tables.map((table) => (
              <EvidenceFigure ctx={ctx} reading={reading} table={table} />
            ))}
            {tables.length === 0 ? (
              <p class="lead">
                <Message say={ctx.say} k="plan.evidence.bare" />
              </p>
            ) : null}
            <LedTo ctx={ctx} reading={reading} group={group} />
          </>
        ),
      });
    },
  });

function LedTo({
  ctx,
  reading,
  group,
}: {
  ctx: ResidentContext;
  reading: PlanReading;
  group: EvidenceGroup;
}): JSX.Element | null {
  const actions = reading.list<Action>("actions").filter((action) => action.group === group.key);
  if (actions.length === 0) return null;
  return (
    <Section id="actions" title={<Message say={ctx.say} k="plan.evidence.ledTo" />}>
      <ul class="rows">
        {actions.map((action) => (
          <li>
            <a href={planAddress(ctx, reading.plan.key, `/trace#${action.key}`)}>
              <span class="what">
                <Numbered ctx={ctx} number={action.number} title={action.title} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
