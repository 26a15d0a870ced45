import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { invalid } from "#platform/errors.ts";
import { type PageView, page } from "#platform/http/reply.ts";
import { type InvalidRequest, type Route, staffAction } from "#platform/http/route.ts";
import { Checkbox } from "#ui/choices.tsx";
import { Form, type FormState, formState, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { Ruby } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import type { ReadGlossary } from "../checking/check-text.ts";
import { CheckInput, type ReadingChoice, WrittenReadingsInput } from "../inputs.ts";
import { proposeReadings, writeReadings } from "../readings/propose-readings.ts";
import { type Proposal, withInserts } from "../readings/reading.rules.ts";
import { easyAddress, easyCrumbs } from "./addresses.ts";

const PATH = "/easy-japanese/furigana";
const CHECKS = "easy-japanese.check";

/** Furigana without script: the words of a text with their readings, then the text with them. */
export const furiganaRoutes = (readGlossary: ReadGlossary): Route[] => [
  staffAction({
    path: PATH,
    access: CHECKS,
    input: CheckInput,
    async handle(ctx, { input }) {
      return choosePage(ctx, { text: input.text, proposals: await proposeReadings(ctx, input, readGlossary) });
    },
  }),
  staffAction({
    path: `${PATH}/write`,
    access: CHECKS,
    input: WrittenReadingsInput,
    async handle(ctx, { input: { text, choices, wrong } }) {
      if (wrong.length > 0) throw invalid(wrong.map((path) => ({ path, code: "easy.error.reading" })));
      const { inserts, kept } = await writeReadings(ctx, { text, choices }, readGlossary);
      return writtenPage(ctx, { text: withInserts(text, inserts), choices, kept });
    },
    async invalid(ctx, shown) {
      const { text = "" } = shown.values;
      return choosePage(ctx, { text, proposals: await proposeReadings(ctx, { text }, readGlossary) }, shown);
    },
  }),
];

interface Choosing {
  text: string;
  proposals: readonly Proposal[];
}

function choosePage(ctx: StaffContext, { text, proposals }: Choosing, shown?: InvalidRequest): PageView {
  const { say } = ctx;
  const readings = say.t("easy.staff.aid.furiganaReading");
  const values = proposals.flatMap(({ needs, proposed, isKept }, index) => [
    [`reading.${index}`, needs === "look" ? proposed : ""],
    [`kept.${index}`, isKept ? "on" : ""],
  ]);
  const form = formState(say, {
    id: "furigana",
    labels: Object.fromEntries(proposals.map(({ surface }, index) => [`reading.${index}`, `${surface}：${readings}`])),
    values: shown?.values ?? Object.fromEntries(values),
    issues: shown?.issues,
  });
  const title = say.t("easy.staff.furigana.title");
  return page({
    title,
    status: shown?.status,
    crumbs: easyCrumbs(ctx, title),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{say.t("easy.staff.aid.furiganaLead")}</p>
        {proposals.length === 0 ? (
          <p>{say.t("easy.staff.aid.furiganaNone")}</p>
        ) : (
          <Form form={form} action={easyAddress(ctx, "/furigana/write")} token={ctx.formToken}>
            <textarea name="text" hidden>
              {text}
            </textarea>
            <ul class="easy-words">
              {proposals.map((proposal, index) => (
                <WordRow ctx={ctx} form={form} proposal={proposal} index={index} />
              ))}
            </ul>
            <Submit label={say.t("easy.staff.aid.furiganaAll")} />
          </Form>
        )}
      </>
    ),
  });
}

interface WordRowProps {
  ctx: StaffContext;
  form: FormState;
  proposal: Proposal;
  index: number;
}

function WordRow({ ctx: { say }, form, proposal, index }: WordRowProps): JSX.Element {
  const { surface, proposed, needs, choices } = proposal;
  const hints = [
    needs === "name" ? say.t("easy.staff.aid.furiganaName") : "",
    needs === "choose" ? choices.join(" / ") : "",
  ];
  return (
    <li>
      <input type="hidden" name={`surface.${index}`} value={surface} />
      <input type="hidden" name={`proposed.${index}`} value={proposed} />
      <TextInput
        form={form}
        name={`reading.${index}`}
        label={surface}
        lang="ja"
        maxLength={120}
        hint={hints.filter(Boolean).join("・") || undefined}
        plain
      />
      <Checkbox form={form} name={`kept.${index}`} label={say.t("easy.staff.aid.furiganaKeep")} />
    </li>
  );
}

interface Written {
  text: string;
  choices: readonly ReadingChoice[];
  kept: number;
}

function writtenPage(ctx: StaffContext, { text, choices, kept }: Written): PageView {
  const { say } = ctx;
  const title = say.t("easy.staff.furigana.written");
  const form = formState(say, { id: "written", labels: { text: say.t("easy.staff.text") }, values: { text } });
  return page({
    title,
    crumbs: easyCrumbs(ctx, title),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead" role="status">
          {say.t("easy.staff.furigana.count", { count: choices.length, kept })}
        </p>
        <Form form={form} action={easyAddress(ctx, "/report")} token={ctx.formToken}>
          <TextArea form={form} name="text" rows={12} lang="ja" plain />
          <Submit label={say.t("easy.staff.check")} tone="plain" />
        </Form>
        <Section id="with-ruby" title={say.t("easy.staff.furigana.looks")}>
          <div class="lines" lang="ja">
            <Ruby value={text} />
          </div>
        </Section>
      </>
    ),
  });
}
