import type { JSX } from "preact";
import { EASY_ISLAND } from "#modules/easy-japanese/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { Form, formState, PostButton, Select, Submit, TextInput } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { opinionText } from "../../ledger/opinion.rules.ts";
import type { StaffOpinion } from "../../ledger/read-for-staff.ts";
import { AnswerForm } from "./answer-form.tsx";
import { OpinionFields, opinionForm, opinionValues } from "./opinion-fields.tsx";
import { Changes, Places } from "./opinion-links.tsx";
import { excerpt } from "./opinions-list.tsx";
import { type Problem, postLabel, shownIn, staffAddress } from "./staff-words.ts";

export interface PartProps {
  ctx: StaffContext;
  found: StaffOpinion;
  problem?: Problem;
  /** The address that a form of the page is sent to. */
  to(form: string): string;
}

export function opinionPage(ctx: StaffContext, found: StaffOpinion, problem?: Problem): PageView {
  const { say } = ctx;
  const { entry, mayManage } = found;
  const { opinion } = entry;
  const title = [...say.plain(excerpt(opinion))].slice(0, 40).join("");
  const to = (form: string) => staffAddress(ctx, `/opinions/${opinion.id}/${form}`);
  const props: PartProps = { ctx, found, problem, to };
  return page({
    title,
    status: problem?.status,
    islands: [EASY_ISLAND],
    crumbs: [
      { label: say.t("opinions.staff.menu"), ...(mayManage ? { href: staffAddress(ctx, "/opinions") } : {}) },
      { label: title },
    ],
    body: (
      <>
        <p class="eyebrow">
          {say.t(`opinions.source.${opinion.source}`)} · {say.format.date(opinion.saidOn)}
          {opinion.occasion ? ` · ${say.plain(opinion.occasion)}` : ""}
        </p>
        <h1>{say.t("opinions.column.opinion")}</h1>
        <p class="lines">
          <TextOf say={say} text={opinionText(opinion)} />
        </p>
        {mayManage ? <Publication {...props} /> : null}
        <AnswerForm {...props} />
        {mayManage ? (
          <>
            <Asked {...props} />
            <Places {...props} />
            <Changes {...props} />
            <Edit {...props} />
          </>
        ) : null}
      </>
    ),
  });
}

function Publication({ ctx, found, problem, to }: PartProps): JSX.Element {
  const { say } = ctx;
  const { opinion } = found.entry;
  const form = opinion.publishedAt ? "unpublish" : "publish";
  const isWrong = problem?.form === form;
  return (
    <>
      {isWrong ? (
        <Notice tone="error">
          {problem.issues.map(({ code, params }) => (
            <p>{say.t(code as "opinions.error.choice", params)}</p>
          ))}
        </Notice>
      ) : null}
      <div class="buttons">
        <span>{say.t(opinion.publishedAt ? "opinions.staff.isPublic" : "opinions.staff.isDraft")}</span>
        <PostButton
          action={to(form)}
          token={ctx.formToken}
          label={say.t(`opinions.staff.button.${form}`)}
          hidden={{ version: String(opinion.version) }}
        />
        {opinion.publishedAt ? (
          <a href={`/${ctx.municipality.slug}/${say.language.code}/opinions/${opinion.id}`}>
            {say.t("opinions.staff.seePublic")}
          </a>
        ) : null}
      </div>
    </>
  );
}

/** Who is asked for the answer, until when. */
function Asked({ ctx, found, problem, to }: PartProps): JSX.Element {
  const { say } = ctx;
  const { opinion } = found.entry;
  const kept = { postId: String(opinion.postId ?? ""), dueOn: opinion.dueOn ?? "" };
  const form = formState(say, {
    id: "assign",
    ...shownIn(problem, "assign", kept),
    labels: { postId: say.t("opinions.staff.field.post"), dueOn: say.t("opinions.staff.field.dueOn") },
  });
  const nobody = { value: "", label: say.t("opinions.staff.nobody") };
  const posts = found.posts.map((post) => ({ value: String(post.id), label: postLabel(ctx, post) }));
  return (
    <Section id="asked" title={say.t("opinions.staff.asked")} lead={say.t("opinions.staff.askedLead")}>
      <Form form={form} action={to("assign")} token={ctx.formToken}>
        <input type="hidden" name="version" value={opinion.version} />
        <div class="filters">
          <Select form={form} name="postId" plain options={[nobody, ...posts]} />
          <TextInput form={form} name="dueOn" hint={say.t("opinions.staff.dayHint")} optional />
        </div>
        <Submit label={say.t("opinions.staff.button.assign")} tone="plain" />
      </Form>
    </Section>
  );
}

function Edit({ ctx, found, problem, to }: PartProps): JSX.Element {
  const { say } = ctx;
  const { opinion } = found.entry;
  const isWrong = problem?.form === "edit";
  const form = opinionForm(ctx, "edit", shownIn(problem, "edit", opinionValues(opinion)));
  return (
    <Section id="edit-opinion" title={say.t("opinions.staff.edit")}>
      <details open={isWrong}>
        <summary>{say.t("opinions.staff.editLead")}</summary>
        <Form form={form} action={to("edit")} token={ctx.formToken}>
          <input type="hidden" name="version" value={opinion.version} />
          <OpinionFields ctx={ctx} form={form} />
          <Submit label={say.t("opinions.staff.button.save")} tone="plain" />
        </Form>
      </details>
    </Section>
  );
}
