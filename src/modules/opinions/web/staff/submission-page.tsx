import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { findLanguage } from "#platform/i18n/languages.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, formState, Select, Submit, TextArea } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { ASKED } from "../../rounds/round.rules.ts";
import type { readSubmission } from "../../submissions/read-queue.ts";
import type { Words } from "../../submissions/sealed.ts";
import { excerpt } from "./opinions-list.tsx";
import { aboutSubmission } from "./queue-page.tsx";
import { languageOptions, type Problem, shownIn, staffAddress } from "./staff-words.ts";
import { TextInputs, textLabels } from "./text-inputs.tsx";

type Found = Awaited<ReturnType<typeof readSubmission>>;

interface PartProps {
  ctx: StaffContext;
  found: Found;
  problem?: Problem;
  to(form: string): string;
}

export function submissionPage(ctx: StaffContext, found: Found, problem?: Problem): PageView {
  const { say } = ctx;
  const { round, one } = found;
  const { submission, words } = one;
  const title = say.t("opinions.staff.submission", { date: say.format.date(submission.receivedOn) });
  const to = (form: string) => staffAddress(ctx, `/comments/${round.key}/submissions/${submission.id}/${form}`);
  const props: PartProps = { ctx, found, problem, to };
  return page({
    title,
    status: problem?.status,
    crumbs: [
      { label: say.t("opinions.staff.rounds"), href: staffAddress(ctx, "/comments") },
      { label: say.text(round.title), href: staffAddress(ctx, `/comments/${round.key}`) },
      { label: title },
    ],
    body: (
      <>
        <p class="eyebrow">{aboutSubmission(ctx, found, one)}</p>
        <h1>{title}</h1>
        <p class="lead">{say.t(`opinions.staff.is.${submission.state}`)}</p>
        {words ? <Sent ctx={ctx} found={found} words={words} /> : <p>{say.t("opinions.staff.erased")}</p>}
        <Made {...props} />
        {words ? <Decisions {...props} words={words} /> : null}
        {words || Object.keys(one.person).length > 0 ? <Erase {...props} /> : null}
      </>
    ),
  });
}

/** As it was sent. What the person said of herself is folded away: most decisions need none of it. */
function Sent({ ctx, found, words }: { ctx: StaffContext; found: Found; words: Words }): JSX.Element {
  const { say } = ctx;
  const { round, one } = found;
  const language = findLanguage(one.submission.language);
  const given = ASKED.filter((asked) => one.person[asked]);
  return (
    <Section id="sent" title={say.t("opinions.staff.asSent")}>
      <p class="lines" lang={language?.htmlLang} dir="auto">
        {words.comment}
      </p>
      {round.questions.map((question, index) =>
        words.answers[index] ? (
          <>
            <h3>
              <TextOf say={say} text={question} />
            </h3>
            <p class="lines" lang={language?.htmlLang} dir="auto">
              {words.answers[index]}
            </p>
          </>
        ) : null,
      )}
      {given.length > 0 ? (
        <details>
          <summary>{say.t("opinions.staff.person")}</summary>
          <dl class="pairs">
            {given.map((asked) => (
              <>
                <dt>{say.t(`opinions.form.${asked}`)}</dt>
                <dd>{one.person[asked]}</dd>
              </>
            ))}
          </dl>
        </details>
      ) : null}
    </Section>
  );
}

/** The opinions that were made of it so far. */
function Made({ ctx, found }: PartProps): JSX.Element | null {
  const { say } = ctx;
  const made = found.entries.filter(({ opinion }) => found.one.opinions.includes(opinion.id));
  if (found.one.submission.reason)
    return (
      <Notice>
        <p>{say.t("opinions.staff.reasonGiven", { reason: found.one.submission.reason })}</p>
      </Notice>
    );
  if (made.length === 0) return null;
  return (
    <Section id="made" title={say.t("opinions.staff.made")}>
      <ul class="rows">
        {made.map(({ opinion }) => (
          <li>
            <a href={staffAddress(ctx, `/opinions/${opinion.id}`)}>
              <span class="what">
                <TextOf say={say} text={excerpt(opinion)} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decisions(props: PartProps & { words: Words }): JSX.Element {
  return (
    <>
      <Accept {...props} />
      <Merge {...props} />
      <Reject {...props} />
    </>
  );
}

function Accept({ ctx, found, problem, to, words }: PartProps & { words: Words }): JSX.Element {
  const { say } = ctx;
  const { submission } = found.one;
  const kept = {
    words: [words.comment, ...words.answers].filter(Boolean).join("\n\n"),
    language: submission.language,
  };
  const form = formState(say, {
    id: "accept",
    ...shownIn(problem, "accept", kept),
    labels: {
      words: say.t("opinions.staff.field.words"),
      hide: say.t("opinions.staff.field.hide"),
      language: say.t("opinions.column.language"),
      confirmed: say.t("opinions.staff.field.confirmed"),
      ...textLabels("rendering", say.t("opinions.staff.field.rendering")),
    },
  });
  const mustConfirm = form.issues.some(({ path }) => path === "confirmed");
  return (
    <Section id="accept-section" title={say.t("opinions.staff.accept")} lead={say.t("opinions.staff.acceptLead")}>
      <Form form={form} action={to("accept")} token={ctx.formToken}>
        <input type="hidden" name="version" value={submission.version} />
        <TextArea form={form} name="words" rows={8} />
        <TextArea form={form} name="hide" rows={2} hint={say.t("opinions.staff.hideHint")} optional />
        <Select form={form} name="language" plain options={languageOptions(ctx)} />
        <TextInputs
          form={form}
          name="rendering"
          label={say.t("opinions.staff.field.rendering")}
          hint={say.t("opinions.staff.renderingHint")}
          optional
        />
        {mustConfirm ? <Checkbox form={form} name="confirmed" /> : null}
        <Submit label={say.t("opinions.staff.button.accept")} />
      </Form>
    </Section>
  );
}

/** Counted with an opinion that says the same. */
function Merge({ ctx, found, problem, to }: PartProps): JSX.Element | null {
  const { say } = ctx;
  const others = found.entries.filter(({ opinion }) => !found.one.opinions.includes(opinion.id));
  if (others.length === 0) return null;
  const form = formState(say, {
    id: "merge",
    ...shownIn(problem, "merge", {}),
    labels: { opinion: say.t("opinions.staff.field.opinion") },
  });
  const options = others.map(({ opinion }) => ({ value: String(opinion.id), label: say.plain(excerpt(opinion)) }));
  return (
    <Section id="merge-section" title={say.t("opinions.staff.merge")} lead={say.t("opinions.staff.mergeLead")}>
      <Form form={form} action={to("merge")} token={ctx.formToken}>
        <input type="hidden" name="version" value={found.one.submission.version} />
        <Select form={form} name="opinion" options={options} />
        <Submit label={say.t("opinions.staff.button.merge")} tone="plain" />
      </Form>
    </Section>
  );
}

function Reject({ ctx, found, problem, to }: PartProps): JSX.Element {
  const { say } = ctx;
  const form = formState(say, {
    id: "reject",
    ...shownIn(problem, "reject", {}),
    labels: { reason: say.t("opinions.staff.field.reason") },
  });
  return (
    <Section id="reject-section" title={say.t("opinions.staff.reject")}>
      <Form form={form} action={to("reject")} token={ctx.formToken}>
        <input type="hidden" name="version" value={found.one.submission.version} />
        <TextArea form={form} name="reason" rows={2} hint={say.t("opinions.staff.reasonHint")} />
        <Submit label={say.t("opinions.staff.button.reject")} tone="plain" />
      </Form>
    </Section>
  );
}

function Erase({ ctx, found, problem, to }: PartProps): JSX.Element {
  const { say } = ctx;
  const form = formState(say, { id: "erase", ...shownIn(problem, "erase", {}), labels: {} });
  return (
    <Section id="erase-section" title={say.t("opinions.staff.erase")} lead={say.t("opinions.staff.eraseLead")}>
      <Form form={form} action={to("erase")} token={ctx.formToken}>
        <input type="hidden" name="version" value={found.one.submission.version} />
        <Submit label={say.t("opinions.staff.button.erase")} tone="danger" />
      </Form>
    </Section>
  );
}
