import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { Form, type FormState, formState, type Option, Select, Submit, TextArea, TextInput } from "#ui/form.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import type { RoundReading } from "../../rounds/read-round.ts";
import { TOPICS } from "../../rounds/round.rules.ts";
import { MAX_ANSWER, MAX_COMMENT, TRAP } from "../../submissions/inputs.ts";
import { topicKey } from "./opinion-parts.tsx";

/** What was typed, and what is wrong with it. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  issues: readonly Issue[];
}

export const NOTHING_TYPED: Typed = { values: {}, issues: [] };

export function commentForm({ say }: ResidentContext, reading: RoundReading, typed: Typed): FormState {
  const { round } = reading;
  const questions = round.questions.map((question, index) => [`answer${index + 1}`, say.plain(question)]);
  return formState(say, {
    id: "comment",
    ...typed,
    labels: {
      comment: say.t("opinions.form.comment"),
      part: say.t(round.kind === "standingVoice" ? "opinions.form.topic" : "opinions.form.part"),
      name: say.t("opinions.form.name"),
      address: say.t("opinions.form.address"),
      contact: say.t("opinions.form.contact"),
      [TRAP]: say.t("opinions.form.trap"),
      ...Object.fromEntries(questions),
    },
  });
}

interface CommentFormProps {
  ctx: ResidentContext;
  reading: RoundReading;
  form: FormState;
  action: string;
  submit: string;
  /** The code of a comment that is being corrected. */
  code?: string;
}

/** The form for anybody: one thing must be written, all else may be left out. */
export function CommentForm({ ctx, reading, form, action, submit, code }: CommentFormProps): JSX.Element {
  const { say } = ctx;
  const { round } = reading;
  return (
    <Form form={form} action={action}>
      {code === undefined ? <Trap form={form} /> : <input type="hidden" name="code" value={code} />}
      <TextArea
        form={form}
        name="comment"
        rows={8}
        maxLength={MAX_COMMENT}
        hint={<Message say={say} k="opinions.form.commentHint" params={{ most: MAX_COMMENT }} />}
      />
      <PartSelect ctx={ctx} reading={reading} form={form} />
      {round.questions.map((_, index) => (
        <TextArea form={form} name={`answer${index + 1}`} rows={4} maxLength={MAX_ANSWER} optional />
      ))}
      <PersonFields ctx={ctx} reading={reading} form={form} />
      <p>
        <Message say={say} k="opinions.form.published" />
      </p>
      <div class="buttons">
        <Submit label={submit} />
      </div>
    </Form>
  );
}

function PartSelect({ ctx, reading, form }: { ctx: ResidentContext; reading: RoundReading; form: FormState }) {
  const { say } = ctx;
  const options = reading.round.kind === "standingVoice" ? topicOptions(ctx) : partOptions(ctx, reading);
  if (options.length === 0) return null;
  const whole = { value: "", label: say.t("opinions.form.whole") };
  return <Select form={form} name="part" plain options={[whole, ...options]} />;
}

const topicOptions = ({ say }: ResidentContext): Option[] =>
  TOPICS.map((topic) => ({ value: topic, label: say.t(topicKey(topic)) }));

/** Each part below its top one, which can be chosen itself. */
function partOptions({ say }: ResidentContext, { parts }: RoundReading): Option[] {
  const label = ({ number, title }: (typeof parts)[number]) => [number, say.plain(title)].filter(Boolean).join(" ");
  const names = new Map(parts.map((part) => [part.key, label(part)]));
  return parts.map((part) => ({ value: part.key, label: label(part), group: names.get(part.group ?? part.key) }));
}

/** Asked only where the city asks; never published. */
function PersonFields({ ctx, reading, form }: { ctx: ResidentContext; reading: RoundReading; form: FormState }) {
  const { say } = ctx;
  const { asks, keepMonths } = reading.round;
  if (asks.length === 0) return null;
  const autocomplete = { name: "name", address: "street-address", contact: "email" } as const;
  return (
    <fieldset class="field">
      <legend>
        <Message say={say} k="opinions.form.about" />
      </legend>
      <span class="hint">
        <Message say={say} k="opinions.form.aboutHint" params={{ months: keepMonths }} />
      </span>
      {asks.map((asked) => (
        <TextInput form={form} name={asked} autocomplete={autocomplete[asked]} maxLength={300} dir="auto" optional />
      ))}
    </fieldset>
  );
}

/** For machines that fill in every field. Whoever reads the page aloud is told to leave it. */
function Trap({ form }: { form: FormState }): JSX.Element {
  const isFilled = form.issues.some(({ path }) => path === TRAP);
  return (
    <div class={isFilled ? undefined : "visually-hidden"}>
      <label for={`comment-${TRAP}`}>{form.labels[TRAP]}</label>
      <input
        id={`comment-${TRAP}`}
        name={TRAP}
        type="text"
        tabIndex={isFilled ? 0 : -1}
        autocomplete="off"
        value={form.values[TRAP] ?? ""}
      />
    </div>
  );
}

/** The questions that were answered, with their answers. */
export function Answers({
  ctx,
  reading,
  answers,
}: {
  ctx: ResidentContext;
  reading: RoundReading;
  answers: readonly string[];
}) {
  return (
    <>
      {reading.round.questions.map((question, index) =>
        answers[index] ? (
          <>
            <h3>
              <TextOf say={ctx.say} text={question} />
            </h3>
            <p class="lines" dir="auto">
              {answers[index]}
            </p>
          </>
        ) : null,
      )}
    </>
  );
}
