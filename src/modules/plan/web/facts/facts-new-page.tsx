import type { StaffContext } from "#platform/context.ts";
import { allow } from "#platform/errors.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, Submit } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { enterFact } from "../../facts/enter-fact.ts";
import { readProjectLedger } from "../../facts/read-project-facts.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { staffPlanPage } from "../staff/staff-plan-page.tsx";
import { entryOf, FactFields, FactInput, factForm, newValues, offeredRows, type SentFact } from "./fact-form.tsx";
import { FactRows, factsAddress } from "./fact-words.tsx";

const PATH = "/plans/:plan/projects/:project/facts/new";
const LAST_SHOWN = 3;

/** Where somebody tells what was done for a project. */
export function newFactRoutes(parts: PlanParts): Route[] {
  return [
    staffPage({
      path: PATH,
      access: "plan.recordFacts",
      handle: (ctx, { params }) => newPage(ctx, parts, { params }),
    }),
    staffAction({
      path: PATH,
      access: "plan.recordFacts",
      input: FactInput,
      async handle(ctx, { params, input }) {
        const place = { plan: params.plan ?? "", project: params.project ?? "" };
        const ledger = await readProjectLedger(ctx, { ...place, kinds: parts.kinds });
        if (input.more !== undefined)
          return newPage(ctx, parts, { params, sent: { values: sentValues(input), issues: [] } });
        const { date, id } = await enterFact(ctx, { ...place, ...entryOf(input, offeredRows(ctx, ledger)) });
        const flashWords = { date: ctx.say.format.date(date) };
        return redirect(`${factsAddress(ctx, place)}#fact-${id}`, { flash: "plan.facts.done.recorded", flashWords });
      },
      invalid: (ctx, { params, values, issues, status }) =>
        newPage(ctx, parts, { params, sent: { values, issues }, status }),
    }),
  ];
}

/** Everything that was typed, for the form with more rows. */
export function sentValues(input: FactInput): Record<string, string> {
  const { body, ...rest } = input;
  const texts = Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { ...Object.fromEntries(texts), body: body === null ? "" : String(body) };
}

interface Opening {
  params: Record<string, string>;
  sent?: SentFact;
  status?: number;
}

async function newPage(ctx: StaffContext, parts: PlanParts, { params, sent, status }: Opening): Promise<PageView> {
  const { say } = ctx;
  const place = { plan: params.plan ?? "", project: params.project ?? "" };
  const ledger = await readProjectLedger(ctx, { ...place, kinds: parts.kinds });
  allow(ledger.access.mayRecord);
  const form = factForm(ctx, "fact", sent ?? { values: newValues(ctx, ledger), issues: [] });
  const last = ledger.years.flatMap((year) => year.effective).slice(0, LAST_SHOWN);
  const title = say.t("plan.facts.new.title");
  return staffPlanPage(ctx, ledger.reading, {
    parts,
    current: "facts",
    title,
    status,
    crumbs: [{ label: say.plain(ledger.project.title), href: factsAddress(ctx, place) }, { label: title }],
    body: (
      <>
        <p class="eyebrow">
          <TextOf say={say} text={ledger.project.title} />
        </p>
        <h1>{title}</h1>
        <Form form={form} action={factsAddress(ctx, place, "/new")} token={ctx.formToken}>
          <FactFields ctx={ctx} form={form} ledger={ledger} />
          <div class="buttons">
            <Submit label={say.t("plan.facts.button.save")} />
            <a class="button quiet" href={factsAddress(ctx, place)}>
              {say.t("plan.staff.form.cancel")}
            </a>
          </div>
        </Form>
        {last.length > 0 ? (
          <Section id="last" title={say.t("plan.facts.new.last")} lead={say.t("plan.facts.new.lastLead")}>
            <FactRows ctx={ctx} facts={last} href={({ id }) => factsAddress(ctx, place, `/${id}`)} />
          </Section>
        ) : null}
      </>
    ),
  });
}
