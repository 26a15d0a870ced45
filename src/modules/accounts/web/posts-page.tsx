import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, type FormState, formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { bodiesOf, mayManagePostsOf } from "../permissions.ts";
import type { Organisation } from "../posts/get-organisation.ts";
import type { Body } from "../posts/organisation.data.ts";
import { actingOn, isValidOn } from "../posts/validity.rules.ts";
import { shownName } from "../staff/staff.data.ts";
import { sectionOptions } from "./people-pages.tsx";

/** Who holds which post today, by body. */
export function postsPage(ctx: StaffContext, organisation: Organisation): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff`;
  return page({
    title: say.t("accounts.posts.title"),
    body: (
      <>
        <h1>{say.t("accounts.posts.title")}</h1>
        <p class="lead">{say.t("accounts.posts.lead")}</p>
        <p class="buttons">
          {mayManageSome(ctx) ? (
            <a class="button primary" href={`${root}/posts/new`}>
              {say.t("accounts.posts.add")}
            </a>
          ) : null}
          <a class="button" href={`${root}/sections`}>
            {say.t("accounts.sections.title")}
          </a>
        </p>
        {organisation.bodies.map((body) => (
          <BodyPosts ctx={ctx} organisation={organisation} body={body} />
        ))}
      </>
    ),
  });
}

export function mayManageSome(ctx: StaffContext): boolean {
  const managed = bodiesOf(ctx.actor, "accounts.managePosts");
  return managed === null || managed.length > 0;
}

function BodyPosts({
  ctx,
  organisation,
  body,
}: {
  ctx: StaffContext;
  organisation: Organisation;
  body: Body;
}): JSX.Element | null {
  const { say } = ctx;
  const today = todayInJapan(ctx.clock.now());
  const posts = organisation.posts.filter((post) => post.bodyId === body.id && isValidOn(post, today));
  if (posts.length === 0) return null;
  const name = (staffId: string) => {
    const person = organisation.staff.find((candidate) => candidate.id === staffId);
    return person ? shownName(person) : "";
  };
  return (
    <div class="table-wrap">
      <table class="stacks">
        <caption>{say.plain(body.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{say.t("accounts.posts.post")}</th>
            <th scope="col">{say.t("accounts.people.section")}</th>
            <th scope="col">{say.t("accounts.posts.holder")}</th>
            <th scope="col">{say.t("accounts.posts.deputies")}</th>
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => {
            const { holder, deputies } = actingOn(
              organisation.assignments.filter(({ postId }) => postId === post.id),
              today,
            );
            return (
              <tr>
                <th scope="row">
                  <a href={`/${ctx.municipality.slug}/staff/posts/${post.id}`}>{say.plain(post.name)}</a>{" "}
                  {post.isDemo ? <span class="demo">{say.t("accounts.people.demo")}</span> : null}
                </th>
                <td data-label={say.t("accounts.people.section")}>
                  {say.plain(organisation.sections.find((section) => section.id === post.sectionId)?.name)}
                </td>
                <td data-label={say.t("accounts.posts.holder")}>
                  {holder ? name(holder.staffId) : <span class="gap">{say.t("accounts.posts.vacant")}</span>}
                </td>
                <td data-label={say.t("accounts.posts.deputies")}>
                  {deputies.map((deputy) => name(deputy.staffId)).join(" / ")}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function validityLabels({ say }: StaffContext): Record<string, string> {
  return {
    nameJa: say.t("accounts.posts.nameJa"),
    nameEn: say.t("accounts.posts.nameEn"),
    validFrom: say.t("accounts.posts.validFrom"),
    validTo: say.t("accounts.posts.validTo"),
  };
}

/** Name in both languages of the staff pages, and from when to when it exists. */
export function NamedFields({ form }: { form: FormState }): JSX.Element {
  return (
    <>
      <TextInput form={form} name="nameJa" lang="ja" maxLength={100} />
      <TextInput form={form} name="nameEn" lang="en" maxLength={100} optional />
      <TextInput form={form} name="validFrom" type="date" optional />
      <TextInput form={form} name="validTo" type="date" optional />
    </>
  );
}

export function newPostPage(ctx: StaffContext, { bodies, sections }: Organisation, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const root = `/${ctx.municipality.slug}/staff/posts`;
  const own = bodies.filter((body) => mayManagePostsOf(ctx.actor, body.id));
  const labels = {
    ...validityLabels(ctx),
    bodyId: say.t("accounts.people.body"),
    sectionId: say.t("accounts.people.section"),
  };
  const form = formState(say, { id: "post", labels, values: shown?.values, issues: shown?.issues });
  const title = say.t("accounts.posts.add");
  const offered = sections.filter((section) => own.some((body) => body.id === section.bodyId));
  return page({
    title,
    status: shown?.status,
    crumbs: [{ label: say.t("accounts.posts.title"), href: root }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Form form={form} action={root} token={ctx.formToken}>
          <Select
            form={form}
            name="bodyId"
            options={own.map((body) => ({ value: String(body.id), label: say.plain(body.name) }))}
          />
          <Select
            form={form}
            name="sectionId"
            optional
            options={[
              { value: "", label: say.t("accounts.people.noSection") },
              ...sectionOptions(ctx, offered, bodies),
            ]}
          />
          <NamedFields form={form} />
          <Submit label={say.t("accounts.posts.addSubmit")} />
        </Form>
      </>
    ),
  });
}
