import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Radios } from "#ui/choices.tsx";
import { Form, formState, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { PlanParts } from "../../plan-parts.ts";
import { ReviewStateInput } from "../../states/inputs.ts";
import { getState, listStates, type PlanStates, type ReviewedState } from "../../states/list-states.ts";
import { reviewState } from "../../states/review-state.ts";
import { reviewYears, STATE_JUDGEMENTS } from "../../states/state-review.rules.ts";
import { StateReviews } from "../portal/state-reviews.tsx";
import { staffAddress, staffPlanPage } from "./staff-plan-page.tsx";
import type { Sent } from "./staff-record-page.tsx";

const PATH = "/plans/:plan/state-reviews";
const CURRENT = "states";

/** Where staff look at the desired states again, each on the rhythm of its horizon. */
export function stateRoutes(parts: PlanParts): Route[] {
  return [
    staffPage({
      path: PATH,
      access: "plan.read",
      handle: async (ctx, { params }) => listPage(ctx, parts, await listStates(ctx, { plan: params.plan ?? "" })),
    }),
    staffPage({
      path: `${PATH}/:key`,
      access: "plan.edit",
      handle: (ctx, { params }) => reviewPage(ctx, parts, { params }),
    }),
    staffAction({
      path: `${PATH}/:key`,
      access: "plan.edit",
      input: ReviewStateInput,
      async handle(ctx, { params, input }) {
        const plan = params.plan ?? "";
        await reviewState(ctx, { ...input, plan, state: params.key ?? "" });
        return redirect(staffAddress(ctx, plan, "/state-reviews"), { flash: "plan.staff.stateReview.done" });
      },
      invalid: (ctx, { params, ...sent }) => reviewPage(ctx, parts, { params, sent }),
    }),
  ];
}

function listPage(ctx: StaffContext, parts: PlanParts, found: PlanStates): PageView {
  const { say } = ctx;
  const title = say.t("plan.staff.stateReview.title");
  return staffPlanPage(ctx, found, {
    parts,
    current: CURRENT,
    title,
    crumbs: [{ label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          {say.t(found.states.length === 0 ? "plan.staff.stateReview.empty" : "plan.staff.stateReview.lead")}
        </p>
        {[...Map.groupBy(found.states, (entry) => entry.horizon)].map(([horizon, entries]) => (
          <Section
            title={<TextOf say={say} text={horizon.name} />}
            lead={say.t("plan.staff.stateReview.every", { years: reviewYears(horizon) })}
          >
            <ul class="rows">
              {entries.map((entry) => (
                <li>
                  <StateRow ctx={ctx} found={found} entry={entry} />
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </>
    ),
  });
}

function StateRow({ ctx, found, entry }: { ctx: StaffContext; found: PlanStates; entry: ReviewedState }): JSX.Element {
  const { say } = ctx;
  const { state, node, last } = entry;
  const words = (
    <>
      <span class="what">
        <TextOf say={say} text={state.text} />
      </span>
      <span class="more">{dueWords(ctx, entry, found.today)}</span>
      <span class="under">
        {node ? [node.number, say.plain(node.title)].filter(Boolean).join(" ") : null}
        {last ? ` · ${say.t(`plan.stateReview.judgement.${last.judgement}`)}` : null}
      </span>
    </>
  );
  if (!found.mayEdit) return <div>{words}</div>;
  return <a href={staffAddress(ctx, found.plan.key, `/state-reviews/${state.key}`)}>{words}</a>;
}

function dueWords({ say }: StaffContext, { due, last }: ReviewedState, today: string): string {
  if (due !== null && due <= today) return say.t("plan.staff.stateReview.due", { date: say.format.date(due) });
  if (last) return say.t("plan.staff.stateReview.lastOn", { date: say.format.date(last.reviewedOn) });
  return due === null
    ? say.t("plan.staff.stateReview.never")
    : say.t("plan.staff.stateReview.next", { date: say.format.date(due) });
}

async function reviewPage(
  ctx: StaffContext,
  parts: PlanParts,
  { params, sent }: { params: Record<string, string>; sent?: Pick<Sent, "values" | "issues" | "status"> },
): Promise<PageView> {
  const { say } = ctx;
  const found = await getState(ctx, { plan: params.plan ?? "", key: params.key ?? "" });
  const { state, horizon, node } = found.reviewed;
  const names = ["reviewedOn", "judgement", "textJa", "textEn", "evidence"] as const;
  const labels = Object.fromEntries(names.map((name) => [name, say.t(`plan.staff.stateReview.field.${name}`)]));
  const form = formState(say, { id: "review", labels, values: sent?.values ?? {}, issues: sent?.issues ?? [] });
  const title = say.t("plan.staff.stateReview.formTitle");
  const address = staffAddress(ctx, found.plan.key, "/state-reviews");
  return staffPlanPage(ctx, found, {
    parts,
    current: CURRENT,
    title,
    status: sent?.status,
    crumbs: [{ label: say.t("plan.staff.stateReview.title"), href: address }, { label: title }],
    body: (
      <>
        <p class="eyebrow">
          {[node ? say.plain(node.title) : "", say.plain(horizon.name)].filter(Boolean).join(" · ")}
        </p>
        <h1>{title}</h1>
        <p class="lead">
          <TextOf say={say} text={state.text} />
        </p>
        <Form form={form} action={`${address}/${state.key}`} token={ctx.formToken}>
          <TextInput form={form} name="reviewedOn" hint={say.t("plan.staff.stateReview.dayHint")} autocomplete="off" />
          <Radios
            form={form}
            name="judgement"
            options={STATE_JUDGEMENTS.map((value) => ({ value, label: say.t(`plan.stateReview.judgement.${value}`) }))}
          />
          <TextArea form={form} name="textJa" maxLength={2000} lang="ja" />
          <TextArea form={form} name="textEn" maxLength={2000} lang="en" optional />
          <TextInput form={form} name="evidence" maxLength={500} hint={say.t("plan.staff.stateReview.evidenceHint")} />
          <Submit label={say.t("plan.staff.stateReview.save")} />
        </Form>
        {found.reviews.length > 0 ? (
          <Section id="earlier" title={say.t("plan.staff.stateReview.earlier")}>
            <StateReviews say={say} reviews={found.reviews} />
          </Section>
        ) : null}
      </>
    ),
  });
}
