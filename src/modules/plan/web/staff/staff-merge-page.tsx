import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { allow, notFound } from "#platform/errors.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { ErrorSummary, Form, type FormState, formState, type Option, Select, Submit } from "#ui/form.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { readForEditing, type StaffReading } from "../../editing/read-for-editing.ts";
import { betweenTexts, betweenTitles, joinTexts } from "../../lineage/join-texts.rules.ts";
import { mergeProjects } from "../../lineage/merge-projects.ts";
import type { PlanParts } from "../../plan-parts.ts";
import type { Listing, PlanNode, Project } from "../../records/plan-records.ts";
import { recordAddress, staffPlanPage } from "./staff-plan-page.tsx";
import { ActFields, actLabels, OutcomeFields, outcomeLabels, textValues, typedOutcome } from "./staff-regroup-form.tsx";
import { kindWord, namedWord, recordWord } from "./staff-words.ts";

const MergeInput = z
  .object({
    with: z.string().max(4_000),
    into: z.string().max(80),
    on: z.string().max(40),
    reason: z.string().max(2_000),
  })
  .catchall(z.string());

const PATH = "/plans/:plan/projects/:key/merge";

/** Two steps that work without script: first who is merged, then what comes of it, with all texts at hand. */
export function mergeRoutes(parts: PlanParts): Route[] {
  const place = (params: Record<string, string>) => ({ parts, plan: params.plan ?? "", key: params.key ?? "" });
  return [
    staffPage({
      path: PATH,
      access: "plan.edit",
      query: ["with", "add"],
      handle: (ctx, { params, query }) =>
        mergePage(ctx, { ...place(params), others: [...keysIn(query.with), ...keysIn(query.add)] }),
    }),
    staffAction({
      path: PATH,
      access: "plan.edit",
      input: MergeInput,
      async handle(ctx, { params, input }) {
        const { plan, key } = place(params);
        const outcome = typedOutcome(input, "", input.into || null);
        const from = [key, ...keysIn(input.with)];
        const reason = input.reason.trim() || null;
        const merged = await mergeProjects(ctx, { plan, kinds: parts.kinds, from, outcome, on: input.on, reason });
        return redirect(recordAddress(ctx, plan, { kind: "projects", key: merged }), {
          flash: "plan.staff.done.merged",
        });
      },
      invalid: (ctx, sent) => mergePage(ctx, { ...place(sent.params), others: keysIn(sent.values.with), sent }),
    }),
  ];
}

const keysIn = (list = ""): string[] => list.split(",").filter((key) => /^[a-z0-9][a-z0-9-]{0,79}$/.test(key));

interface Asked {
  parts: PlanParts;
  plan: string;
  key: string;
  others: readonly string[];
  sent?: InvalidRequest;
}

interface Merging {
  ctx: StaffContext;
  reading: StaffReading;
  /** The project that one came from first. */
  chosen: readonly Project[];
}

async function mergePage(ctx: StaffContext, asked: Asked): Promise<PageView> {
  const { say } = ctx;
  const { plan, key, sent } = asked;
  const lists = ["nodes", "projects", "listings"];
  const reading = await readForEditing(ctx, { plan, kinds: asked.parts.kinds, lists });
  allow(reading.mayEdit);
  const keys = [...new Set([key, ...asked.others])];
  const chosen = keys.flatMap((entry) => (reading.find("projects", entry) as Project | undefined) ?? []);
  const [first] = chosen;
  if (first?.key !== key) throw notFound("plan.error.recordNotFound");
  const merging: Merging = { ctx, reading, chosen };
  const name = recordWord(say, reading, { kind: "projects", record: first });
  const title = say.t("plan.staff.merge.title");
  return staffPlanPage(ctx, reading, {
    parts: asked.parts,
    current: "projects",
    title,
    status: sent?.status,
    crumbs: [
      { label: kindWord(say, "projects"), href: recordAddress(ctx, plan, { kind: "projects" }) },
      { label: name, href: recordAddress(ctx, plan, { kind: "projects", key }) },
      { label: title },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("plan.staff.merge.lead")}</p>
        {chosen.length < 2 && sent ? <ErrorSummary form={outcomeForm(merging, sent)} /> : null}
        <Chosen {...merging} />
        {chosen.length > 1 ? <Outcome {...merging} sent={sent} /> : null}
      </>
    ),
  });
}

/** Which projects become one; another is added by a form that only asks for this page again. */
function Chosen({ ctx, reading, chosen }: Merging): JSX.Element {
  const { say } = ctx;
  const [first, ...others] = chosen;
  const address = `${recordAddress(ctx, reading.plan.key, { kind: "projects", key: first?.key })}/merge`;
  const keys = others.map(({ key }) => key);
  const form = formState(say, { id: "choose", labels: { add: say.t("plan.staff.merge.add") } });
  return (
    <Section id="chosen" title={say.t("plan.staff.merge.chosen")}>
      <ul class="rows">
        {chosen.map((project) => (
          <li class="row">
            <span class="what">{recordWord(say, reading, { kind: "projects", record: project })}</span>
            {project === first ? null : (
              <a class="more" href={`${address}?with=${keys.filter((key) => key !== project.key).join(",")}`}>
                {say.t("plan.staff.merge.drop")}
              </a>
            )}
          </li>
        ))}
      </ul>
      <form method="get" action={address}>
        <input type="hidden" name="with" value={keys.join(",")} />
        <Select form={form} name="add" plain options={candidates({ ctx, reading, chosen })} />
        <Submit tone="plain" label={say.t("plan.staff.merge.addButton")} />
      </form>
    </Section>
  );
}

/** Projects that have not ended, under the entry that is their home. */
function candidates({ ctx: { say }, reading, chosen }: Merging): Option[] {
  const homes = new Map(
    reading.list<Listing>("listings").flatMap(({ home, project, node }) => (home ? [[project, node] as const] : [])),
  );
  const order = new Map(reading.list<PlanNode>("nodes").map(({ key }, index) => [key, index]));
  const taken = new Set(chosen.map(({ key }) => key));
  const open = reading.list<Project>("projects").filter(({ key, retiredOn }) => !retiredOn && !taken.has(key));
  const rank = ({ key }: Project) => order.get(homes.get(key) ?? "") ?? 0;
  const options = open
    .sort((one, other) => rank(one) - rank(other))
    .map((project) => ({
      value: project.key,
      label: recordWord(say, reading, { kind: "projects", record: project }),
      group: namedWord(say, reading, { kind: "nodes", key: homes.get(project.key) ?? "" }),
    }));
  return [{ value: "", label: say.t("plan.staff.form.choose") }, ...options];
}

function Outcome({ ctx, reading, chosen, sent }: Merging & Pick<Asked, "sent">): JSX.Element {
  const { say } = ctx;
  const [first, ...others] = chosen;
  const form = outcomeForm({ ctx, reading, chosen }, sent);
  const address = `${recordAddress(ctx, reading.plan.key, { kind: "projects", key: first?.key })}/merge`;
  const goesOn = chosen.map((project) => ({
    value: project.key,
    label: say.t("plan.staff.merge.goesOn", { name: recordWord(say, reading, { kind: "projects", record: project }) }),
  }));
  return (
    <Section id="outcome" title={say.t("plan.staff.merge.outcome")} lead={say.t("plan.staff.merge.outcomeLead")}>
      <Form form={form} action={address} token={ctx.formToken}>
        <input type="hidden" name="with" value={others.map(({ key }) => key).join(",")} />
        <Select
          form={form}
          name="into"
          plain
          options={[{ value: "", label: say.t("plan.staff.merge.asNew") }, ...goesOn]}
          hint={say.t("plan.staff.merge.intoHint")}
        />
        <OutcomeFields form={form} reading={reading} at="" />
        <ActFields form={form} />
        <Notice>{say.t("plan.staff.merge.note")}</Notice>
        <p class="buttons">
          <Submit label={say.t("plan.staff.merge.submit")} />
          <a class="button quiet" href={recordAddress(ctx, reading.plan.key, { kind: "projects", key: first?.key })}>
            {say.t("plan.staff.form.cancel")}
          </a>
        </p>
      </Form>
    </Section>
  );
}

/** All texts of all projects are there to begin with, so that none is lost by oversight. */
function outcomeForm({ ctx, reading, chosen }: Merging, sent: InvalidRequest | undefined): FormState {
  const title = joinTexts(
    chosen.map((project) => project.title),
    betweenTitles,
  );
  const summary = joinTexts(
    chosen.map((project) => project.summary),
    betweenTexts,
  );
  const home = reading.list<Listing>("listings").find((entry) => entry.home && entry.project === chosen[0]?.key)?.node;
  const stored = { ...textValues("", { title: title ?? {}, summary }), home: home ?? "", on: reading.today, into: "" };
  const values = sent?.values ?? stored;
  const proposed = sent?.issues.find(({ code }) => code === "plan.error.keyNeeded")?.params?.key;
  const labels = {
    from: ctx.say.t("plan.staff.merge.chosen"),
    into: ctx.say.t("plan.staff.merge.into"),
    ...outcomeLabels(ctx, "", values),
    ...actLabels(ctx, "plan.staff.merge.on"),
  };
  const filled = proposed === undefined ? values : { ...values, key: String(proposed) };
  return formState(ctx.say, { id: "merge", labels, values: filled, issues: sent?.issues });
}
