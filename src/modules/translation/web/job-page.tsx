import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { PostButton } from "#ui/form.tsx";
import { TextOf } from "#ui/message.tsx";
import { Notice, Section } from "#ui/parts.tsx";
import { languageName } from "../desk/language-name.ts";
import type { JobReading } from "../desk/read-job.ts";
import { deskAddress, deskCrumbs, libraryAddress } from "./desk-address.ts";
import { JobActs } from "./job-acts.tsx";

/** Which of a page's forms was wrong, and how. */
export interface JobProblem {
  form: string;
  values: Record<string, string>;
  issues: readonly Issue[];
  status: number;
}

export interface JobProps {
  ctx: StaffContext;
  reading: JobReading;
  problem?: JobProblem;
}

export function jobPage(ctx: StaffContext, reading: JobReading, problem?: JobProblem): PageView {
  const { say } = ctx;
  const { job, title, pair } = reading;
  const language = languageName(job.language, say.language.code);
  const name = say.t("translation.staff.job.title", { title: say.plain(title), language });
  return page({
    title: name,
    status: problem?.status,
    crumbs: deskCrumbs(
      ctx,
      { label: say.t("translation.staff.queue.title"), href: deskAddress(ctx, "/requests") },
      { label: name },
    ),
    body: (
      <>
        <p class="eyebrow">{say.t(`translation.staff.jobState.${job.state}`)}</p>
        <h1>
          <TextOf say={say} text={title} />（{language}）
        </h1>
        <Problems ctx={ctx} problem={problem} />
        <Facts ctx={ctx} reading={reading} />
        <Progress ctx={ctx} reading={reading} />
        {job.state === "asked" ? null : <Files ctx={ctx} reading={reading} />}
        <JobActs ctx={ctx} reading={reading} problem={problem} />
        {reading.mayPublish ? (
          <Section
            id="publish"
            title={say.t("translation.staff.publish.title")}
            lead={say.t("translation.staff.publish.lead")}
          >
            <PostButton
              action={deskAddress(ctx, `/jobs/${job.id}/publish`)}
              token={ctx.formToken}
              tone="primary"
              label={say.t("translation.staff.publish.button")}
              hidden={{ draftVersion: String(pair.version) }}
            />
          </Section>
        ) : null}
        <Steps ctx={ctx} reading={reading} />
      </>
    ),
  });
}

/** What is wrong with the job as a whole; what is wrong with a field stands at the field. */
function Problems({ ctx: { say }, problem }: Pick<JobProps, "ctx" | "problem">): JSX.Element | null {
  const issues = problem?.issues.filter(({ path }) => path === "") ?? [];
  if (issues.length === 0) return null;
  return (
    <Notice tone="error">
      <ul>
        {issues.map(({ code, params }) => (
          <li>{say.t(code as MessageKey, params)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Facts({ ctx, reading }: JobProps): JSX.Element {
  const { say } = ctx;
  const { job, request, names, section, project } = reading;
  const nameOf = (id: string | null) => (id === null ? say.t("translation.staff.nobody") : (names.get(id) ?? ""));
  const rows: [label: MessageKey, value: string][] = [
    [
      "translation.staff.field.requester",
      [section ? say.plain(section) : "", nameOf(request.requestedBy)].filter(Boolean).join(" "),
    ],
    ["translation.staff.field.neededOn", say.format.date(request.neededOn)],
    ["translation.staff.field.audience", request.audience],
    ["translation.staff.field.remarks", request.remarks],
    ["translation.staff.field.project", project ? say.plain(project.title) : ""],
    ["translation.staff.field.assignee", nameOf(job.assigneeId)],
    ["translation.staff.field.reader", nameOf(job.readerId)],
    ["translation.staff.field.dueOn", job.dueOn ? say.format.date(job.dueOn) : ""],
    ["translation.staff.field.characters", job.characters === null ? "" : say.format.number(job.characters)],
  ];
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <div>
            <dt>{say.t(label)}</dt>
            <dd class="lines">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Progress({ ctx, reading }: JobProps): JSX.Element {
  const { say } = ctx;
  const { job, pair, units, mayWrite } = reading;
  const parts = [...new Map(units.map(({ part, state }) => [part, state])).values()];
  const count = (...states: string[]) => parts.filter((state) => states.includes(state)).length;
  return (
    <Section id="text" title={say.t("translation.staff.job.text")}>
      <p>
        {say.t("translation.staff.job.parts", {
          total: parts.length,
          current: count("current"),
          stale: count("stale", "behind"),
          missing: count("missing"),
        })}
      </p>
      <div class="buttons">
        {job.state === "asked" ? null : (
          <a class="button" href={deskAddress(ctx, `/jobs/${job.id}/text`)}>
            {say.t(mayWrite ? "translation.staff.job.write" : "translation.staff.job.read")}
          </a>
        )}
        {pair.entry ? (
          <a class="button" href={libraryAddress(ctx, pair.key, job.language)}>
            {say.t("translation.staff.job.library")}
          </a>
        ) : null}
      </div>
    </Section>
  );
}

/** The text out to translators, and back. */
function Files({ ctx, reading }: JobProps): JSX.Element {
  const { say } = ctx;
  const { id } = reading.job;
  return (
    <Section id="files" title={say.t("translation.staff.export.title")} lead={say.t("translation.staff.export.lead")}>
      <div class="buttons">
        <a class="button" href={deskAddress(ctx, `/jobs/${id}/export.xlf`)} download>
          {say.t("translation.staff.export.xliff")}
        </a>
        <a class="button" href={deskAddress(ctx, `/jobs/${id}/export.xlf?version=1.2`)} download>
          {say.t("translation.staff.export.xliffOne")}
        </a>
        <a class="button" href={deskAddress(ctx, `/jobs/${id}/export.xlsx`)} download>
          {say.t("translation.staff.export.workbook")}
        </a>
        {reading.mayWrite ? (
          <a class="button" href={deskAddress(ctx, `/import?job=${id}`)}>
            {say.t("translation.staff.import.title")}
          </a>
        ) : null}
      </div>
    </Section>
  );
}

function Steps({ ctx, reading }: JobProps): JSX.Element {
  const { say } = ctx;
  return (
    <Section id="steps" title={say.t("translation.staff.job.steps")}>
      <ol class="rows">
        {reading.steps.map(({ state, note, hours, madeBy, madeAt }) => (
          <li>
            <b>{say.t(`translation.staff.jobState.${state}`)}</b>{" "}
            {[
              say.format.dateTime(madeAt),
              reading.names.get(madeBy) ?? "",
              hours === null ? "" : say.t("translation.staff.job.hours", { hours }),
            ]
              .filter(Boolean)
              .join(" · ")}
            {note ? <p class="lines">{note}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
