import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import { redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Checkbox, Fieldset } from "#ui/choices.tsx";
import { Form, formState, Submit } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { type FactYear, type ProjectLedger, readProjectLedger } from "../../facts/read-project-facts.ts";
import { setReporters } from "../../facts/set-reporters.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { staffAddress, staffPlanPage } from "../staff/staff-plan-page.tsx";
import { FactRows, factsAddress } from "./fact-words.tsx";
import { Sums } from "./quantity-list.tsx";

const PATH = "/plans/:plan/projects/:project/facts";
/** A ticked box for each body: `body.12`. */
const ReportersInput = z.looseObject({});

/** What was done for one project, year by year. */
export function projectFactsRoutes(parts: PlanParts): Route[] {
  return [
    staffPage({
      path: PATH,
      access: "plan.read",
      handle: (ctx, { params }) => projectPage(ctx, parts, { plan: params.plan ?? "", project: params.project ?? "" }),
    }),
    staffAction({
      path: "/plans/:plan/projects/:project/fact-reporters",
      access: "plan.edit",
      input: ReportersInput,
      async handle(ctx, { params, input }) {
        const place = { plan: params.plan ?? "", project: params.project ?? "" };
        const ticked = Object.keys(input).flatMap((name) => /^body\.(\d{1,9})$/.exec(name)?.[1] ?? []);
        await setReporters(ctx, { ...place, bodies: ticked.map(Number) });
        return redirect(factsAddress(ctx, place), { flash: "plan.facts.done.reporters" });
      },
    }),
  ];
}

async function projectPage(ctx: StaffContext, parts: PlanParts, place: { plan: string; project: string }) {
  const { say } = ctx;
  const ledger = await readProjectLedger(ctx, { ...place, kinds: parts.kinds });
  const title = say.plain(ledger.project.title);
  return staffPlanPage(ctx, ledger.reading, {
    parts,
    current: "facts",
    title: say.t("plan.facts.project.title", { project: title }),
    crumbs: [{ label: say.t("plan.staff.facts"), href: staffAddress(ctx, place.plan, "/facts") }, { label: title }],
    body: (
      <>
        <p class="eyebrow">{say.t("plan.staff.facts")}</p>
        <h1>
          <TextOf say={say} text={ledger.project.title} />
        </h1>
        {ledger.access.mayRecord ? (
          <p class="buttons">
            <a class="button primary" href={factsAddress(ctx, place, "/new")}>
              {say.t("plan.facts.button.record")}
            </a>
          </p>
        ) : null}
        {ledger.years.length === 0 ? <p class="lead">{say.t("plan.facts.project.none")}</p> : null}
        {ledger.years.map((year) => (
          <Year ctx={ctx} place={place} year={year} />
        ))}
        <Reporters ctx={ctx} place={place} ledger={ledger} />
      </>
    ),
  });
}

interface YearProps {
  ctx: StaffContext;
  place: { plan: string; project: string };
  year: FactYear;
}

function Year({ ctx, place, year }: YearProps): JSX.Element {
  const { say } = ctx;
  const href = ({ id }: { id: number }) => factsAddress(ctx, place, `/${id}`);
  return (
    <Section
      id={`year-${year.fiscalYear}`}
      title={say.format.fiscalYear(year.fiscalYear)}
      lead={say.t("plan.facts.count", { count: year.count })}
    >
      <Sums say={say} sums={year.sums} />
      {year.effective.length > 0 ? <FactRows ctx={ctx} facts={year.effective} href={href} /> : null}
      {year.takenBack.length > 0 ? (
        <details>
          <summary>{say.t("plan.facts.project.takenBack", { count: year.takenBack.length })}</summary>
          <FactRows ctx={ctx} facts={year.takenBack} href={href} />
        </details>
      ) : null}
    </Section>
  );
}

function Reporters({
  ctx,
  place,
  ledger,
}: {
  ctx: StaffContext;
  place: { plan: string; project: string };
  ledger: ProjectLedger;
}): JSX.Element | null {
  const { say } = ctx;
  const partners = ledger.reading.bodies.filter((body) => body.kind !== "city");
  if (!ledger.access.mayManage || partners.length === 0) return null;
  const labels = Object.fromEntries(partners.map((body) => [`body.${body.id}`, say.plain(body.name)]));
  const values = Object.fromEntries(ledger.reporters.map((id) => [`body.${id}`, "on"]));
  const form = formState(say, { id: "reporters-form", labels, values });
  return (
    <Section id="reporters" title={say.t("plan.facts.reporters.title")}>
      <Form
        form={form}
        action={staffAddress(ctx, place.plan, `/projects/${place.project}/fact-reporters`)}
        token={ctx.formToken}
      >
        <Fieldset
          form={form}
          name="bodies"
          legend={say.t("plan.facts.reporters.which")}
          hint={say.t("plan.facts.reporters.hint")}
        >
          {partners.map((body) => (
            <Checkbox form={form} name={`body.${body.id}`} />
          ))}
        </Fieldset>
        <Submit label={say.t("plan.facts.reporters.save")} tone="plain" />
      </Form>
    </Section>
  );
}
