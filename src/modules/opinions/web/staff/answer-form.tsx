import type { JSX } from "preact";
import { todayInJapan } from "#platform/i18n/partial-date.ts";
import { Radios } from "#ui/choices.tsx";
import { Form, formState, Submit, TextInput } from "#ui/form.tsx";
import { Section } from "#ui/parts.tsx";
import { spreadText } from "../../typed-text.ts";
import { EasyTextAid } from "./easy-text-aid.tsx";
import type { PartProps } from "./opinion-page.tsx";
import { dispositionOptions, shownIn } from "./staff-words.ts";
import { TextInputs, textLabels } from "./text-inputs.tsx";

/** The city's answer: what it does with the opinion, and why. */
export function AnswerForm({ ctx, found, problem, to }: PartProps): JSX.Element {
  const { say } = ctx;
  const { opinion } = found.entry;
  const { answer } = opinion;
  const kept = {
    disposition: answer?.disposition ?? "",
    answeredOn: answer?.on ?? todayInJapan(ctx.clock.now()),
    ...spreadText("answer", answer?.text ?? null),
  };
  const text = say.t("opinions.staff.field.answer");
  const form = formState(say, {
    id: "answer",
    ...shownIn(problem, "answer", kept),
    labels: {
      disposition: say.t("opinions.column.disposition"),
      answeredOn: say.t("opinions.column.answered"),
      ...textLabels("answer", text),
    },
  });
  const by = answer?.by;
  return (
    <Section id="answer-section" title={say.t("opinions.column.answer")}>
      {by ? (
        <p class="caption">
          {say.t("opinions.staff.answeredBy", {
            post: [by.section ? say.plain(by.section) : "", say.plain(by.post)].filter(Boolean).join(" "),
          })}
        </p>
      ) : null}
      <Form form={form} action={to("answer")} token={ctx.formToken}>
        <input type="hidden" name="version" value={opinion.version} />
        <Radios form={form} name="disposition" options={dispositionOptions(ctx)} />
        <TextInputs form={form} name="answer" label={text} rows={6} />
        <TextInput form={form} name="answeredOn" hint={say.t("opinions.staff.dayHint")} />
        <Submit label={say.t("opinions.staff.button.answer")} />
        <EasyTextAid ctx={ctx} form={form} name="answer" subject={`opinions/${opinion.id}`} />
      </Form>
    </Section>
  );
}
