import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { notFound } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { Radios } from "#ui/choices.tsx";
import { Form, formState, PostButton, Submit, TextArea } from "#ui/form.tsx";
import { readForStaff, type StaffEntry } from "../../editing/read-for-staff.ts";
import { entryView } from "../../web/staff/entry-frame.tsx";
import { done, ENTRY, entryAddress, libraryAddress, READS, WRITES } from "../../web/staff/staff-address.ts";
import { answerRemark, eraseRemark, reopenRemark } from "../answer-remark.ts";
import { closeRemarks } from "../close-remarks.ts";
import { listRemarks } from "../feedback.data.ts";
import type { Remark } from "../feedback.rules.ts";
import { AnswerInput, CloseRemarksInput, RemarkVersionInput } from "../inputs.ts";
import { listOpenRemarks } from "../read-feedback.ts";
import { RemarkWords } from "./remark-words.tsx";

const PATH = `${ENTRY}/feedback`;
const REMARK = `${PATH}/:remark{[0-9]+}`;

type Params = Readonly<Record<string, string>>;
const keyOf = ({ key = "" }: Params) => key;
/** No row has a longer number. */
const idOf = ({ remark = "" }: Params) => (remark.length <= 9 ? Number(remark) : 0);

export const remarkRoutes: Route[] = [
  staffPage({ path: "/library/feedback", access: READS, handle: openPage }),
  staffPage({ path: PATH, access: READS, handle: (ctx, { params }) => entryPage(ctx, keyOf(params)) }),
  staffAction({
    path: `${PATH}/close`,
    access: WRITES,
    input: CloseRemarksInput,
    async handle(ctx, { params, input }) {
      await closeRemarks(ctx, { key: keyOf(params), ...input });
      return done(ctx, `/${keyOf(params)}/feedback`, "library.staff.feedback.done.allClosed");
    },
  }),
  staffPage({ path: REMARK, access: READS, handle: (ctx, { params }) => remarkPage(ctx, params) }),
  staffAction({
    path: REMARK,
    access: WRITES,
    input: AnswerInput,
    async handle(ctx, { params, input }) {
      await answerRemark(ctx, { key: keyOf(params), id: idOf(params), ...input });
      return done(ctx, `/${keyOf(params)}/feedback`, "library.staff.feedback.done.answered");
    },
    invalid: (ctx, request) => remarkPage(ctx, request.params, request),
  }),
  staffAction({
    path: `${REMARK}/reopen`,
    access: WRITES,
    input: RemarkVersionInput,
    async handle(ctx, { params, input }) {
      await reopenRemark(ctx, { key: keyOf(params), id: idOf(params), ...input });
      return done(ctx, `/${keyOf(params)}/feedback`, "library.staff.feedback.done.reopened");
    },
  }),
  staffAction({
    path: `${REMARK}/erase`,
    access: WRITES,
    input: RemarkVersionInput,
    async handle(ctx, { params, input }) {
      await eraseRemark(ctx, { key: keyOf(params), id: idOf(params), ...input });
      return done(ctx, `/${keyOf(params)}/feedback`, "library.staff.feedback.done.erased");
    },
  }),
];

/** Everything that nobody has answered, by page. */
async function openPage(ctx: StaffContext): Promise<PageView> {
  const { say } = ctx;
  const open = await listOpenRemarks(ctx);
  const title = say.t("library.staff.feedback.title");
  return page({
    title,
    crumbs: [{ label: say.t("library.staff.menu"), href: libraryAddress(ctx) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t(open.length > 0 ? "library.staff.feedback.lead" : "library.staff.feedback.empty")}</p>
        <p>
          <a href={libraryAddress(ctx, "/feedback/numbers")}>{say.t("library.staff.feedback.numbers")}</a>
        </p>
        <ul class="rows">
          {open.map(({ entry, title: name, remarks }) => (
            <li>
              <a href={libraryAddress(ctx, `/${entry.key}/feedback`)}>
                <span class="what">{name}</span>
                <span class="more number">{say.t("library.staff.feedback.open", { count: remarks.length })}</span>
              </a>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

async function entryPage(ctx: StaffContext, key: string): Promise<PageView> {
  const { say } = ctx;
  const given = await readForStaff(ctx, key);
  const remarks = await ctx.read((scope) => listRemarks(scope, { entryId: given.entry.id }));
  return entryView(ctx, given, {
    part: "feedback",
    body: (
      <>
        <p class="lead">
          {say.t(remarks.length > 0 ? "library.staff.feedback.entryLead" : "library.staff.feedback.none")}
        </p>
        <ul class="rows">
          {remarks.map((remark) => (
            <li class="pieces" id={`remark-${remark.id}`}>
              <RemarkWords ctx={ctx} remark={remark} />
              <p>
                <a href={entryAddress(ctx, key, `/feedback/${remark.id}`)}>
                  {say.t(remark.state === "open" ? "library.staff.feedback.answer" : "library.staff.feedback.look")}
                </a>
              </p>
            </li>
          ))}
        </ul>
        {given.may.write ? <CloseAll ctx={ctx} entryKey={key} remarks={remarks} /> : null}
      </>
    ),
  });
}

/** Against a flood; one or two are answered one by one. */
const MANY = 3;

function CloseAll({
  ctx,
  entryKey,
  remarks,
}: {
  ctx: StaffContext;
  entryKey: string;
  remarks: readonly Remark[];
}): JSX.Element | null {
  const { say } = ctx;
  const open = remarks.filter(({ state }) => state === "open");
  const [newest] = open;
  if (!newest || open.length < MANY) return null;
  return (
    <>
      <p class="hint">{say.t("library.staff.feedback.closeAllHint")}</p>
      <PostButton
        action={entryAddress(ctx, entryKey, "/feedback/close")}
        token={ctx.formToken}
        label={say.t("library.staff.feedback.closeAll", { count: open.length })}
        hidden={{ upTo: String(newest.id) }}
      />
    </>
  );
}

async function remarkPage(ctx: StaffContext, params: Params, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const key = keyOf(params);
  const given = await readForStaff(ctx, key);
  const remarks = await ctx.read((scope) => listRemarks(scope, { entryId: given.entry.id }));
  const remark = remarks.find(({ id }) => id === idOf(params));
  if (!remark) throw notFound();
  return entryView(ctx, given, {
    part: "feedback",
    status: shown?.status,
    body: (
      <>
        <div class="pieces">
          <RemarkWords ctx={ctx} remark={remark} />
        </div>
        {given.may.write ? (
          <>
            <AnswerForm ctx={ctx} given={given} remark={remark} shown={shown} />
            <OtherActs ctx={ctx} given={given} remark={remark} />
          </>
        ) : null}
        <p>
          <a href={entryAddress(ctx, key, "/feedback")}>{say.t("library.staff.feedback.back")}</a>
        </p>
      </>
    ),
  });
}

interface AnswerProps {
  ctx: StaffContext;
  given: StaffEntry;
  remark: Remark;
  shown?: InvalidRequest;
}

const FIELDS = ["said", "changed"] as const;

/** What became of it; where the page tells of it, in Japanese first and in the languages that the entry has. */
function AnswerForm({ ctx, given, remark, shown }: AnswerProps): JSX.Element {
  const { say } = ctx;
  const others = given.texts.map(({ language }) => language).filter((language) => language !== "ja");
  const label = (field: (typeof FIELDS)[number], code: string) =>
    [
      `${field}.${code}`,
      `${say.t(`library.staff.feedback.field.${field}`)}（${getLanguage(code as "ja").name}）`,
    ] as const;
  const labels = ["ja", ...others].flatMap((code) => FIELDS.map((field) => label(field, code)));
  const form = formState(say, {
    id: "answer",
    labels: { ...Object.fromEntries(labels), state: say.t("library.staff.feedback.field.state") },
    values: shown?.values ?? valuesOf(remark),
    issues: shown?.issues,
  });
  const states = (["changed", "unchanged"] as const).map((value) => ({
    value,
    label: say.t(`library.staff.feedback.state.${value}`),
  }));
  return (
    <Form form={form} action={entryAddress(ctx, given.entry.key, `/feedback/${remark.id}`)} token={ctx.formToken}>
      <input type="hidden" name="version" value={shown?.values.version ?? String(remark.version)} />
      <Radios form={form} name="state" options={states} />
      {given.may.publish ? (
        <>
          <p class="hint">{say.t("library.staff.feedback.noteHint")}</p>
          {FIELDS.map((field) => (
            <TextArea form={form} name={`${field}.ja`} rows={2} maxLength={400} lang="ja" optional />
          ))}
          {others.length > 0 ? (
            <details>
              <summary>{say.t("library.staff.feedback.otherLanguages")}</summary>
              {others.flatMap((code) =>
                FIELDS.map((field) => (
                  <TextArea
                    form={form}
                    name={`${field}.${code}`}
                    rows={2}
                    maxLength={400}
                    lang={getLanguage(code).htmlLang}
                    optional
                  />
                )),
              )}
            </details>
          ) : null}
        </>
      ) : null}
      <div class="buttons">
        <Submit label={say.t("library.staff.feedback.close")} />
      </div>
    </Form>
  );
}

function valuesOf({ state, note }: Remark): Record<string, string> {
  const notes = FIELDS.flatMap((field) =>
    Object.entries(note?.[field] ?? {}).map(([code, value]) => [`${field}.${code}`, value] as const),
  );
  return { state: state === "unchanged" ? "unchanged" : "changed", ...Object.fromEntries(notes) };
}

function OtherActs({ ctx, given, remark }: AnswerProps): JSX.Element {
  const { say } = ctx;
  const address = (rest: string) => entryAddress(ctx, given.entry.key, `/feedback/${remark.id}/${rest}`);
  const hidden = { version: String(remark.version) };
  return (
    <div class="buttons">
      {remark.state === "open" ? null : (
        <PostButton
          action={address("reopen")}
          token={ctx.formToken}
          label={say.t("library.staff.feedback.reopen")}
          hidden={hidden}
        />
      )}
      {remark.words === null ? null : (
        <PostButton
          action={address("erase")}
          token={ctx.formToken}
          label={say.t("library.staff.feedback.erase")}
          tone="danger"
          hidden={hidden}
        />
      )}
    </div>
  );
}
