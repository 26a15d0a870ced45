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
import { PairsView } from "./pairs-view.tsx";
import { SpacedText } from "./spaced-text.tsx";
import { tellReport } from "./tell-report.ts";

/** The desk: a box for any text. */
export function deskPage(ctx: StaffContext, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const form = formState(say, {
    id: "easy",
    labels: { text: say.t("easy.staff.text") },
    values: shown?.values,
    issues: shown?.issues,
  });
  return page({
    title: say.t("easy.staff.title"),
    status: shown?.status,
    islands: [EASY_ISLAND],
    body: (
      <>
        <h1>{say.t("easy.staff.title")}</h1>
        <p class="lead">{say.t("easy.staff.lead")}</p>
        <Form form={form} action={easyAddress(ctx, "/report")} token={ctx.formToken}>
          <TextArea form={form} name="text" rows={12} maxLength={LONGEST_TEXT} lang="ja" plain />
        </Form>
        <EasyAid ctx={ctx} form="easy" fields={["text"]} subject="" auto />
        {mayConfirm(ctx.actor) ? (
          <p>
            <a href={easyAddress(ctx, "/readings")}>{say.t("easy.staff.readings.title")}</a>
          </p>
        ) : null}
      </>
    ),
  });
}

export interface SentText extends TextToCheck {
  /** The text of which this one is the easy rewrite; empty where there is none. */
  official: string;
}

/** The same report as beside a box, on a page of its own: for those whose browser runs no script, and to print. */
export async function reportPage(ctx: StaffContext, given: SentText, readGlossary: ReadGlossary): Promise<PageView> {
  const { say } = ctx;
  const title = say.t("easy.staff.report.title");
  return page({
    title,
    crumbs: easyCrumbs(ctx, title),
    body: (
      <>
        <h1>{title}</h1>
        <p class="hint">{say.t("easy.staff.report.beside")}</p>
        {await easyReport(ctx, given, readGlossary)}
        <Section id="furigana" title={say.t("easy.staff.furigana.title")}>
          <SendText ctx={ctx} given={given} to="/furigana" label={say.t("easy.staff.furigana.go")} />
        </Section>
        <Section id="spaced" title={say.t("easy.staff.spaced.title")}>
          <SpacedText text={given.text} />
        </Section>
        {given.official.trim() ? (
          <Section id="pairs" title={say.t("easy.staff.pairs.title")}>
            <PairsView say={say} official={given.official} easy={given.text} />
          </Section>
        ) : null}
      </>
    ),
  });
}

/** The report alone, for the page of a text. */
export async function easyReport(
  ctx: StaffContext,
  given: TextToCheck,
  readGlossary: ReadGlossary,
): Promise<JSX.Element> {
  const data = tellReport(ctx.say, await checkText(ctx, given, readGlossary));
  return (
    <>
      <p class="lead">{data.summary}</p>
      <ReportView data={data} words={aidWords(ctx)} />
    </>
  );
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
