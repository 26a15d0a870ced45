import type { JSX } from "preact";
import { EasyAid } from "#modules/easy-japanese/public.ts";
import type { StaffContext } from "#platform/context.ts";
import type { Issue } from "#platform/errors.ts";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import { getLanguage } from "#platform/i18n/languages.ts";
import { ErrorSummary, type FormState, formState, TextArea, TextInput } from "#ui/form.tsx";
import { Notice } from "#ui/parts.tsx";
import type { Content } from "../../content/block.rules.ts";
import { partsOf } from "../../content/block.rules.ts";
import type { StaffEntry } from "../../editing/read-for-staff.ts";
import type { EditorOptions } from "./editor-options.ts";
import { PartLines } from "./part-lines.tsx";
import { entryAddress } from "./staff-address.ts";
import { TextButtons } from "./text-buttons.tsx";

interface TextFormProps {
  ctx: StaffContext;
  given: StaffEntry;
  options: EditorOptions;
  content: Content;
  draftVersion: number;
  issues: Issue[];
}

/**
 * The text as it is written: title, summary, and the blocks. The island puts the editor in the place of the lines and sends
 * `blocks`; without script the lines can be written as they are, and nothing can be added.
 */
export function TextForm({ ctx, given, options, content, draftVersion, issues }: TextFormProps): JSX.Element {
  const { say } = ctx;
  const { entry, may } = given;
  const labels = { title: say.t("library.staff.field.title"), summary: say.t("library.staff.field.summary") };
  const { title, summary } = content;
  const form = formState(say, { id: "text", labels, values: { title, summary }, issues });
  const address = entryAddress(ctx, entry.key);
  const { htmlLang } = getLanguage(entry.rootLanguage);
  if (!may.write) return <Lines ctx={ctx} form={form} content={content} isReadOnly />;
  return (
    <form id="text" method="post" action={address} novalidate data-editor={`${address}/keep`}>
      <input type="hidden" name="_token" value={ctx.formToken} />
      <input type="hidden" name="draftVersion" value={draftVersion} />
      <ErrorSummary form={form} />
      <TextInput form={form} name="title" maxLength={300} lang={htmlLang} />
      <TextArea
        form={form}
        name="summary"
        rows={2}
        maxLength={2_000}
        lang={htmlLang}
        hint={say.t("library.staff.field.summaryHint")}
        plain
      />
      <textarea name="blocks" hidden disabled data-editor-blocks>
        {JSON.stringify(content.blocks)}
      </textarea>
      <div
        id="text-place"
        data-editor-place
        lang={htmlLang}
        data-options={JSON.stringify(options)}
        data-words={JSON.stringify(editorWords(ctx))}
      >
        <Notice>{say.t("library.staff.text.needsScript")}</Notice>
        <Lines ctx={ctx} form={form} content={content} />
      </div>
      <TextButtons ctx={ctx} mayPublish={given.may.publish}>
        <span data-editor-state role="status" />
      </TextButtons>
      {htmlLang === "ja" ? (
        <EasyAid
          ctx={ctx}
          form="text"
          fields={["title", "summary", "line.*"]}
          subject={`library/${entry.key}/${entry.rootLanguage}`}
          below="text-place"
          auto={entry.rootLanguage === "ja-easy"}
        />
      ) : null}
    </form>
  );
}

/** Everything that the editor says, by its name; how furigana are typed stands in it as it is typed. */
function editorWords({ say }: StaffContext): Record<string, string> {
  const prefix = "library.staff.editor.";
  return Object.fromEntries(
    say.keysUnder(prefix).map((key) => [key.slice(prefix.length), say.message(key as MessageKey).value]),
  );
}

interface LinesProps {
  ctx: StaffContext;
  form: FormState;
  content: Content;
  isReadOnly?: boolean;
}

function Lines({ ctx, form, content, isReadOnly }: LinesProps): JSX.Element {
  const parts = partsOf(content).filter(({ kind }) => kind !== "title" && kind !== "summary");
  if (isReadOnly) return <>{parts.flatMap(({ lines }) => lines.map(({ line }) => <p>{line}</p>))}</>;
  return (
    <>
      {parts.map((part) => (
        <PartLines ctx={ctx} form={form} part={part} />
      ))}
    </>
  );
}
