import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { mayCheck, mayIgnore } from "../permissions.ts";
import { easyAddress } from "./addresses.ts";

/** Name of the script that brings the assistant to life (`PageView.islands`). */
export const EASY_ISLAND = "easy-japanese";

interface EasyAidProps {
  ctx: StaffContext;
  /** Id of the form with the text. The aid stands behind the form's own buttons or behind the form: the first button is what Enter presses. */
  form: string;
  /** Names of the fields that hold the text, in order; `line.*`: all that begin so. */
  fields: readonly string[];
  /** Which text it is, for what is ignored in it: `library/moving-in/ja`. */
  subject: string;
  /** Which of several texts of the form it is about. */
  about?: string;
  /** The text of which this one is the easy rewrite, to be seen side by side. */
  official?: string;
  /** Id of the field below which the assistant shows itself; at its own place where there is none. */
  below?: string;
  /** Looks at the text at once: one that is meant to be easy. */
  auto?: boolean;
}

/**
 * The checker of Easy Japanese beside a text. Without script its button sends the form to a page of its own, beside the form
 * that stays as it is; with script it becomes the assistant.
 */
export function EasyAid({
  ctx,
  form,
  fields,
  subject,
  below,
  about,
  official,
  auto,
}: EasyAidProps): JSX.Element | null {
  const { say } = ctx;
  if (!mayCheck(ctx.actor)) return null;
  return (
    <div
      class="easy-aid"
      data-easy-japanese={easyAddress(ctx)}
      data-form={form}
      data-fields={fields.join(" ")}
      data-subject={mayIgnore(ctx.actor) ? subject : ""}
      data-below={below}
      data-about={about}
      data-auto={auto ? "true" : undefined}
      data-words={JSON.stringify(aidWords(ctx))}
    >
      <input type="hidden" form={form} name="_easy_subject" value={subject} />
      {official ? <input type="hidden" form={form} name="_easy_official" value={official} /> : null}
      <input type="hidden" form={form} name="_easy_text" disabled />
      <button
        class="button"
        type="submit"
        form={form}
        formaction={easyAddress(ctx, "/report")}
        formtarget="_blank"
        formnovalidate
        name="_easy"
        value={fields.join(" ")}
      >
        {say.t("easy.staff.check")}
        {about ? `（${about}）` : ""}
      </button>
    </div>
  );
}

/** Everything that the assistant says, by its name. */
export function aidWords({ say }: StaffContext): Record<string, string> {
  const prefix = "easy.staff.aid.";
  return Object.fromEntries(
    say.keysUnder(prefix).map((key) => [key.slice(prefix.length), say.message(key as MessageKey).value]),
  );
}
