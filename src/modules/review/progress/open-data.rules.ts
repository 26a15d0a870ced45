import type { Text } from "#platform/i18n/text.ts";
import type { Field } from "../fields/field-set.rules.ts";
import { type FieldValue, isNotApplicable } from "../fields/field-value.rules.ts";
import { findGrade } from "../grading/rule-set.rules.ts";
import type { Sheet } from "../sheets/sheet.data.ts";
import { type ProjectYear, projectYearOf } from "./project-year.rules.ts";
import type { PublicYear } from "./public-year.ts";
import { type Reporters, reporterOf } from "./reporting.rules.ts";

/** What somebody wrote into a field, in Japanese. */
export interface WrittenText {
  field: string;
  label: Text;
  text: string;
  /** 該当なし. */
  isNotApplicable: boolean;
}

/** A published sheet as open data: everything that its page shows, as plain values. */
export interface PublishedProject extends Omit<ProjectYear, "grade"> {
  project: string;
  title: Text;
  /** From the top of the plan down, as it was in that year. */
  place: Sheet["place"];
  section: { key: string; isBody: boolean; name: Text };
  grade: { key: string; mark: Text | null; title: Text | null; evidence: string } | null;
  settledState: Sheet["settledState"];
  texts: WrittenText[];
}

export const publishedProjects = ({ fields, rules, sheets }: PublicYear, reporters: Reporters): PublishedProject[] =>
  sheets.map((sheet) => {
    const { grade, ...said } = projectYearOf(fields, sheet.values);
    const named = grade === null || rules === null ? undefined : findGrade(rules, grade);
    return {
      ...said,
      project: sheet.project,
      title: sheet.projectTitle,
      place: sheet.place,
      section: reporterOf(sheet, reporters),
      grade:
        grade === null
          ? null
          : { key: grade, mark: named?.mark ?? null, title: named?.title ?? null, evidence: evidenceOf(fields, sheet) },
      settledState: sheet.settledState,
      texts: fields.flatMap((field) => writtenText(field, sheet.values[field.key]) ?? []),
    };
  });

function evidenceOf(fields: readonly Field[], { values }: Pick<Sheet, "values">): string {
  const value = values[fields.find(({ kind }) => kind === "grade")?.key ?? ""];
  return value && "evidence" in value ? value.evidence : "";
}

function writtenText({ key, label }: Field, value: FieldValue | undefined): WrittenText | null {
  if (isNotApplicable(value)) return { field: key, label, text: "", isNotApplicable: true };
  if (!value || !("text" in value) || value.text === "") return null;
  return { field: key, label, text: value.text, isNotApplicable: false };
}
