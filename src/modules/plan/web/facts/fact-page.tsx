import type { JSX } from "preact";
import { z } from "zod";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, type FormState, formState, Submit, TextArea } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { correctFact } from "../../facts/correct-fact.ts";
import { MAX_FACT_EVIDENCE } from "../../facts/fact.rules.ts";
import { type FactInLedger, readFact } from "../../facts/read-fact.ts";
import { takeBackFact } from "../../facts/take-back-fact.ts";
import type { PlanParts } from "../../plan-parts.ts";
import { staffAddress, staffPlanPage } from "../staff/staff-plan-page.tsx";
import { FactDetails } from "./fact-details.tsx";
import { entryOf, FactFields, FactInput, factForm, type SentFact, valuesOf } from "./fact-form.tsx";
import { FactMark, factsAddress } from "./fact-words.tsx";
import { sentValues } from "./facts-new-page.tsx";

const PATH = "/plans/:plan/projects/:project/facts/:fact{[0-9]+}";
const TakeBackInput = z.object({ reason: z.string().trim().max(MAX_FACT_EVIDENCE).default("") });

/** One fact: what it says, where it came from, and how it is put right. */
export function factRoutes(parts: PlanParts): Route[] {
  return [
    staffPage({ path: PATH, access: "plan.read", handle: (ctx, { params }) => factPage(ctx, parts, { params }) }),
    staffAction({
      path: `${PATH}/correct`,
      access: "plan.recordFacts",
      input: FactInput,
      async handle(ctx, { params, input }) {
        const place = placeOf(params);
        if (input.more !== undefined)
          return factPage(ctx, parts, { params, correcting: { values: sentValues(input), issues: [] } });
        const { date, id } = await correctFact(ctx, { ...place, ...entryOf(input, []), reason: input.reason });
        const flashWords = { date: ctx.say.format.date(date) };
        return redirect(`${factsAddress(ctx, place)}#fact-${id}`, { flash: "plan.facts.done.corrected", flashWords });
      },
      invalid: (ctx, { params, values, issues, status }) =>
        factPage(ctx, parts, { params, correcting: { values, issues }, status }),
    }),
    staffAction({
      path: `${PATH}/take-back`,
      access: "plan.recordFacts",
      input: TakeBackInput,
      async handle(ctx, { params, input }) {
        const place = placeOf(params);
        await takeBackFact(ctx, { ...place, reason: input.reason });
        return redirect(factsAddress(ctx, place), { flash: "plan.facts.done.takenBack" });
      },
      invalid: (ctx, { params, values, issues, status }) =>
        factPage(ctx, parts, { params, takingBack: { values, issues }, status }),
    }),
  ];
}

const placeOf = ({ plan = "", project = "", fact = "" }: Record<string, string>) => ({
  plan,
  project,
  // Longer than any id: nothing is found by it.
  fact: fact.length > 15 ? 0 : Number(fact),
});

interface Opening {
  params: Record<string, string>;
  correcting?: SentFact;
  takingBack?: SentFact;
  status?: number;
}

async function factPage(ctx: StaffContext, parts: PlanParts, opening: Opening): Promise<PageView> {
  const { say } = ctx;
  const place = placeOf(opening.params);
  const found = await readFact(ctx, { ...place, kinds: parts.kinds });
  const { ledger, fact } = found;
  const title = say.plain(fact.title);
  return staffPlanPage(ctx, ledger.reading, {
    parts,
    current: "facts",
    title,
    status: opening.status,
    crumbs: [
      { label: say.t("plan.staff.facts"), href: staffAddress(ctx, place.plan, "/facts") },
      { label: say.plain(ledger.project.title), href: factsAddress(ctx, place) },
      { label: title },
    ],
    body: (
      <>
        <p class="eyebrow">
          <TextOf say={say} text={ledger.project.title} />
        </p>
        <h1>
          <TextOf say={say} text={fact.title} />
          <FactMark ctx={ctx} fact={fact} />
        </h1>
        <Overtaken
          ctx={ctx}
          found={found}
          issues={[...(opening.correcting?.issues ?? []), ...(opening.takingBack?.issues ?? [])]}
        />
        <FactDetails ctx={ctx} found={found} place={place} />
        {found.mayReverse ? (
          <>
            <Correct ctx={ctx} found={found} place={place} sent={opening.correcting} />
            <TakeBack ctx={ctx} found={found} place={place} sent={opening.takingBack} />
          </>
        ) : null}
      </>
    ),
  });
}

/** Somebody was faster: the forms are gone, so what happened is said here. */
function Overtaken({
  ctx,
  found,
  issues,
}: {
  ctx: StaffContext;
  found: FactInLedger;
  issues: readonly Issue[];
}): JSX.Element | null {
  if (found.mayReverse || issues.length === 0) return null;
  return <Notice tone="error">{ctx.say.t("plan.facts.error.reversedMeanwhile")}</Notice>;
}

interface ActProps {
  ctx: StaffContext;
  found: FactInLedger;
  place: { plan: string; project: string };
  sent: SentFact | undefined;
}

function Correct({ ctx, found, place, sent }: ActProps): JSX.Element {
  const { say } = ctx;
  const form = factForm(ctx, "correct", sent ?? { values: valuesOf(ctx, found.fact), issues: [] });
  return (
    <Section id="correct-it" title={say.t("plan.facts.correct.title")} lead={say.t("plan.facts.correct.lead")}>
      <details open={sent !== undefined}>
        <summary>{say.t("plan.facts.correct.open")}</summary>
        <Form form={form} action={factsAddress(ctx, place, `/${found.fact.id}/correct`)} token={ctx.formToken}>
          <FactFields ctx={ctx} form={form} ledger={found.ledger} />
          <Reason ctx={ctx} form={form} />
          <Submit label={say.t("plan.facts.correct.save")} />
        </Form>
      </details>
    </Section>
  );
}

function TakeBack({ ctx, found, place, sent }: ActProps): JSX.Element {
  const { say } = ctx;
  const labels = { reason: say.t("plan.facts.field.reason") };
  const form = formState(say, { id: "take-back", labels, ...(sent ?? {}) });
  return (
    <Section id="take-it-back" title={say.t("plan.facts.takeBack.title")} lead={say.t("plan.facts.takeBack.lead")}>
      <details open={sent !== undefined}>
        <summary>{say.t("plan.facts.takeBack.open")}</summary>
        <Form form={form} action={factsAddress(ctx, place, `/${found.fact.id}/take-back`)} token={ctx.formToken}>
          <Reason ctx={ctx} form={form} />
          <Submit label={say.t("plan.facts.takeBack.save")} tone="danger" />
        </Form>
      </details>
    </Section>
  );
}

function Reason({ ctx, form }: { ctx: StaffContext; form: FormState }): JSX.Element {
  return (
    <TextArea
      form={form}
      name="reason"
      rows={2}
      hint={ctx.say.t("plan.facts.hint.reason")}
      maxLength={MAX_FACT_EVIDENCE}
    />
  );
}
