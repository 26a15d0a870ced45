import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { getLanguage, type LanguageCode } from "#platform/i18n/languages.ts";
import type { Segment } from "#platform/i18n/mark-changes.rules.ts";
import { Ruby } from "#ui/message.tsx";
import type { ComparedPart } from "../../editing/compare-contents.rules.ts";
import { partName } from "./part-lines.tsx";

interface ComparisonProps {
  ctx: StaffContext;
  rows: readonly ComparedPart[];
  /** What the two columns are called. */
  sides: { before: string; after: string };
  language: LanguageCode;
}

/** Two states of a text, part by part; what stayed the same is not repeated. */
export function ComparisonView({ ctx, rows, sides, language }: ComparisonProps): JSX.Element {
  const { say } = ctx;
  const shown = rows.filter(({ what }) => what !== "same");
  if (shown.length === 0) return <p>{say.t("library.staff.compare.none")}</p>;
  return (
    <table class="stacks comparison">
      <caption>
        {say.t("library.staff.compare.caption", { count: shown.length, same: rows.length - shown.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{say.t("library.staff.compare.place")}</th>
          <th scope="col">{sides.before}</th>
          <th scope="col">{sides.after}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <tr>
            <th scope="row">
              <b>{partName(ctx, row)}</b>
              <span class="what">{say.t(`library.staff.compare.${row.what as Exclude<typeof row.what, "same">}`)}</span>
            </th>
            <Side ctx={ctx} segments={row.marked.before} mark="del" label={sides.before} language={language} />
            <Side ctx={ctx} segments={row.marked.after} mark="ins" label={sides.after} language={language} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SideProps {
  ctx: StaffContext;
  segments: readonly Segment[];
  mark: "ins" | "del";
  label: string;
  language: LanguageCode;
}

function Side({ ctx, segments, mark, label, language }: SideProps): JSX.Element {
  return (
    <td class="lines" data-label={label} lang={getLanguage(language).htmlLang} dir={getLanguage(language).dir}>
      <MarkedWords ctx={ctx} segments={segments} mark={mark} />
    </td>
  );
}

/** Words with what went or came marked; those who hear the page hear it too. */
export function MarkedWords({ ctx, segments, mark: Mark }: Pick<SideProps, "ctx" | "segments" | "mark">): JSX.Element {
  const heard = ctx.say.t(Mark === "ins" ? "library.staff.compare.heardNew" : "library.staff.compare.heardOld");
  return (
    <>
      {segments.map(({ text, isChanged }) =>
        isChanged ? (
          <Mark>
            <span class="visually-hidden">{heard} </span>
            <Ruby value={text} />
          </Mark>
        ) : (
          <Ruby value={text} />
        ),
      )}
    </>
  );
}
