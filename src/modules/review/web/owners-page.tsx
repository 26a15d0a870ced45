import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, type FormState, formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { assignOwners } from "../owners/assign-owners.ts";
import { OwnersInput } from "../owners/inputs.ts";
import { type OwnedProject, type PlanOwners, readOwners } from "../owners/read-owners.ts";
import { actingWords, placeWords, postOptions, postWords } from "./post-words.ts";
import { reviewAddress } from "./review-address.ts";

const PATH = "/review/owners/:plan";

const ownersRoute = staffPage({
  path: PATH,
  access: "review.manage",
  query: ["project"],
  handle: (ctx, { params, query }) => ownersPage(ctx, params.plan ?? "", { picked: query.project }),
});

const assignRoute = staffAction({
  path: PATH,
  access: "review.manage",
  input: OwnersInput,
  async handle(ctx, { params, input }) {
    const count = await assignOwners(ctx, params.plan ?? "", input);
    return redirect(reviewAddress(ctx, `/owners/${params.plan}`), {
      flash: "review.staff.flash.owners",
      flashWords: { count: String(count) },
    });
  },
  invalid: (ctx, request) => ownersPage(ctx, request.params.plan ?? "", { sent: request }),
});

export const ownersRoutes: readonly Route[] = [ownersRoute, assignRoute];

async function ownersPage(
  ctx: StaffContext,
  planKey: string,
  { picked, sent }: { picked?: string; sent?: InvalidRequest },
): Promise<PageView> {
  const { say } = ctx;
  const today = todayInJapan(ctx.clock.now());
  const owners = await ctx.read((scope) => readOwners(scope, { planKey, today }));
  const title = say.t("review.staff.owners.title");
  const form = formState(say, {
    id: "owners",
    labels: { postId: say.t("review.staff.owners.post"), from: say.t("review.staff.owners.from") },
    values: sent?.values ?? { from: today, ...(picked ? { [`pick.${picked}`]: "on" } : {}) },
    issues: sent?.issues,
  });
  return page({
    title,
    status: sent?.status,
    crumbs: [{ label: say.t("review.staff.menu"), href: reviewAddress(ctx) }, { label: title }],
    body: (
      <>
        <p class="eyebrow">
          <TextOf say={say} text={owners.planTitle} />
        </p>
        <h1>{title}</h1>
        <p class="lead">{say.t("review.staff.owners.lead")}</p>
        <Form form={form} action={reviewAddress(ctx, `/owners/${planKey}`)} token={ctx.formToken}>
          <Gaps ctx={ctx} form={form} owners={owners} />
          <Groups ctx={ctx} form={form} owners={owners} />
          <div class="sticky-bar">
            <Select
              form={form}
              name="postId"
              plain
              options={[{ value: "", label: say.t("review.staff.choose") }, ...postOptions(ctx, owners.posts, today)]}
            />
            <TextInput form={form} name="from" type="date" />
            <Submit label={say.t("review.staff.owners.assign")} name="act" value="assign" />
          </div>
        </Form>
      </>
    ),
  });
}

interface PartProps {
  ctx: StaffContext;
  form: FormState;
  owners: PlanOwners;
}

/** Projects that nobody answers for: what stands in the way of opening a year. */
function Gaps({ ctx, form, owners }: PartProps): JSX.Element {
  const { say } = ctx;
  const gaps = owners.projects.filter(({ post }) => post === null);
  if (gaps.length === 0) return <Notice tone="success">{say.t("review.staff.owners.noGaps")}</Notice>;
  const hasSuggestions = gaps.some(({ suggested }) => suggested !== null);
  return (
    <Section
      id="gaps"
      title={say.t("review.staff.open.gaps", { count: gaps.length })}
      lead={hasSuggestions ? say.t("review.staff.owners.suggestedLead") : undefined}
    >
      <ul class="rows">
        {gaps.map((owned) => (
          <Project ctx={ctx} form={form} owners={owners} owned={owned} />
        ))}
      </ul>
      {hasSuggestions ? (
        <Submit label={say.t("review.staff.owners.asLast")} tone="plain" name="act" value="suggested" />
      ) : null}
    </Section>
  );
}

function Groups({ ctx, form, owners }: PartProps): JSX.Element {
  const owned = owners.projects.filter(({ post }) => post !== null);
  const groups = Map.groupBy(owned, ({ post }) => (post ? placeWords(ctx, owners.posts, post) : ""));
  return (
    <>
      {[...groups].map(([place, projects], index) => (
        <Section id={`place-${index}`} title={`${place}（${ctx.say.format.number(projects.length)}）`}>
          <ul class="rows">
            {projects.map((project) => (
              <Project ctx={ctx} form={form} owners={owners} owned={project} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function Project({ ctx, form, owners, owned }: PartProps & { owned: OwnedProject }): JSX.Element {
  const { say } = ctx;
  const { project, post, suggested, history } = owned;
  const name = `pick.${project.key}`;
  return (
    <li class="row" id={project.key}>
      <label class="choice what">
        <input type="checkbox" name={name} value="on" checked={form.values[name] === "on"} />
        <span>
          {project.place.at(-1)?.number} <TextOf say={say} text={project.title} />
        </span>
      </label>
      <span class="more">
        {post ? `${say.plain(post.name)}（${actingWords(ctx, owners.posts, post.id)}）` : null}
        {suggested ? say.t("review.staff.owners.suggested", { post: postWords(ctx, owners.posts, suggested) }) : null}
      </span>
      {history.length > 1 || (history.length === 1 && !post) ? (
        <details class="under">
          <summary>{say.t("review.staff.owners.history")}</summary>
          <ul>
            {history.map((owner) => (
              <li>
                {say.t("review.staff.owners.span", {
                  post: wordsOf(ctx, owners, owner.postId),
                  from: say.format.date(owner.validFrom),
                  to: owner.validTo ? say.format.date(owner.validTo) : "",
                })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  );
}

function wordsOf(ctx: StaffContext, owners: PlanOwners, postId: number): string {
  const post = owners.posts.posts.get(postId);
  return post ? postWords(ctx, owners.posts, post) : "";
}
