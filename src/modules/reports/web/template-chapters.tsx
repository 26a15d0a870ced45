import type { JSX } from "preact";
import type { MessageKey } from "#platform/i18n/catalogue.ts";
import type { ReportPart } from "#platform/module.ts";
import { type FormState, fieldId, messageOf, Select, TextArea, TextInput } from "#ui/form.tsx";
import type { DraftChapter, TemplateDraft } from "../templates/template-form.rules.ts";

interface Props {
  form: FormState;
  draft: TemplateDraft;
  parts: readonly ReportPart[];
  /** The chapter that a button has just changed: it is open, and the page begins there. */
  current: number | undefined;
}

/** The chapters in order, each to be opened; its buttons send the whole form, and nothing is kept until it is saved. */
export function TemplateChapters({ form, draft, parts, current }: Props): JSX.Element {
  return (
    <div class="chapters">
      {draft.chapters.map((chapter, index) => (
        <Chapter form={form} chapter={chapter} index={index} parts={parts} isCurrent={index === current} />
      ))}
      {draft.chapters.length === 0 ? <Act form={form} act="add:-1" label="addFirst" /> : null}
    </div>
  );
}

interface ChapterProps {
  form: FormState;
  chapter: DraftChapter;
  index: number;
  parts: readonly ReportPart[];
  isCurrent: boolean;
}

function Chapter({ form, chapter, index, parts, isCurrent }: ChapterProps): JSX.Element {
  const { say } = form;
  const issues = form.issues.filter(({ path }) => path === `chapters.${index}`);
  const title = chapter.ja || say.t("reports.staff.template.untitled");
  return (
    <details open={isCurrent || issues.length > 0} data-level={chapter.level}>
      <summary id={fieldId(form, `chapters.${index}`)} autofocus={isCurrent || undefined}>
        {title} <span class="caption">{contentsOf(chapter, parts, form)}</span>
      </summary>
      {issues.map((issue) => (
        <p class="error">{messageOf(form, issue)}</p>
      ))}
      <input type="hidden" name={`c.${index}.pieces`} value={String(chapter.pieces.length)} />
      <TextInput form={form} name={`c.${index}.ja`} label={say.t("reports.staff.template.chapterTitle")} lang="ja" />
      <TextInput
        form={form}
        name={`c.${index}.en`}
        label={say.t("reports.staff.template.titleEn")}
        lang="en"
        optional
      />
      <Select
        form={form}
        name={`c.${index}.level`}
        label={say.t("reports.staff.template.level")}
        options={(["1", "2", "3"] as const).map((value) => ({
          value,
          label: say.t(`reports.staff.template.level.${value}`),
        }))}
        plain
      />
      {chapter.pieces.map((_, piece) => (
        <Piece form={form} chapter={chapter} at={{ index, piece }} parts={parts} />
      ))}
      <div class="buttons">
        <Act form={form} act={`text:${index}`} label="addText" />
        <Act form={form} act={`part:${index}`} label="addPart" />
      </div>
      <div class="buttons">
        <Act form={form} act={`up:${index}`} label="up" about={title} />
        <Act form={form} act={`down:${index}`} label="down" about={title} />
        <Act form={form} act={`add:${index}`} label="add" about={title} />
        <Act form={form} act={`remove:${index}`} label="remove" about={title} />
      </div>
    </details>
  );
}

const nameOf = (key: string, parts: readonly ReportPart[], { say }: FormState): string => {
  const part = parts.find(({ name }) => name === key);
  return part ? say.t(part.title) : say.t("reports.staff.template.partMissing", { name: key });
};

const contentsOf = (chapter: DraftChapter, parts: readonly ReportPart[], form: FormState): string =>
  chapter.pieces
    .map(({ part }) => (part ? nameOf(part, parts, form) : form.say.t("reports.staff.template.text")))
    .join("・");

interface PieceProps {
  form: FormState;
  chapter: DraftChapter;
  at: { index: number; piece: number };
  parts: readonly ReportPart[];
}

/** A part to be chosen, or a text to be written, in both languages of the report. */
function Piece({ form, chapter, at, parts }: PieceProps): JSX.Element {
  const { say } = form;
  const name = `c.${at.index}.p.${at.piece}`;
  const chosen = chapter.pieces[at.piece]?.part ?? "";
  const isKnown = parts.some((part) => part.name === chosen);
  return (
    <div class="piece">
      {chosen === "" ? (
        <>
          <input type="hidden" name={`${name}.part`} value="" />
          <TextArea form={form} name={`${name}.ja`} label={say.t("reports.staff.template.text")} lang="ja" />
          <TextArea form={form} name={`${name}.en`} label={say.t("reports.staff.template.textEn")} lang="en" optional />
        </>
      ) : (
        <Select
          form={form}
          name={`${name}.part`}
          label={say.t("reports.staff.template.part")}
          options={[
            ...(chosen === "?" ? [{ value: "?", label: say.t("reports.staff.template.choose") }] : []),
            ...(isKnown || chosen === "?" ? [] : [{ value: chosen, label: nameOf(chosen, parts, form) }]),
            ...parts.map((part) => ({ value: part.name, label: say.t(part.title) })),
          ]}
        />
      )}
      <div class="buttons">
        {at.piece > 0 ? <Act form={form} act={`pieceUp:${at.index}:${at.piece}`} label="pieceUp" /> : null}
        <Act form={form} act={`pieceRemove:${at.index}:${at.piece}`} label="pieceRemove" />
      </div>
    </div>
  );
}

type Label = "addFirst" | "addText" | "addPart" | "up" | "down" | "add" | "remove" | "pieceUp" | "pieceRemove";

function Act({ form, act, label, about }: { form: FormState; act: string; label: Label; about?: string }): JSX.Element {
  const key: MessageKey = `reports.staff.template.button.${label}`;
  return (
    <button class="button quiet" type="submit" name="act" value={act}>
      {form.say.t(key)}
      {about ? <span class="visually-hidden">{about}</span> : null}
    </button>
  );
}
