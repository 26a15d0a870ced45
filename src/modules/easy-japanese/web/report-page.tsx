import type { ComponentChildren, JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import type { InvalidRequest } from "#platform/http/route.ts";
import { Form, formState, Submit, TextArea } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { checkText, type ReadGlossary, type TextToCheck } from "../checking/check-text.ts";
import { LONGEST_TEXT } from "../inputs.ts";
import { mayConfirm } from "../permissions.ts";
import { easyAddress, easyCrumbs } from "./addresses.ts";
import { aidWords, EASY_ISLAND, EasyAid } from "./aid.tsx";
import { ReportView } from "./islands/aid/report-view.tsx";
import { reportData } from "./report-data.ts";
import { SpacedText } from "./spaced-text.tsx";

/** The desk: a box for any text. */
export function deskPage(ctx: StaffContext, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const form = formState(say, {
    id: "easy",
    labels: { text: say.t("easy-japanese.staff.text") },
    values: shown?.values,
    issues: shown?.issues,
  });
  return page({
    title: say.t("easy-japanese.staff.title"),
    status: shown?.status,
    islands: [EASY_ISLAND],
    body: (
      <>
        <h1>{say.t("easy-japanese.staff.title")}</h1>
        <p class="lead">{say.t("easy-japanese.staff.lead")}</p>
        <Form form={form} action={easyAddress(ctx, "/report")} token={ctx.formToken}>
          <TextArea form={form} name="text" rows={12} maxLength={LONGEST_TEXT} lang="ja" plain />
        </Form>
        <EasyAid ctx={ctx} form="easy" fields={["text"]} subject="" />
        {mayConfirm(ctx.actor) ? (
          <p>
            <a href={easyAddress(ctx, "/readings")}>{say.t("easy-japanese.staff.readings.title")}</a>
          </p>
        ) : null}
      </>
    ),
  });
}

/** The same report as beside a box, on a page of its own: for those whose browser runs no script, and to print. */
export async function reportPage(
  ctx: StaffContext,
  given: TextToCheck,
  { readGlossary, shown }: { readGlossary: ReadGlossary; shown?: InvalidRequest },
): Promise<PageView> {
  const { say } = ctx;
  const report = await checkText(ctx, given, readGlossary);
  const data = reportData(say, report);
  const title = say.t("easy-japanese.staff.report.title");
  return page({
    title,
    status: shown?.status,
    crumbs: easyCrumbs(ctx, title),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{data.summary}</p>
        <p class="hint">{say.t("easy-japanese.staff.report.beside")}</p>
        <ReportView data={data} words={aidWords(ctx)} />
        <Section id="easy-furigana" title={say.t("easy-japanese.staff.furigana.title")}>
          <SendText ctx={ctx} given={given} to="/furigana" label={say.t("easy-japanese.staff.furigana.go")} />
        </Section>
        <Section id="easy-spaced" title={say.t("easy-japanese.staff.spaced.title")}>
          <SpacedText text={given.text} />
        </Section>
      </>
    ),
  });
}

interface SendTextProps {
  ctx: StaffContext;
  given: TextToCheck;
  to: string;
  label: string;
  children?: ComponentChildren;
}

/** The text, on to another page. */
function SendText({ ctx, given, to, label, children }: SendTextProps): JSX.Element {
  const form = formState(ctx.say, { id: `send${to.replaceAll("/", "-")}`, labels: {} });
  return (
    <Form form={form} action={easyAddress(ctx, to)} token={ctx.formToken}>
      <textarea name="text" hidden>
        {given.text}
      </textarea>
      <input type="hidden" name="subject" value={given.subject} />
      {children}
      <Submit label={label} tone="plain" />
    </Form>
  );
}
