import { residentPage } from "#platform/http/route.ts";
import { Message, TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { readPlanParts } from "../../reading/read-plan-parts.ts";
import type { PlanSource } from "../../records/plan-records.ts";
import { planAddress, planPage } from "./plan-page.tsx";

export const downloadsRoute = (parts: PlanParts) =>
  residentPage({
    path: "/plans/:plan/downloads",
    async handle(ctx, { params }) {
      const reading = await readPlanParts(ctx, { plan: params.plan ?? "", lists: ["sources", "projects"] });
      const to = (rest: string) => planAddress(ctx, reading.plan.key, rest);
      const files = [
        { href: to("/plan.xlsx"), name: "plan.downloads.excel", hint: "plan.downloads.excelHint" },
        { href: to("/plan.yaml"), name: "plan.downloads.yaml", hint: "plan.downloads.yamlHint" },
        ...(reading.list("projects").length > 0
          ? [{ href: to("/projects.csv"), name: "plan.downloads.csv", hint: "plan.downloads.csvHint" } as const]
          : []),
        {
          href: `/api/v1/municipalities/${ctx.municipality.code}/plans/${reading.plan.key}`,
          name: "plan.downloads.api",
          hint: "plan.downloads.apiHint",
        },
      ] as const;
      return planPage(ctx, {
        kinds: parts.kinds,
        plan: reading.plan.key,
        head: reading.head,
        section: "downloads",
        title: ctx.say.message("plan.downloads.title"),
        body: (
          <>
            <h1>
              <Message say={ctx.say} k="plan.downloads.title" />
            </h1>
            <p class="lead">
              <Message say={ctx.say} k="plan.downloads.lead" />
            </p>
            <ul class="rows">
              {files.map((entry) => (
                <li>
                  <a href={entry.href}>
                    <span class="what">
                      <Message say={ctx.say} k={entry.name} />
                    </span>
                    <span class="under">
                      <Message say={ctx.say} k={entry.hint} />
                    </span>
                  </a>
                </li>
              ))}
            </ul>
            <Section id="source" title={<Message say={ctx.say} k="plan.downloads.source" />}>
              {reading.list<PlanSource>("sources").map((source) => (
                <p>
                  <TextOf say={ctx.say} text={source.title} />
                  {source.publishedOn ? ` (${ctx.say.format.date(source.publishedOn)})` : ""}
                  {source.publisher ? (
                    <>
                      <br />
                      <Message
                        say={ctx.say}
                        k="plan.downloads.publishedBy"
                        params={{ publisher: ctx.say.plain(source.publisher) }}
                      />
                    </>
                  ) : null}
                  <br />
                  <small>
                    <TextOf say={ctx.say} text={source.note} />
                  </small>
                </p>
              ))}
            </Section>
          </>
        ),
      });
    },
  });
