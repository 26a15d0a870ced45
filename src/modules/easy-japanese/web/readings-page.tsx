import { listStaffNames } from "#modules/accounts/public.ts";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page, redirect } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction, staffPage } from "#platform/http/route.ts";
import { Form, formState, PostButton, Submit, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { ReadingInput, WordInput } from "../inputs.ts";
import { mayConfirm } from "../permissions.ts";
import { confirmReadings, forgetReading } from "../readings/confirm-readings.ts";
import { listReadings } from "../readings/reading.data.ts";
import { easyAddress, easyCrumbs } from "./addresses.ts";

const PATH = "/easy-japanese/readings";
const CHECKS = "easy-japanese.check";
const CONFIRMS = "easy-japanese.confirm";

/** How the city's words are read, as its people have confirmed it. */
export const readingRoutes: Route[] = [
  staffPage({ path: PATH, access: CHECKS, handle: (ctx) => readingsPage(ctx) }),
  staffAction({
    path: PATH,
    access: CONFIRMS,
    input: ReadingInput,
    async handle(ctx, { input }) {
      await confirmReadings(ctx, [input]);
      return redirect(easyAddress(ctx, "/readings"), { flash: "easy.staff.readings.confirmed" });
    },
    invalid: readingsPage,
  }),
  staffAction({
    path: `${PATH}/forget`,
    access: CONFIRMS,
    input: WordInput,
    async handle(ctx, { input }) {
      await forgetReading(ctx, input.word);
      return redirect(easyAddress(ctx, "/readings"), { flash: "easy.staff.readings.forgotten" });
    },
  }),
];

async function readingsPage(ctx: StaffContext, shown?: InvalidRequest): Promise<PageView> {
  const { say } = ctx;
  const { readings, names } = await ctx.read(async (scope) => ({
    readings: await listReadings(scope),
    names: await listStaffNames(scope),
  }));
  const title = say.t("easy.staff.readings.title");
  const form = formState(say, {
    id: "reading",
    labels: {
      word: say.t("easy.staff.aid.furiganaWord"),
      reading: say.t("easy.staff.aid.furiganaReading"),
    },
    values: shown?.values,
    issues: shown?.issues,
  });
  const isKeeper = mayConfirm(ctx.actor);
  return page({
    title,
    status: shown?.status,
    crumbs: easyCrumbs(ctx, title),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("easy.staff.readings.lead")}</p>
        {readings.length === 0 ? <p>{say.t("easy.staff.readings.none")}</p> : null}
        <ul class="rows">
          {readings.map(({ word, reading, by, at }) => (
            <li class="entry">
              <span class="what" lang="ja">
                {word}（{reading}）
              </span>
              <span class="tools">
                {names.get(by)}　{say.format.dateTime(at)}
                {isKeeper ? (
                  <PostButton
                    action={easyAddress(ctx, "/readings/forget")}
                    token={ctx.formToken}
                    label={say.t("easy.staff.readings.forget")}
                    about={` ${word}`}
                    tone="quiet"
                    hidden={{ word }}
                  />
                ) : null}
              </span>
            </li>
          ))}
        </ul>
        {isKeeper ? (
          <Section id="add-reading" title={say.t("easy.staff.readings.add")}>
            <Form form={form} action={easyAddress(ctx, "/readings")} token={ctx.formToken}>
              <TextInput form={form} name="word" lang="ja" maxLength={60} />
              <TextInput form={form} name="reading" lang="ja" maxLength={120} />
              <Submit label={say.t("easy.staff.readings.save")} />
            </Form>
          </Section>
        ) : null}
      </>
    ),
  });
}
