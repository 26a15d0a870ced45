import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { isOnCalendar, todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, type FormState, formState, Select, Submit } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { handOver } from "../handover/hand-over.ts";
import { usualHandoverDay } from "../handover/handover.rules.ts";
import { HandoverInput } from "../handover/inputs.ts";
import { type Handover, type HandoverPost, readHandover } from "../handover/read-handover.ts";
import { HandoverDay, Movers, SectionChanges } from "./handover-parts.tsx";
import { postOptions, postWords } from "./post-words.ts";
import { reviewAddress } from "./review-address.ts";

const PATH = "/review/handover";

const handoverRoute = staffPage({
  path: PATH,
  access: "review.manage",
  query: ["day"],
  handle: (ctx, { query }) => handoverPage(ctx, dayOf(ctx, query.day)),
});

const handOverRoute = staffAction({
  path: PATH,
  access: "review.manage",
  input: HandoverInput,
  async handle(ctx, { input }) {
    await handOver(ctx, input);
    return redirect(reviewAddress(ctx, `/handover?day=${input.day}`), { flash: "review.staff.flash.handover" });
  },
  invalid: (ctx, request) => handoverPage(ctx, dayOf(ctx, request.values.day), request),
});

export const handoverRoutes: readonly Route[] = [handoverRoute, handOverRoute];

function dayOf(ctx: StaffContext, typed: string | undefined): string {
  const isDay = typed !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(typed) && isOnCalendar(typed);
  return isDay ? typed : usualHandoverDay(todayInJapan(ctx.clock.now()));
}

async function handoverPage(ctx: StaffContext, day: string, sent?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const handover = await readHandover(ctx, day);
  const title = say.t("review.staff.handover.title", { date: say.format.date(day) });
  const form = handoverForm(ctx, handover, sent);
  return page({
    title,
    status: sent?.status,
    crumbs: [{ label: say.t("review.staff.menu"), href: reviewAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("review.staff.handover.lead")}</p>
        <HandoverDay ctx={ctx} day={day} />
        <Movers ctx={ctx} handover={handover} />
        <SectionChanges ctx={ctx} handover={handover} />
        <Form form={form} action={reviewAddress(ctx, "/handover")} token={ctx.formToken}>
          <input type="hidden" name="day" value={day} />
          <Ended ctx={ctx} form={form} handover={handover} />
          <Posts ctx={ctx} form={form} handover={handover} which="vacant" />
          <Posts ctx={ctx} form={form} handover={handover} which="held" />
          <div class="buttons">
            <Submit label={say.t("review.staff.handover.submit")} />
          </div>
        </Form>
      </>
    ),
  });
}

interface PartProps {
  ctx: StaffContext;
  form: FormState;
  handover: Handover;
}

/** Posts that are no longer there and still have work: it goes over to another post in one go. */
function Ended({ ctx, form, handover }: PartProps): JSX.Element | null {
  const { say } = ctx;
  if (handover.ended.length === 0) return null;
  const options = postOptions(ctx, handover.directory, handover.day);
  return (
    <Section id="ended" title={say.t("review.staff.handover.ended")} lead={say.t("review.staff.handover.endedLead")}>
      {handover.ended.map((state) => (
        <div class="handover-post">
          <Select
            form={form}
            name={`move.${state.post.id}`}
            hint={workWords(ctx, state)}
            plain
            options={[{ value: "", label: say.t("review.staff.handover.later") }, ...options]}
          />
        </div>
      ))}
    </Section>
  );
}

function Posts({ ctx, form, handover, which }: PartProps & { which: "vacant" | "held" }): JSX.Element | null {
  const { say } = ctx;
  const states = handover[which];
  if (states.length === 0)
    return which === "vacant" ? <p class="lead">{say.t("review.staff.handover.noVacant")}</p> : null;
  const blank = say.t(which === "vacant" ? "review.staff.handover.later" : "review.staff.handover.stays");
  return (
    <Section
      id={which}
      title={say.t(`review.staff.handover.${which}`, { count: states.length })}
      lead={say.t(`review.staff.handover.${which}Lead`)}
    >
      {states.map((state) => (
        <div class="handover-post">
          <Select
            form={form}
            name={`holder.${state.post.id}`}
            hint={hintWords(ctx, handover, state)}
            plain
            options={[{ value: "", label: blank }, ...peopleOptions(ctx, handover)]}
          />
        </div>
      ))}
    </Section>
  );
}

function peopleOptions({ say }: StaffContext, { people, directory }: Handover) {
  return people
    .filter(({ isActive }) => isActive)
    .map(({ id, name, bodyId }) => ({ value: id, label: name, group: say.plain(directory.bodies.get(bodyId)?.name) }));
}

function workWords({ say }: StaffContext, { projects, sheets }: HandoverPost): string {
  return say.t("review.staff.handover.work", { projects, sheets });
}

/** Who holds it, who stands in, and what there is to do. */
function hintWords(ctx: StaffContext, { directory }: Handover, state: HandoverPost): JSX.Element {
  const { say } = ctx;
  const name = (id: string) => directory.names.get(id) ?? "";
  const deputies = state.deputyIds.map(name).join("・");
  return (
    <>
      {state.holderId ? `${say.t("review.staff.handover.holder", { name: name(state.holderId) })} ` : null}
      {deputies ? `${say.t("review.staff.handover.deputies", { names: deputies })} ` : null}
      {workWords(ctx, state)}
    </>
  );
}

function handoverForm(ctx: StaffContext, handover: Handover, sent?: InvalidRequest): FormState {
  const words = ({ post }: HandoverPost) => postWords(ctx, handover.directory, post);
  const holders = [...handover.vacant, ...handover.held].map((state) => [`holder.${state.post.id}`, words(state)]);
  const moves = handover.ended.map((state) => [`move.${state.post.id}`, words(state)]);
  return formState(ctx.say, {
    id: "handover",
    labels: Object.fromEntries([...holders, ...moves]),
    values: sent?.values ?? {},
    issues: sent?.issues,
  });
}
