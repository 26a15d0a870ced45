import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { TextOf } from "#ui/message.tsx";
import type { Remark } from "../feedback.rules.ts";

/** What somebody wrote, in which language, and what became of it. */
export function RemarkWords({ ctx, remark }: { ctx: StaffContext; remark: Remark }): JSX.Element {
  const { say } = ctx;
  const { name, htmlLang, dir } = getLanguage(remark.language);
  const { note } = remark;
  return (
    <>
      <p class="basis">
        {[
          say.t(`library.staff.feedback.kind.${remark.kind}`),
          name,
          say.format.date(remark.receivedOn),
          say.t(`library.staff.feedback.state.${remark.state}`),
        ].join("・")}
      </p>
      {remark.words === null ? (
        <p>{say.t("library.staff.feedback.erased")}</p>
      ) : (
        <p class="lines" lang={htmlLang} dir={dir}>
          {remark.words}
        </p>
      )}
      {note ? (
        <dl class="found">
          <dt>{say.t("library.staff.feedback.field.said")}</dt>
          <dd>
            <TextOf say={say} text={note.said} />
          </dd>
          <dt>{say.t("library.staff.feedback.field.changed")}</dt>
          <dd>
            <TextOf say={say} text={note.changed} />
          </dd>
        </dl>
      ) : null}
    </>
  );
}
