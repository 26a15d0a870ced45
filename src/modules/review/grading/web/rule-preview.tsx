import type { JSX } from "preact";
import type { StaffContext } from "#platform/context.ts";
import { TextOf } from "#ui/message.tsx";
import { Section } from "#ui/parts.tsx";
import { sheetAddress } from "../../web/review-address.ts";
import type { RulePreview } from "../preview-rule-set.ts";
import type { RuleSet } from "../rule-set.rules.ts";
import { markOf } from "./grade-words.ts";

/** Which proposals of a year would be others under the changed rule. */
export function PreviewShown({ ctx, preview }: { ctx: StaffContext; preview: RulePreview }): JSX.Element {
  const { say } = ctx;
  const { differing, sheets } = preview;
  const year = `${say.plain(preview.planTitle)} ${say.format.fiscalYear(preview.fiscalYear)}`;
  return (
    <Section
      id="preview"
      title={say.t("review.staff.grade.previewTitle", { year })}
      lead={say.t("review.staff.grade.previewLead", { sheets, count: differing.length })}
    >
      {differing.length === 0 ? null : (
        <div class="table-wrap">
          <table>
            <thead>
              <tr>
                <th scope="col">{say.t("review.staff.grade.project")}</th>
                <th scope="col">{say.t("review.staff.grade.before")}</th>
                <th scope="col">{say.t("review.staff.grade.after")}</th>
              </tr>
            </thead>
            <tbody>
              {differing.map(({ sheetId, title, before, after }) => (
                <tr>
                  <th scope="row">
                    <a href={sheetAddress(ctx, sheetId)}>
                      <TextOf say={say} text={title} />
                    </a>
                  </th>
                  <td>{shown(ctx, preview.old, before)}</td>
                  <td>
                    <strong>{shown(ctx, preview.changed, after)}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

const shown = ({ say }: StaffContext, rules: RuleSet, grade: string | null): string =>
  markOf(say, rules, grade) || say.t("review.grade.unknown");
