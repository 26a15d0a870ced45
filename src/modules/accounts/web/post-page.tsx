import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Radios } from "#ui/choices.tsx";
import { Form, formState, Select, Submit, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { mayManagePostsOf } from "../permissions.ts";
import type { Organisation } from "../posts/get-organisation.ts";
import type { Post, PostAssignment } from "../posts/post.data.ts";
import { isValidOn } from "../posts/validity.rules.ts";
import { shownName } from "../staff/staff.data.ts";
import { sectionOptions } from "./people-pages.tsx";
import { NamedFields, validityLabels } from "./posts-page.tsx";

/** Which of the page's forms was wrong, and how. */
export interface PostProblem {
  form: "post" | "assignment" | "end";
  /** The assignment that was to end. */
  assignment: string | undefined;
  values: Record<string, string>;
  issues: Issue[];
  status: number;
}

interface PartProps {
  ctx: StaffContext;
  organisation: Organisation;
  post: Post;
  problem?: PostProblem;
}

export function postPage(
  ctx: StaffContext,
  given: { organisation: Organisation; post: Post },
  problem?: PostProblem,
): PageView {
  const { say } = ctx;
  const { organisation, post } = given;
  const mayManage = mayManagePostsOf(ctx.actor, post.bodyId);
  const props: PartProps = { ctx, organisation, post, problem };
  return page({
    title: say.plain(post.name),
    status: problem?.status,
    crumbs: [
      { label: say.t("accounts.posts.title"), href: `/${ctx.municipality.slug}/staff/posts` },
      { label: say.plain(post.name) },
    ],
    body: (
      <>
        <h1>{say.plain(post.name)}</h1>
        <p class="lead">
          {[
            say.plain(organisation.bodies.find((body) => body.id === post.bodyId)?.name),
            say.plain(organisation.sections.find((section) => section.id === post.sectionId)?.name),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <Assignments {...props} mayManage={mayManage} />
        {mayManage ? <NewAssignment {...props} /> : null}
        {mayManage ? <EditPost {...props} /> : null}
      </>
    ),
  });
}

function Assignments({ ctx, organisation, post, problem, mayManage }: PartProps & { mayManage: boolean }): JSX.Element {
  const { say } = ctx;
  const today = todayInJapan(ctx.clock.now());
  const assignments = organisation.assignments.filter((assignment) => assignment.postId === post.id);
  const name = ({ staffId }: PostAssignment) => {
    const person = organisation.staff.find((candidate) => candidate.id === staffId);
    return person ? shownName(person) : "";
  };
  return (
    <Section id="assignments" title={say.t("accounts.post.people")}>
      {assignments.length === 0 ? <p>{say.t("accounts.post.nobody")}</p> : null}
      <ul class="rows">
        {assignments.map((assignment) => (
          <li class="row">
            <span class="what">
              {name(assignment)} <small>{say.t(`accounts.post.${assignment.kind}`)}</small>
            </span>
            <span class="more">{spanOf(ctx, assignment)}</span>
            {mayManage && (assignment.validTo === null || isValidOn(assignment, today)) ? (
              <EndAssignment ctx={ctx} post={post} assignment={assignment} problem={problem} />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function spanOf(
  { say }: StaffContext,
  { validFrom, validTo }: { validFrom: string | null; validTo: string | null },
): string {
  const day = (value: string | null) => (value ? say.format.date(value) : "");
  return validFrom || validTo ? say.t("accounts.posts.span", { from: day(validFrom), to: day(validTo) }) : "";
}

function EndAssignment({
  ctx,
  post,
  assignment,
  problem,
}: {
  ctx: StaffContext;
  post: Post;
  assignment: PostAssignment;
  problem?: PostProblem;
}): JSX.Element {
  const { say } = ctx;
  const own = problem?.form === "end" && problem.assignment === String(assignment.id) ? problem : undefined;
  const form = formState(say, {
    id: `end-${assignment.id}`,
    labels: { validTo: say.t("accounts.posts.validTo") },
    values: own?.values ?? { validTo: assignment.validTo ?? todayInJapan(ctx.clock.now()) },
    issues: own?.issues,
  });
  return (
    <details open={own !== undefined}>
      <summary>{say.t("accounts.post.end")}</summary>
      <Form
        form={form}
        action={`/${ctx.municipality.slug}/staff/posts/${post.id}/assignments/${assignment.id}/end`}
        token={ctx.formToken}
      >
        <TextInput form={form} name="validTo" type="date" />
        <Submit label={say.t("accounts.post.end")} tone="plain" />
      </Form>
    </details>
  );
}

function NewAssignment({ ctx, organisation, post, problem }: PartProps): JSX.Element {
  const { say } = ctx;
  const own = problem?.form === "assignment" ? problem : undefined;
  const collator = new Intl.Collator("ja");
  const people = organisation.staff
    .filter((person) => person.isActive)
    .sort((one, other) => collator.compare(one.reading ?? one.name, other.reading ?? other.name))
    .map((person) => ({
      value: person.id,
      label: shownName(person),
      group: say.plain(organisation.bodies.find((body) => body.id === person.bodyId)?.name),
    }));
  const form = formState(say, {
    id: "assignment",
    labels: {
      staffId: say.t("accounts.post.person"),
      kind: say.t("accounts.post.kind"),
      validFrom: say.t("accounts.posts.validFrom"),
      validTo: say.t("accounts.posts.validTo"),
    },
    values: own?.values ?? { kind: "holder", validFrom: todayInJapan(ctx.clock.now()) },
    issues: own?.issues,
  });
  const kinds = (["holder", "deputy"] as const).map((value) => ({ value, label: say.t(`accounts.post.${value}`) }));
  return (
    <Section id="assign" title={say.t("accounts.post.assign")}>
      <Form form={form} action={`/${ctx.municipality.slug}/staff/posts/${post.id}/assignments`} token={ctx.formToken}>
        <Select form={form} name="staffId" options={[{ value: "", label: say.t("accounts.choose") }, ...people]} />
        <Radios form={form} name="kind" options={kinds} />
        <TextInput form={form} name="validFrom" type="date" />
        <TextInput form={form} name="validTo" type="date" optional />
        <Submit label={say.t("accounts.post.assignSubmit")} />
      </Form>
    </Section>
  );
}

function EditPost({ ctx, organisation, post, problem }: PartProps): JSX.Element {
  const { say } = ctx;
  const own = problem?.form === "post" ? problem : undefined;
  const stored = {
    nameJa: post.name.ja ?? "",
    nameEn: post.name.en ?? "",
    validFrom: post.validFrom ?? "",
    validTo: post.validTo ?? "",
    sectionId: String(post.sectionId ?? ""),
  };
  const labels = { ...validityLabels(ctx), sectionId: say.t("accounts.people.section") };
  const form = formState(say, { id: "post", labels, values: own?.values ?? stored, issues: own?.issues });
  const sections = sectionOptions(
    ctx,
    organisation.sections.filter((section) => section.bodyId === post.bodyId),
    organisation.bodies,
  );
  return (
    <Section id="edit" title={say.t("accounts.post.edit")}>
      <Form form={form} action={`/${ctx.municipality.slug}/staff/posts/${post.id}`} token={ctx.formToken}>
        <NamedFields form={form} />
        <Select
          form={form}
          name="sectionId"
          optional
          options={[{ value: "", label: say.t("accounts.people.noSection") }, ...sections]}
        />
        <Submit label={say.t("accounts.save")} tone="plain" />
      </Form>
    </Section>
  );
}
