import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Form, formState, type Option, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import type { OpinionParts } from "../../opinion-parts.ts";
import { ASKED, TOPICS } from "../../rounds/round.rules.ts";
import { enterComment } from "../../submissions/enter-comment.ts";
import { EnteredCommentInput } from "../../submissions/inputs.ts";
import { type Queue, readQueue } from "../../submissions/read-queue.ts";
import { CHANNELS } from "../../submissions/submission.data.ts";
import { languageOptions, staffAddress } from "./staff-words.ts";

const access = "opinions.manage";
const PATH = "/comments/:key/enter";

/** What came by post, mail, fax or at the counter. */
export function enterRoutes({ kinds, secrets }: OpinionParts): Route[] {
  const read = (ctx: StaffContext, key = "") => readQueue(ctx, { key, kinds, secrets });
  return [
    staffPage({
      access,
      path: PATH,
      handle: async (ctx, { params }) =>
        enterPage(ctx, await read(ctx, params.key), {
          values: { channel: "letter", language: "ja", receivedOn: todayInJapan(ctx.clock.now()) },
          issues: [],
        }),
    }),
    staffAction({
      access,
      path: PATH,
      input: EnteredCommentInput,
      async handle(ctx, { params, input }) {
        const key = params.key ?? "";
        const id = await enterComment(ctx, { ...input, key, secrets });
        return redirect(staffAddress(ctx, `/comments/${key}/submissions/${id}`), {
          flash: "opinions.staff.flash.entered",
        });
      },
      invalid: async (ctx, { params, values, issues, status }) => ({
        ...enterPage(ctx, await read(ctx, params.key), { values, issues }),
        status,
      }),
    }),
  ];
}

function enterPage(
  ctx: StaffContext,
  queue: Queue,
  typed: { values: Record<string, string>; issues: Issue[] },
): PageView {
  const { say } = ctx;
  const { round } = queue;
  const title = say.t("opinions.staff.enter");
  const form = formState(say, {
    id: "enter",
    ...typed,
    labels: {
      channel: say.t("opinions.staff.field.channel"),
      receivedOn: say.t("opinions.staff.field.receivedOn"),
      language: say.t("opinions.column.language"),
      comment: say.t("opinions.staff.field.words"),
      part: say.t("opinions.column.place"),
      ...Object.fromEntries(ASKED.map((asked) => [asked, say.t(`opinions.form.${asked}`)])),
    },
  });
  const channels = CHANNELS.filter((channel) => channel !== "web").map((value) => ({
    value,
    label: say.t(`opinions.staff.channel.${value}`),
  }));
  return page({
    title,
    crumbs: [{ label: say.text(round.title), href: staffAddress(ctx, `/comments/${round.key}`) }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <Form form={form} action={staffAddress(ctx, `/comments/${round.key}/enter`)} token={ctx.formToken}>
          <div class="filters">
            <Select form={form} name="channel" options={channels} />
            <TextInput form={form} name="receivedOn" hint={say.t("opinions.staff.dayHint")} />
            <Select form={form} name="language" options={languageOptions(ctx).filter(({ value }) => value !== "")} />
          </div>
          <TextArea form={form} name="comment" rows={10} />
          <Select form={form} name="part" plain options={partOptions(ctx, queue)} />
          <Section id="person-fields" title={say.t("opinions.staff.person")} lead={say.t("opinions.staff.personLead")}>
            {ASKED.map((asked) => (
              <TextInput form={form} name={asked} autocomplete="off" optional />
            ))}
          </Section>
          <Submit label={say.t("opinions.staff.button.enter")} />
        </Form>
      </>
    ),
  });
}

function partOptions({ say }: StaffContext, { round, parts }: Queue): Option[] {
  const whole = { value: "", label: say.t("opinions.form.whole") };
  if (round.kind === "standingVoice")
    return [whole, ...TOPICS.map((topic) => ({ value: topic, label: say.t(`opinions.topic.${topic}`) }))];
  return [
    whole,
    ...parts.map(({ key, number, title }) => ({
      value: key,
      label: [number, say.plain(title)].filter(Boolean).join(" "),
    })),
  ];
}
