import type { JSX } from "preact";
import type { ResidentContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import { Form, type FormState, formState, Submit, TextArea } from "#ui/form.tsx";
import { namedBy } from "#ui/landmark.tsx";
import { Message, TextOf } from "#ui/message.tsx";
import type { Entry } from "../../entries/entry.rules.ts";
import { LONGEST_REMARK } from "../feedback.rules.ts";
import { TRAP } from "../inputs.ts";
import type { PublicNote } from "../read-feedback.ts";

interface BoxProps {
  ctx: ResidentContext;
  entry: Pick<Entry, "key">;
  /** What became of earlier remarks (`readNotes`). */
  notes: readonly PublicNote[];
}

/** At the end of a page: did it help, and what became of what others said. Works without script; the page holds no token. */
export function FeedbackBox({ ctx, entry, notes }: BoxProps): JSX.Element {
  const { say } = ctx;
  const form = feedbackForm(ctx);
  const title = <Message say={say} k="library.feedback.question" />;
  return (
    <aside class="feedback" {...namedBy("feedback", title)}>
      {notes.length > 0 ? <Notes ctx={ctx} notes={notes} /> : null}
      <Form form={form} action={feedbackAddress(ctx, entry)}>
        <h2 id="feedback">{title}</h2>
        <div class="buttons">
          <Submit label={say.t("library.feedback.yes")} tone="plain" name="helpful" value="yes" />
          <Submit label={say.t("library.feedback.no")} tone="plain" name="helpful" value="no" />
        </div>
        <details>
          <summary>
            <span>
              <Message say={say} k="library.feedback.more" />
            </span>
          </summary>
          <RemarkFields ctx={ctx} form={form} />
        </details>
      </Form>
    </aside>
  );
}

export const feedbackAddress = ({ municipality, say }: ResidentContext, { key }: Pick<Entry, "key">): string =>
  `/${municipality.slug}/${say.language.code}/feedback/${key}`;

/** What was typed, and what is wrong with it. */
interface Typed {
  values: Readonly<Record<string, string>>;
  issues: readonly Issue[];
}

export function feedbackForm({ say }: ResidentContext, typed: Typed = { values: {}, issues: [] }): FormState {
  return formState(say, {
    id: "remark",
    ...typed,
    labels: {
      missing: say.t("library.feedback.missing"),
      wrong: say.t("library.feedback.wrong"),
      [TRAP]: say.t("library.feedback.trap"),
    },
  });
}

/** What is missing, what is wrong; each may be left out. */
export function RemarkFields({ ctx, form }: { ctx: ResidentContext; form: FormState }): JSX.Element {
  const { say } = ctx;
  return (
    <>
      <p class="hint">
        <Message say={say} k="library.feedback.hint" />
      </p>
      <TextArea form={form} name="missing" rows={3} maxLength={LONGEST_REMARK} plain />
      <TextArea form={form} name="wrong" rows={3} maxLength={LONGEST_REMARK} plain />
      <Trap form={form} />
      <div class="buttons">
        <Submit label={say.t("library.feedback.send")} />
      </div>
    </>
  );
}

/** For machines that fill in every field. Whoever reads the page aloud is told to leave it. */
function Trap({ form }: { form: FormState }): JSX.Element {
  const isFilled = form.issues.some(({ path }) => path === TRAP);
  const id = `${form.id}-${TRAP}`;
  return (
    <div class={isFilled ? undefined : "visually-hidden"}>
      <label for={id}>{form.labels[TRAP]}</label>
      <input
        {...{ id, name: TRAP, type: "text", autocomplete: "off", value: form.values[TRAP] ?? "" }}
        tabIndex={isFilled ? 0 : -1}
      />
    </div>
  );
}

function Notes({ ctx, notes }: { ctx: ResidentContext; notes: readonly PublicNote[] }): JSX.Element {
  const { say } = ctx;
  const title = <Message say={say} k="library.feedback.notes" />;
  return (
    <section class="notes" {...namedBy("notes", title)}>
      <h2 id="notes">{title}</h2>
      {notes.map(({ said, changed, closedOn }) => (
        <dl>
          <dt>
            <Message say={say} k="library.feedback.said" />
          </dt>
          <dd>
            <TextOf say={say} text={said} />
          </dd>
          <dt>
            <Message say={say} k="library.feedback.changed" params={{ date: say.format.date(closedOn) }} />
          </dt>
          <dd>
            <TextOf say={say} text={changed} />
          </dd>
        </dl>
      ))}
    </section>
  );
}
